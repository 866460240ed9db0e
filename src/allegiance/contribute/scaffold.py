"""New files and entries in the right place: an organization, a person, a source, a pledge with its claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from allegiance import dates
from allegiance.build.writing import write
from allegiance.contribute.formatting import formatted
from allegiance.errors import CannotWrite, NotFoundError
from allegiance.terms import PREFIXES

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NAME = re.compile(r"(?<![\w-])([a-z]+):(?=[\w-])")


@dataclass(frozen=True, slots=True)
class Statement:
    """One subject with its class and its properties in order, each with prefixed names or literals as written."""

    subject: str
    kind: str
    properties: list[tuple[str, str]] = field(default_factory=list)

    def turtle(self) -> str:
        """Return the Turtle of it."""
        lines = [f"{self.subject} a {self.kind}", *(f"    {name} {value}" for name, value in self.properties)]
        return " ;\n".join(lines) + " .\n"


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
    if bounds.end_latest is None:
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


@dataclass(frozen=True, slots=True)
class NewPledge:
    """A pledge and the first claim on it; entities are prefixed names, `day` is EDTF."""

    slug: str
    label: str
    pledger: str
    leader: str
    organization: str
    day: str
    locator: str
    kind: str = "Pledge"
    scope: str = ""
    stance: str = "asserts"
    credibility: str = ""


def pledge(data: Path, source_slug: str, new: NewPledge) -> Path:
    """Add a pledge and a claim on it to the file of its source, and return the file's path.

    Raises CannotWrite, DateError, or NotFoundError when the source has no file yet.
    """
    found = sorted((data / "sources").glob(f"*/{checked(source_slug)}.ttl"))
    if not found:
        raise NotFoundError(
            f"{data / 'sources'}/*/{source_slug}.ttl", "source file; write it with `allegiance new source`"
        )
    content = found[0].read_text()
    if f"situation:{new.slug} a " in content:
        raise CannotWrite(f"situation:{new.slug}", f"it is in {found[0].name} already; choose another name")
    roles = [("al:pledger", new.pledger), ("al:pledgee", new.leader), ("al:pledgeeOrganization", new.organization)]
    situation = Statement(
        f"situation:{checked(new.slug)}",
        f"al:{new.kind}",
        [
            ("skos:prefLabel", text(new.label)),
            *((name, value) for name, value in roles if value),
            *([("al:pledgeScope", f"v:{new.scope}")] if new.scope else []),
            ("al:date", edtf(new.day)),
        ],
    )
    claim = Statement(
        f"claim:{source_slug}-{_next_claim(content, source_slug):02d}",
        "al:Claim",
        [
            ("al:about", situation.subject),
            ("al:source", f"source:{source_slug}"),
            ("al:stance", f"v:{new.stance}"),
            *([("al:credibility", f"v:credibility{new.credibility}")] if new.credibility else []),
            ("al:locator", str(ox.Literal(new.locator))),
        ],
    )
    return add(found[0], content, [situation, claim])


def create(path: Path, statements: Sequence[Statement]) -> Path:
    """Write a new file of statements. Raises CannotWrite when it exists."""
    if path.exists():
        raise CannotWrite(path, "it exists already; edit it instead")
    return add(path, "", statements)


def add(path: Path, content: str, statements: Sequence[Statement]) -> Path:
    """Add statements to a file's content, with the prefixes they need, and write it in canonical form."""
    body = "\n".join(statement.turtle() for statement in statements)
    declared = set(re.findall(r"@prefix\s+(\w+):", content))
    used = {
        prefix
        for prefix in NAME.findall(re.sub(r'"(?:[^"\\]|\\.)*"', '""', body).replace('""^^', "^^"))
        if prefix in PREFIXES
    }
    prefixes = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used - declared))
    write(path, [formatted(path, f"{prefixes}{content}\n{body}".encode())])
    return path


def checked(slug: str) -> str:
    """Return the identifier. Raises CannotWrite unless it is of lower-case letters, digits and single hyphens."""
    if not SLUG.fullmatch(slug):
        raise CannotWrite(
            slug, "an identifier is of lower-case letters a-z, digits and single hyphens, e.g. iju-kunduz"
        )
    return slug


def text(value: str) -> str:
    """Return an English literal."""
    return str(ox.Literal(value, language="en"))


def typed(value: str, name: str) -> str:
    """Return a literal of an XML Schema type as the files write it."""
    return f"{ox.Literal(value)}^^xsd:{name}"


def edtf(value: str) -> str:
    """Return an EDTF literal as the files write it. Raises DateError."""
    dates.parse(value)
    return f"{ox.Literal(value)}^^edtf:EDTF"


def _next_claim(content: str, slug: str) -> int:
    return max((int(number) for number in re.findall(rf"claim:{re.escape(slug)}-(\d+)\b", content)), default=0) + 1
