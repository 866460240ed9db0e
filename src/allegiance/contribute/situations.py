"""New situations and claims, each in the file of the source that tells of it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance.contribute.formatting import check_syntax
from allegiance.contribute.statements import Statement, add, content_of, like
from allegiance.contribute.terms import check_property, concept, situation_class, takes_text
from allegiance.contribute.values import checked, edtf, line, named, text
from allegiance.errors import CannotWrite
from allegiance.terms import KINDS

DATES = ("date", "heldAt")
"""Properties of situations whose values are EDTF."""
POSITION = ("about", "regarding", "value", "claimant", "reportOf", "stance", "locator")
"""What tells a claim of a source from its others."""
PREFIXED = re.compile(r"[a-z]+:[\w-]+")
ACTORS = ("org", "person")


@dataclass(frozen=True, slots=True)
class NewSituation:
    """What happened or held; `roles` pair properties of the ontology with prefixed names (`subject`, `org:imu`).

    `day` is EDTF: when it happened, or from when to when it held; `held_at`, of a state, when it is reported to hold.
    `date_text` has the source's own words for a date.
    """

    slug: str
    kind: str
    label: str
    roles: tuple[tuple[str, str], ...] = ()
    day: str = ""
    held_at: str = ""
    date_text: str = ""


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A position of a source; with `regarding` on one property of the situation, which it says to be `value`.

    `stance`, `basis` and `credibility` are names of concepts without prefix; `claimant` and `report_of` prefixed names.
    """

    locator: str
    stance: str = "asserts"
    credibility: str = ""
    basis: str = ""
    regarding: str = ""
    value: str = ""
    claimant: str = ""
    report_of: str = ""
    note: str = ""


def situation(data: Path, source: str, new: NewSituation, told: NewClaim) -> Path:
    """Add a situation and the claim that tells of it to the file of its source, and return the file's path.

    Raises CannotWrite for a name that is taken, for terms that the ontology does not have, for values that are not
    as they must be, and when the source has no file yet; DateError.
    """
    kind = situation_class(new.kind)
    for role, _ in new.roles:
        check_property(kind, role)
    home = _home(data, new.slug)
    if home is not None:
        raise CannotWrite(
            f"situation:{new.slug}",
            f"it stands in {home.name} already; add what another source says of it with `allegiance new claim`",
        )
    times = [(f"al:{name}", edtf(when)) for name, when in zip(DATES, (new.day, new.held_at), strict=True) if when]
    times += [("al:dateText", text(new.date_text))] if new.date_text else []
    happened = Statement(
        f"situation:{checked(new.slug)}",
        f"al:{kind}",
        [("skos:prefLabel", text(new.label)), *((f"al:{role}", _part(role, who)) for role, who in new.roles), *times],
    )
    source = named(source, "source").removeprefix("source:")
    path = _file(data, source)
    content = content_of(path)
    return add(path, content, [happened, _claim(content, source, happened.subject, told)])


def claim(data: Path, source: str, about: str, told: NewClaim) -> Path:
    """Add a claim of a source on a situation that is in the data, and return the path of the source's file.

    Raises CannotWrite for a property that the situation's kind does not have, a value without one, a claim that the
    source makes already, and when there is no such situation or source; DateError.
    """
    slug = checked(about.removeprefix("situation:"))
    home = _home(data, slug)
    if home is None:
        raise CannotWrite(
            f"situation:{slug}", "no source tells of it yet; write it with `allegiance new situation` or `new pledge`"
        )
    if bool(told.regarding) != bool(told.value):
        raise CannotWrite(f"situation:{slug}", "give both, the property (--regarding) and its value, or neither")
    if told.regarding:
        kind = re.search(rf"^situation:{slug} a al:(\w+)", content_of(home), re.MULTILINE)
        check_property(kind[1] if kind else "Situation", told.regarding.removeprefix("al:"))
    source = named(source, "source").removeprefix("source:")
    path = _file(data, source)
    content = content_of(path)
    said = _claim(content, source, f"situation:{slug}", told)
    check_syntax(path, content.encode())
    if (same := like(content, said, POSITION)) is not None:
        raise CannotWrite(same, "it says this already, in the same place of the source")
    return add(path, content, [said])


def _claim(content: str, source: str, about: str, told: NewClaim) -> Statement:
    number = max((int(found) for found in re.findall(rf"claim:{re.escape(source)}-(\d+)\b", content)), default=0) + 1
    regarding = told.regarding.removeprefix("al:")
    optional = [
        ("al:regarding", regarding and f"al:{regarding}"),
        ("al:value", told.value and value_of(regarding, told.value)),
        ("al:claimant", told.claimant and named(told.claimant, *ACTORS)),
        ("al:reportOf", told.report_of and named(told.report_of, "claim")),
        ("al:basis", told.basis and concept(told.basis, "basis")),
        ("al:credibility", told.credibility and f"v:credibility{told.credibility}"),
        ("al:note", told.note and text(told.note)),
    ]
    return Statement(
        f"claim:{source}-{number:02d}",
        "al:Claim",
        [
            ("al:about", about),
            ("al:source", f"source:{source}"),
            ("al:stance", concept(told.stance, "stance")),
            ("al:locator", str(ox.Literal(line(told.locator)))),
            *((name, given) for name, given in optional if given),
        ],
    )


def value_of(regarding: str, given: str) -> str:
    """Return what a claim says of a property, as files write it: a date, an entity, a concept, or words.

    Raises CannotWrite, and DateError for what should be a date.
    """
    if regarding in DATES:
        return edtf(given)
    return _part(regarding, given) if PREFIXED.fullmatch(given) else text(given)


def _part(role: str, given: str) -> str:
    if takes_text(role):
        return text(given)
    return concept(given) if given.startswith("v:") else named(given, *KINDS)


def _file(data: Path, source: str) -> Path:
    found = sorted((data / "sources").glob(f"*/{checked(source)}.ttl"))
    if not found:
        raise CannotWrite(f"source:{source}", "it has no file yet; write it with `allegiance new source`")
    return found[0]


def _home(data: Path, slug: str) -> Path | None:
    """Return the file that a situation stands in, if there is one."""
    stands = f"situation:{checked(slug)} a ".encode()
    return next((path for path in sorted((data / "sources").glob("*/*.ttl")) if stands in path.read_bytes()), None)
