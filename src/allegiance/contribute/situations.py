"""New situations and claims, each in the file of the source that tells of it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance.contribute.statements import Statement, add, checked, edtf, text
from allegiance.contribute.terms import check_kind, check_property
from allegiance.errors import CannotWrite, NotFoundError

DATES = ("date", "heldAt")
"""Properties of situations whose values are EDTF."""
PREFIXED = re.compile(r"[a-z]+:[\w-]+")


@dataclass(frozen=True, slots=True)
class NewSituation:
    """What happened or held; `roles` pair properties of the ontology with prefixed names (`subject`, `org:imu`).

    `day` is EDTF: when it happened, or from when to when it held; `held_at`, of a state, when it is reported to hold.
    """

    slug: str
    kind: str
    label: str
    roles: tuple[tuple[str, str], ...] = ()
    day: str = ""
    held_at: str = ""


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

    Raises CannotWrite for a name that is taken and for terms that the ontology does not have, DateError, and
    NotFoundError when the source has no file yet.
    """
    check_kind(new.kind)
    for role, _ in new.roles:
        check_property(new.kind, role)
    home = _home(data, new.slug)
    if home is not None:
        raise CannotWrite(
            f"situation:{new.slug}",
            f"it stands in {home.name} already; add what another source says of it with `allegiance new claim`",
        )
    times = [(f"al:{name}", edtf(when)) for name, when in zip(DATES, (new.day, new.held_at), strict=True) if when]
    happened = Statement(
        f"situation:{checked(new.slug)}",
        f"al:{new.kind}",
        [("skos:prefLabel", text(new.label)), *((f"al:{role}", who) for role, who in new.roles), *times],
    )
    path = _file(data, source)
    content = path.read_text()
    return add(path, content, [happened, _claim(content, source, happened.subject, told)])


def claim(data: Path, source: str, about: str, told: NewClaim) -> Path:
    """Add a claim of a source on a situation that is in the data, and return the path of the source's file.

    Raises CannotWrite for a property that the situation's kind does not have, or a value without one; NotFoundError
    when there is no such situation or source.
    """
    slug = about.removeprefix("situation:")
    home = _home(data, slug)
    if home is None:
        raise NotFoundError(f"situation:{slug}", "situation; write it with `allegiance new situation`")
    if bool(told.regarding) != bool(told.value):
        raise CannotWrite(f"situation:{slug}", "give both, the property (--regarding) and its value, or neither")
    if told.regarding:
        kind = re.search(rf"^situation:{slug} a al:(\w+)", home.read_text(), re.MULTILINE)
        check_property(kind[1] if kind else "Situation", told.regarding.removeprefix("al:"))
    path = _file(data, source)
    content = path.read_text()
    return add(path, content, [_claim(content, source, f"situation:{slug}", told)])


def _claim(content: str, source: str, about: str, told: NewClaim) -> Statement:
    number = max((int(found) for found in re.findall(rf"claim:{re.escape(source)}-(\d+)\b", content)), default=0) + 1
    regarding = told.regarding.removeprefix("al:")
    optional = [
        ("al:regarding", regarding and f"al:{regarding}"),
        ("al:value", told.value and _value(regarding, told.value)),
        ("al:claimant", told.claimant),
        ("al:reportOf", told.report_of),
        ("al:basis", told.basis and f"v:{told.basis}"),
        ("al:credibility", told.credibility and f"v:credibility{told.credibility}"),
        ("al:note", told.note and text(told.note)),
    ]
    return Statement(
        f"claim:{source}-{number:02d}",
        "al:Claim",
        [
            ("al:about", about),
            ("al:source", f"source:{source}"),
            ("al:stance", f"v:{told.stance}"),
            ("al:locator", str(ox.Literal(told.locator))),
            *((name, given) for name, given in optional if given),
        ],
    )


def _value(regarding: str, given: str) -> str:
    if regarding in DATES:
        return edtf(given)
    return given if PREFIXED.fullmatch(given) else text(given)


def _file(data: Path, source: str) -> Path:
    found = sorted((data / "sources").glob(f"*/{checked(source)}.ttl"))
    if not found:
        raise NotFoundError(f"{data / 'sources'}/*/{source}.ttl", "source file; write it with `allegiance new source`")
    return found[0]


def _home(data: Path, slug: str) -> Path | None:
    """Return the file that a situation stands in, if there is one."""
    stands = f"situation:{checked(slug)} a "
    return next((path for path in sorted((data / "sources").glob("*/*.ttl")) if stands in path.read_text()), None)
