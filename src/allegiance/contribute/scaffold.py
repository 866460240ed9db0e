"""New files in the right place: an organization, a person, a source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allegiance import dates
from allegiance.contribute.statements import Statement, checked, create, edtf, text, typed
from allegiance.errors import CannotWrite


def actor(
    data: Path, kind: str, slug: str, cls: str, label: str, aliases: Sequence[str] = (), source: str = ""
) -> Path:
    """Write the file of an organization (`kind` org) or a person and return its path. Aliases need a source.

    Raises CannotWrite for a bad identifier, an existing file, or aliases without a source.
    """
    checked(slug)
    if aliases and not source:
        raise CannotWrite("aliases", "say with --source which source uses them")
    folder = {"org": "organizations", "person": "people"}[kind]
    names = [f"name:{slug}-{number}" for number, _ in enumerate(aliases, 1)]
    head = Statement(
        f"{kind}:{slug}", f"al:{cls}", [("skos:prefLabel", text(label)), *(("al:name", name) for name in names)]
    )
    forms = [
        Statement(name, "al:Name", [("al:nameForm", text(form)), ("al:nameType", "v:alias"), ("al:nameSource", source)])
        for name, form in zip(names, aliases, strict=True)
    ]
    return create(data / "actors" / folder / f"{slug}.ttl", [head, *forms])


@dataclass(frozen=True, slots=True)
class NewSource:
    """What a source file says of its source; entities are prefixed names, `issued` is EDTF."""

    slug: str
    title: str
    kind: str
    issued: str
    address: str
    reliability: str
    publisher: str
    authors: tuple[str, ...] = ()
    claimant: str = ""


def source(data: Path, new: NewSource, read_on: date) -> Path:
    """Write the file of a source and return its path, in the folder of its year of issue.

    Raises CannotWrite or DateError.
    """
    bounds = dates.parse(new.issued)
    if bounds.end_latest is None or bounds.end_latest == dates.OPEN_END:
        raise CannotWrite(new.issued, "give the date of issue an upper bound, e.g. [..2015-08-31]")
    properties = [
        ("skos:prefLabel", text(new.title)),
        ("al:sourceKind", f"v:{new.kind}"),
        ("al:publisher", new.publisher),
        *(("al:author", author) for author in new.authors or (new.publisher,)),
        ("al:defaultClaimant", new.claimant or new.publisher),
        ("al:reliability", f"v:reliability{new.reliability}"),
        ("al:issued", edtf(new.issued)),
        ("al:address", typed(new.address, "anyURI")),
        ("al:accessed", typed(read_on.isoformat(), "date")),
    ]
    path = data / "sources" / str(bounds.end_latest.year) / f"{checked(new.slug)}.ttl"
    return create(path, [Statement(f"source:{new.slug}", "al:Source", properties)])
