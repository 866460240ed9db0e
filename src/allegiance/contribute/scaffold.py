"""New files in the right place: an organization, a person, a post, a place, a source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allegiance import dates
from allegiance.contribute.statements import Statement, create
from allegiance.contribute.terms import actor_class, concept
from allegiance.contribute.values import address, checked, edtf, form, label, named, text, typed
from allegiance.errors import CannotWrite

ACTORS = ("org", "person")
PARTS = {"post": ("Post", "posts", "postIn", "org"), "place": ("Place", "places", "withinPlace", "place")}
"""Of what is part of something: its class, its folder, the property that says of what, and the kind of that."""


def actor(data: Path, kind: str, slug: str, cls: str, name: str, aliases: Sequence[str] = (), source: str = "") -> Path:
    """Write the file of an organization (`kind` org) or a person and return its path. Aliases need a source.

    An alias is in English, or in the language after an `@` at its end. Raises CannotWrite for a bad identifier, an
    existing file, a class that the ontology does not have, a name that is not as it must be, or aliases without a
    source.
    """
    checked(slug)
    if aliases and not source:
        raise CannotWrite("aliases", "say with --source which source uses them")
    folder = {"org": "organizations", "person": "people"}[kind]
    cls = cls if kind == "person" else actor_class(cls)
    names = [f"name:{slug}-{number}" for number, _ in enumerate(aliases, 1)]
    head = Statement(
        f"{kind}:{slug}", f"al:{cls}", [("skos:prefLabel", label(name)), *(("al:name", other) for other in names)]
    )
    forms = [
        Statement(
            other,
            "al:Name",
            [("al:nameForm", form(alias)), ("al:nameType", "v:alias"), ("al:nameSource", named(source, "source"))],
        )
        for other, alias in zip(names, aliases, strict=True)
    ]
    return create(data / "actors" / folder / f"{slug}.ttl", [head, *forms])


def part(data: Path, kind: str, slug: str, name: str, whole: str = "") -> Path:
    """Write the file of a post of an organization, or of a place within another, and return its path.

    Raises CannotWrite for a bad identifier, an existing file or a name that is not as it must be.
    """
    cls, folder, within, of = PARTS[kind]
    named_whole = [(f"al:{within}", named(whole, of))] if whole else []
    head = Statement(f"{kind}:{checked(slug)}", f"al:{cls}", [("skos:prefLabel", label(name)), *named_whole])
    return create(data / folder / f"{slug}.ttl", [head])


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
    note: str = ""


def source(data: Path, new: NewSource, read_on: date) -> Path:
    """Write the file of a source and return its path, in the folder of its year of issue.

    Raises CannotWrite or DateError.
    """
    bounds = dates.parse(new.issued)
    if bounds.end_latest is None or bounds.end_latest == dates.OPEN_END:
        raise CannotWrite(new.issued, "give the date of issue an upper bound, e.g. [..2015-08-31]")
    if bounds.start_earliest is not None and bounds.start_earliest > read_on:
        raise CannotWrite(new.issued, f"it comes after the day of reading, {read_on.isoformat()}; check the year")
    publisher = named(new.publisher, *ACTORS)
    properties = [
        ("skos:prefLabel", text(new.title)),
        ("al:sourceKind", concept(new.kind, "source-kinds")),
        ("al:publisher", publisher),
        *(("al:author", named(author, *ACTORS)) for author in new.authors),
        ("al:defaultClaimant", named(new.claimant or publisher, *ACTORS)),
        ("al:reliability", f"v:reliability{new.reliability}"),
        ("al:issued", edtf(new.issued)),
        ("al:address", address(new.address)),
        ("al:accessed", typed(read_on.isoformat(), "date")),
        *([("al:note", text(new.note))] if new.note else []),
    ]
    path = data / "sources" / str(bounds.end_latest.year) / f"{checked(new.slug)}.ttl"
    return create(path, [Statement(f"source:{new.slug}", "al:Source", properties)])
