"""How long each allegiance stands as known between two days, and the rolls that list what is shown of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from allegiance.build.assessments import day, day_of
from allegiance.build.periods import DAY, Fact, joined, periods
from allegiance.build.rolls import Entry, Labels, rolls
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import (
    DISPLACED_BY,
    ENDED_WITH,
    ID,
    KNOWN_FROM,
    KNOWN_UNTIL,
    MAY_END_FROM,
    OVER_BY,
    STANDING,
    START_EARLIEST,
    START_LATEST,
)

Row = Mapping[str, Any]
"""One solution: terms by variable, None where unbound."""
UNGRADED = 3
"""A claim without a grade counts, and no claim below this does."""


class End(NamedTuple):
    """How an oath ends: the day by which it surely has, and the first on which it may have; None where neither is."""

    over_by: date | None
    may_end_from: date | None


class Death(NamedTuple):
    """A leader's death: by which day he had died, and since when that was known."""

    day: date
    told: date


def standings(store: Store, folder: Path) -> Iterator[ox.Triple]:
    """Give the triples of standings, displacements and rolls, from the solutions of the rules in the folder."""
    rows = {path.stem: _rows(store, path) for path in sorted(folder.glob("*.rq"))}
    scopes = _by(rows["scopes"], "pledge")
    claims = _by(rows["claims"], "pledge")
    displaced, ended = rows["displaced-by-oath"] + rows["ended-by-renunciation"], rows["ended-with-the-pledger"]
    for predicate, some in ((DISPLACED_BY, displaced), (ENDED_WITH, ended)):
        yield from (ox.Triple(row["allegiance"], predicate, row["event"]) for row in some if row["over"] is not None)
    endings = _by(displaced + ended + rows["loosened-by-split"], "allegiance")
    deaths = _deaths(rows["deaths"])
    entries: list[Entry] = []
    for (allegiance, *_), oaths in _oaths(rows["oaths"]).items():
        first = oaths[0]
        facts = [_fact(row, row) for row in (*oaths, *claims[first["pledge"]])]
        facts += [*_ends(endings[allegiance]), *deaths.get(first["leader"], [])]
        scope = " or ".join(sorted({row["scope"].value for row in scopes[first["pledge"]]}))
        whole = ((start, end, _entry(found, scope)) for start, end, found in periods(facts))
        for start, end, entry in joined((start, end, entry) for start, end, entry in whole if entry):
            yield from _standing(allegiance, start, end, entry)
            entries.append(entry._replace(allegiance=allegiance, known_from=start, known_until=end))
    yield from rolls(entries)


def _rows(store: Store, path: Path) -> list[Row]:
    solutions = select(store, path.read_text())
    names = [variable.value for variable in solutions.variables]
    return [dict(zip(names, solution, strict=True)) for solution in solutions]


def _by(rows: list[Row], name: str) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[name]].append(row)
    return groups


def _oaths(rows: list[Row]) -> dict[tuple[Any, Any, Any], list[Row]]:
    """Group what is known of each oath; to two leaders or organizations it is two rows of an answer."""
    groups: dict[tuple[Any, Any, Any], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["allegiance"], row["leader"], row["organization"]].append(row)
    return groups


def _fact(row: Row, what: Any) -> Fact[Any]:
    return day_of(row["from"], date.min), day_of(row["until"], date.max), what


def _ends(rows: list[Row]) -> Sequence[Fact[Any]]:
    """Give what the first of all later oaths, renunciations and splits does, as far as they are known."""
    pieces = periods(_fact(row, row) for row in rows)
    return joined((start, end, _end(found)) for start, end, found in pieces)


def _end(found: list[Row]) -> End:
    surely = (day_of(row["over"], date.max) for row in found if row["over"] is not None)
    return End(min(surely, default=None), min((day_of(row["soonest"], date.min) for row in found), default=None))


