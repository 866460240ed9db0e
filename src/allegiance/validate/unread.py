"""What files that cannot be read may say: a finding that they could settle is held back until they can be read.

A mended file is taken to speak of what it is home to, and of no entity that another file describes: that is a finding
of its own, told once it is mended. Beside its own entity it is taken to name only what its text names already.
"""

import re
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import ID, KINDS, RDF_TYPE, expand, kind_of
from allegiance.validate.checks.at_home import is_at_home
from allegiance.validate.checks.home import Home, home_at
from allegiance.validate.checks.paths import read_regular
from allegiance.validate.mirror.current import Current
from allegiance.validate.problem import Problem

_NO_DATA = (".md", ".txt", ".orig", ".rej", ".bak", ".swp", ".pdf", ".csv", ".png", ".jpg")
"""How names end that nobody gives to data: such a file is most likely to be removed, or is at best one entity's."""
_SUBJECT = r"(?m)^(?:([a-z]+:[a-z0-9-]+)|<([^<>\s]+)>)"
_SIGNS = "[^a-z0-9]+"


class _Shut(NamedTuple):
    """A file or folder that cannot be read: of which kinds it may be home, of which slug (None: any).

    `text` are the letters and digits in it, without what stands between them; None if it may hold any.
    """

    kinds: tuple[str, ...]
    slug: str | None
    situations: bool
    links: bool
    text: str | None = None

    def names(self, slug: str) -> bool:
        """Whether the slug may stand in it, perhaps misspelt in its case and signs."""
        return self.text is None or re.sub(_SIGNS, "", slug) in self.text


class Unread:
    """The files that cannot be read, or only in part (`broken`), and entries of the folders that are not read at all.

    Asked of nodes by IRI.
    """

    def __init__(self, now: Current, refused: Iterable[Problem], roots: Sequence[Path]) -> None:
        broken = now.broken
        self._now, self._files, self._broken = now, now.files, frozenset(broken)
        entries = {problem.file: _below(problem.file, roots) for problem in refused}
        self.paths = sorted({*(now.files[graph].path for graph in broken), *entries})
        parts = {graph: tuple(now.files[graph].relative.split("/")) for graph in broken}
        self._shut = [_shut(name, Path(*name), False, now.text(graph)) for graph, name in parts.items()]
        self._shut += [_shut(name, path, _is_folder(path), _text(path)) for path, name in entries.items()]
        graphs = map(ox.NamedNode, broken)
        self._spoken = {text_of(q.subject) for g in graphs for q in now.held.quads_for_pattern(None, None, None, g)}
        self._spoken |= {iri for graph in broken for iri in _begun(now.text(graph))}
        self._known: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._shut)

    @property
    def links(self) -> bool:
        """Whether a judged link, which may set two entities apart, may stand in one."""
        return any(shut.links for shut in self._shut)

    def entities(self, kind: str) -> Collection[str] | None:
        """Return the entities of the kind that may be described in them; None where that may be any."""
        of_home = {"claim": {"source"}, "name": {*_HOMES} - {"source"}}.get(kind, {kind})
        homes = [shut for shut in self._shut if not of_home.isdisjoint(shut.kinds)]
        if kind == "situation":
            homes = [shut for shut in self._shut if shut.situations]
        if homes and (kind not in _HOMES or any(shut.slug is None for shut in homes)):
            return None
        return {iri for iri in self._spoken if kind_of(iri) == kind} | {f"{ID}{kind}/{shut.slug}" for shut in homes}

    def mention(self, iri: str) -> bool:
        """Whether something in one may point to the node."""
        slug = iri.rpartition("/")[2]
        return any(shut.kinds and shut.names(slug) for shut in self._shut)

    def describe(self, iri: str) -> bool:
        """Whether one may say more of the node than is known."""
        if iri not in self._known:
            self._known[iri] = bool(self._shut) and (iri in self._spoken or self._may_describe(iri))
        return self._known[iri]

    def _may_describe(self, iri: str) -> bool:
        kind = kind_of(iri)
        slug = iri.removeprefix(f"{ID}{kind}/")
        if not kind:
            return False
        for shut in self._shut:
            if not shut.names(slug) and shut.slug != slug:
                continue
            if kind == "situation" or shut.slug is None:
                may = shut.situations if kind == "situation" else bool(shut.kinds)
                if may and not self._is_described(iri):
                    return True
            elif any(is_at_home(kind, slug, Home(home, shut.slug)) for home in shut.kinds):
                return True
        return False

    def _is_described(self, iri: str) -> bool:
        quads = self._now.store.quads_for_pattern(ox.NamedNode(iri), RDF_TYPE, None, None)
        graphs = (text_of(quad.graph_name) for quad in quads)
        return any(graph in self._files and graph not in self._broken for graph in graphs)


def _shut(parts: tuple[str, ...], path: Path, is_folder: bool, text: str) -> _Shut:
    """Tell from its path what an entry is home to, or would be once it has a right one."""
    home = home_at(parts) if parts else None
    letters = re.sub(_SIGNS, "", text.lower()) if text and not _may_hide_names(text) else None
    if home is not None:
        return _Shut((home.kind,), home.slug, home.kind == "source", False, letters)
    if is_folder or not parts:
        return _Shut(_HOMES, None, True, True)
    if parts[0] == "links" and path.name.endswith(".tsv"):
        return _Shut((), None, False, True)
    stem = path.name.lstrip(".").partition(".")[0]
    slug = re.sub(_SIGNS, "-", stem.lower()).strip("-")
    situations, links = "sources" in parts or not path.name.endswith(_NO_DATA), path.name.endswith(".tsv")
    return _Shut(_HOMES, slug, situations, links, letters)


def _may_hide_names(text: str) -> bool:
    """Whether a text may name an entity otherwise than by its slug: with an escape, or a prefix that ends within it."""
    if "\\u" in text or "\\U" in text:
        return True
    last = 0
    for iri in re.finditer("<([^<>]*)>", text):
        if "prefix" in text[last : iri.start()].lower() and not iri[1].endswith(("/", "#")):
            return True
        last = iri.end()
    return False


def _text(path: Path) -> str:
    """Return what an entry holds; nothing where it is no file that is read."""
    content = read_regular(path)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


_HOMES = tuple(kind for kind in KINDS if kind not in ("situation", "claim", "name"))


def _begun(text: str) -> Iterator[str]:
    """Give what the lines begin with, as far as it names an entity: most likely, they were to speak of it."""
    for prefixed, whole in re.findall(_SUBJECT, text):
        yield whole or expand(prefixed) or ""


def _below(path: Path, roots: Sequence[Path]) -> tuple[str, ...]:
    """Return the parts of the path below its data folder; none for the folder itself, or what is not below it."""
    return next((path.relative_to(root).parts for root in roots if path != root and path.is_relative_to(root)), ())


def _is_folder(path: Path) -> bool:
    """Whether many files may be behind the path: a folder, or what may be a link to one. Nothing is followed."""
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True
