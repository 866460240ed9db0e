"""A dataset of others into a named graph of its own: read, described in our vocabulary, written as N-Quads."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from allegiance.build.writing import write
from allegiance.errors import BadRecord, ImportRefused
from allegiance.merge.importing.companions import Companion
from allegiance.merge.importing.dating import edtf
from allegiance.merge.importing.describing import Describer
from allegiance.merge.importing.mapping import Mapping
from allegiance.merge.importing.mapping_file import formats, read
from allegiance.merge.importing.opening import LARGEST, opened
from allegiance.merge.importing.provenance import Origin, about
from allegiance.merge.importing.readers import reader
from allegiance.merge.importing.terms import EXTERNAL
from allegiance.merge.importing.tree import Raw

__all__ = ["Imported", "Request", "formats", "import_dataset", "read"]

NAME = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
BATCH = 500
"""Records that are written at once."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to import. `place` is a path or an address; `companions` further files of the format, by their name in the
    mapping; `issued` the day of the dataset where it does not tell itself (anything that is read as a date).
    With `instances_of`, the IRI of a class, the place is a SPARQL service with the data model of Wikidata."""

    mapping: Mapping
    place: str
    name: str
    companions: tuple[tuple[str, str], ...] = ()
    issued: str = ""
    version: str = ""
    licence: str = ""
    accessed: date | None = None
    skip_bad: bool = False
    instances_of: str = ""
    timeout: float = 300.0
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: the file, counts, what was left out, and values that were kept but not read as dates."""

    path: Path
    records: int
    statements: int
    skipped: tuple[BadRecord, ...]
    unread: tuple[str, ...]


def import_dataset(request: Request, folder: Path, progress: Callable[[int], None] = lambda read: None) -> Imported:
    """Import a dataset into `<folder>/<name>.nq`, which appears whole or not at all.

    `progress` is told how many bytes were read since the last time. Raises ImportRefused, BadRecord (unless bad records
    are skipped), NotFoundError, the errors derived from RemoteError, and OSError.
    """
    if not NAME.fullmatch(request.name):
        raise ImportRefused(request.name, "it is no name for a dataset", "take lower case letters, digits, _ and -")
    work = _Work(request, progress)
    path = folder / f"{request.name}.nq"
    write(path, work.chunks())
    return Imported(path, work.records, work.count, tuple(work.skipped), tuple(work.describer.valuer.unread))


class _Work:
    """One import under way."""

    def __init__(self, request: Request, progress: Callable[[int], None]) -> None:
        self.request, self.progress = request, progress
        issued = edtf(request.issued) if request.issued else ""
        if issued is None:
            raise ImportRefused(request.issued, "it is not read as a date", "write it as 2015-03-27")
        self.describer = Describer(request.mapping, request.name, issued)
        self.records = self.count = 0
        self.skipped: list[BadRecord] = []
        self.version = request.version
        self.places: list[tuple[str, str]] = []

    def chunks(self) -> Iterator[bytes]:
        """Give the dataset as N-Quads, in the order of its records."""
        quads: list[ox.Quad] = []
        for raw in self._raw():
            quads += self._quads(raw)
            if len(quads) > BATCH * 50:
                yield self._written(quads)
                quads = []
        if not self.records:
            raise ImportRefused(self.request.place, "it holds no record", "check that it is the right file and format")
        yield self._written([*quads, *about(self.describer, self._origin(), self.records, len(self.skipped))])

    def _quads(self, raw: Raw | BadRecord) -> list[ox.Quad]:
        try:
            if isinstance(raw, BadRecord):
                raise raw
            self._learn(raw)
            statements = dict.fromkeys(self.describer.statements(raw))
        except BadRecord as error:
            if not self.request.skip_bad:
                raise
            self.skipped.append(error)
            return []
        self.records += 1
        return [ox.Quad(*statement, self.describer.graph) for statement in statements]

    def _learn(self, raw: Raw) -> None:
        """Take version and day from the first record that tells them."""
        if not self.version and self.request.mapping.version is not None:
            self.version = self.request.mapping.version.one(raw.fields) or ""
            if not self.describer.issued:
                self.describer.issued = edtf(self.version) or ""

    def _written(self, quads: Iterable[ox.Quad]) -> bytes:
        text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        self.count += text.count(b"\n")
        return text

    def _raw(self) -> Iterator[Raw | BadRecord]:
        joined = [self._companion(name, place) for name, place in self.request.companions]
        if self.request.instances_of:
            yield from self._asked()
            return
        layout = self.request.mapping.layout | {
            "prefixes": self.request.mapping.prefixes,
            "nodes": f"{EXTERNAL}{self.request.name}/node/",
        }
        for raw in self._read(self.request.place, self.request.mapping.reader, layout):
            for companion in joined:
                raw = companion.join(raw)  # noqa: PLW2901  # each adds to what the one before gave
            yield raw
        for companion in joined:
            yield from companion.left()

    def _asked(self) -> Iterator[Raw]:
        from allegiance.merge.importing.readers.wikidata_service import records

        if self.request.mapping.reader != "wikidata":
            raise ImportRefused(
                self.request.place, "only the format wikidata is asked of a service", "leave --class out"
            )
        digest = hashlib.sha256()
        for raw in records(self.request.place, self.request.instances_of, self.request.timeout):
            digest.update(repr(raw.fields).encode())
            self.progress(1)
            yield raw
        self.places.append((self.request.place, digest.hexdigest()))

    def _companion(self, name: str, place: str) -> Companion:
        layout = self.request.mapping.companions.get(name)
        if layout is None:
            known = ", ".join(self.request.mapping.companions) or "none"
            raise ImportRefused(place, f"this format has no further file {name!r}", f"it may have: {known}")
        return Companion(layout, self._read(place, self.request.mapping.reader, layout))

    def _read(self, place: str, kind: str, layout: dict[str, Any]) -> Iterator[Raw | BadRecord]:
        limits = {"timeout": self.request.timeout, "largest": self.request.largest}
        with opened(place, progress=self.progress, **limits) as (file, counted, name):  # type: ignore[arg-type]  # of the types that the names say
            yield from reader(kind)(file, layout, name)
            while file.read(1 << 16):
                pass  # The hash is that of the whole file.
            self.places.append((place, counted.sha256))

    def _origin(self) -> Origin:
        mapping, issued = self.request.mapping, self.describer.issued
        words = [mapping.title, self.version if self.version != issued else "", issued]
        title = ", ".join(dict.fromkeys(word for word in (words[0], issued or words[1]) if word))
        licence = self.request.licence or mapping.licence
        return Origin(title, self.version, issued, licence, self.request.accessed or date.today(), tuple(self.places))