def _deaths(rows: list[Row]) -> dict[Any, list[Fact[Any]]]:
    """Give the deaths of each leader. One known without a break since a day was told on that day, whatever changed."""
    known: dict[tuple[Any, Any], list[Fact[Row]]] = defaultdict(list)
    for row in rows:
        known[row["leader"], row["death"]].append(_fact(row, row))
    deaths: dict[Any, list[Fact[Any]]] = defaultdict(list)
    for (leader, _), facts in known.items():
        told, before = date.max, date.min
        for start, end, row in sorted(facts, key=lambda fact: fact[0]):
            if told == date.max or before + DAY != start:
                told = start
            before = end
            deaths[leader].append((start, end, Death(day_of(row["day"], date.max), told)))
    return deaths


def _entry(found: list[Any], scope: str) -> Entry | None:
    """Return what is shown of an oath in a period; None while nobody reliable asserts it."""
    rows = [one for one in found if isinstance(one, dict)]
    oath = next((row for row in rows if "pledger" in row), None)
    if oath is None:
        return None
    end = next((one for one in found if isinstance(one, End)), End(None, None))
    deaths = [one for one in found if isinstance(one, Death)]
    positions = [row for row in rows if "claim" in row]
    asserting = [row for row in positions if row["asserts"].value == "true"]
    shown = {oath["pledger"], oath["leader"], oath["organization"]}
    others = [row for row in positions if row["asserts"].value != "true" and row["said"] not in shown - {None}]
    scope = "individual" if oath["person"] else "unclear" if _any(others, "scope_open") else scope or "not stated"
    return Entry(
        pledger=oath["pledger"],
        leader=oath["leader"],
        organization=oath["organization"],
        pledge=oath["pledge"],
        labels=Labels(*(_called(oath, name) for name in Labels._fields)),
        sworn_from=None if oath["sworn_from"] is None else day_of(oath["sworn_from"], date.min),
        sworn_by=None if oath["sworn_by"] is None else day_of(oath["sworn_by"], date.max),
        over_by=end.over_by,
        may_end_from=end.may_end_from,
        leader_dead_by=min((death.day for death in deaths), default=date.max),
        lapses_when_public=min((max(death) for death in deaths), default=date.max),
        contested=oath["contested"] is not None,
        grade=min((int(row["grade"].value) if row["grade"] else UNGRADED for row in asserting), default=UNGRADED),
        scope=scope,
        flags="; ".join(_flags(scope, others, asserting)),
        voices="; ".join(sorted({_text(row["voice"]) for row in asserting})),
        dissent="; ".join(sorted({_text(row["words"]) for row in others})),
        claims=" ".join(sorted({_text(row["claim"]) for row in asserting})),
        other_claims=" ".join(sorted({_text(row["claim"]) for row in others})),
    )


def _flags(scope: str, others: Sequence[Row], asserting: Sequence[Row]) -> Iterator[str]:
    if scope == "branch only":
        yield "branch only"
    if scope == "unclear":
        yield "scope unclear"
    if _any(others, "unauthorized"):
        yield "authorization not attested"
    if all(row["self"] is not None for row in asserting):
        yield "self-reported only"


def _any(rows: Sequence[Row], name: str) -> bool:
    return any(row[name] is not None and row[name].value == "true" for row in rows)


def _called(oath: Row, name: str) -> str:
    return _text(oath[f"{name}_label"]) or _text(oath[name]).rpartition("/")[2]


def _text(term: Any) -> str:
    return "" if term is None else text_of(term)


def _standing(allegiance: ox.NamedNode, start: date, end: date, entry: Entry) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{ID}standing/{text_of(allegiance).rpartition('/allegiance/')[2]}--{start.isoformat()}")
    yield ox.Triple(allegiance, STANDING, node)
    yield ox.Triple(node, KNOWN_FROM, day(start))
    yield ox.Triple(node, KNOWN_UNTIL, day(end))
    for predicate, bound in (
        (START_EARLIEST, entry.sworn_from),
        (START_LATEST, entry.sworn_by),
        (OVER_BY, entry.over_by),
        (MAY_END_FROM, entry.may_end_from),
    ):
        if bound is not None:
            yield ox.Triple(node, predicate, day(bound))
