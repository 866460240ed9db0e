"""Which sources have claims that wait for a second reading, and what rests on these claims alone."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from allegiance.dates import parse
from allegiance.errors import DateError
from allegiance.folding import fold
from allegiance.query.answers.sources_to_read import SourcesToReadRow
from allegiance.review.desk import Desk
from allegiance.terms import VOCAB, shorten

ORDERS: Final = ("alone", "oldest", "most")
STATUSES: Final = ("proposed", "revised")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the waiting claims are asked for: texts that are empty ask for all.

    `source` and `outlet` are parts of an identifier or a name, `about` names an actor as loosely as in `ask`.
    """

    source: str = ""
    outlet: str = ""
    year: int = 0
    status: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A source and its claims that wait. `alone` counts the situations that no claim read a second time asserts."""

    source: str
    title: str
    publishers: str
    issued: str
    address: str
    accessed: str
    proposed: int
    revised: int
    alone: int
    claims: tuple[str, ...]


def waiting(desk: Desk, wanted: Wanted, first: str = "alone") -> list[Waiting]:
    """Return the sources with claims that wait as `wanted`: first those on which most rests `alone`, the `oldest`
    reading, or those with `most` claims. Raises what resolving a name does."""
    situations = None
    if wanted.about:
        actor = desk.graph.names.resolve(wanted.about, ("org", "person"))
        situations = {row["situation"] for row in desk.rows("takes_part", actor)}
    by_source: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in desk.rows("claims_waiting"):
        status = row["status"].removeprefix(VOCAB)
        if wanted.status in ("", status) and (situations is None or row["situation"] in situations):
            by_source[row["source"]].append({**row, "status": status})
    found = [
        _waiting(row, by_source[row.source.iri])
        for row in desk.graph.sources_to_read()
        if row.source.iri in by_source and _fits(row, wanted)
    ]
    return sorted(found, key=lambda one: (_rank(one, first), one.source))


def _fits(row: SourcesToReadRow, wanted: Wanted) -> bool:
    named = f"{shorten(row.source.iri)} {row.source.label}"
    return (
        (fold(wanted.source) in fold(named) or wanted.source.removeprefix("source:") in named)
        and any(fold(wanted.outlet) in fold(name) for name in row.publishers or ("",))
        and (not wanted.year or _may_be_of(row.issued or "", wanted.year))
    )


def _may_be_of(issued: str, year: int) -> bool:
    try:
        bounds = parse(issued)
    except DateError:
        return False
    first, last = bounds.start_earliest, bounds.end_latest
    return last is not None and last.year >= year and (last.year == year or (first is not None and first.year <= year))


def _waiting(row: SourcesToReadRow, claims: list[dict[str, str]]) -> Waiting:
    count = {status: sum(claim["status"] == status for claim in claims) for status in STATUSES}
    return Waiting(
        shorten(row.source.iri),
        row.source.label,
        "; ".join(row.publishers),
        row.issued or "",
        row.address or "",
        claims[0]["accessed"],
        count["proposed"],
        count["revised"],
        len({claim["situation"] for claim in claims if not claim["backed"]}),
        tuple(shorten(claim["claim"]) for claim in claims),
    )


def _rank(one: Waiting, first: str) -> tuple[object, ...]:
    most = -(one.proposed + one.revised)
    if first == "oldest":
        return one.accessed or "9999", most
    return (most, -one.alone) if first == "most" else (-one.alone, most)
