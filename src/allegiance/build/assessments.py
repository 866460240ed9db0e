"""What is known of each situation between two days: whether it is supported, denied, contested or hedged, its bounds.

Which claims bear on that, from when to when, is the matter of the rule; here time is cut where the sum changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from allegiance import dates
from allegiance.build.periods import DAY, Fact, joined, periods
from allegiance.store import Store
from allegiance.store.typed import select
from allegiance.terms import (
    ASSESSMENT,
    CONTESTED,
    DENIED,
    END_EARLIEST,
    END_LATEST,
    HEDGED,
    ID,
    KNOWN_FROM,
    KNOWN_UNTIL,
    START_EARLIEST,
    START_LATEST,
    SUPPORTED,
    XSD_BOOLEAN,
    XSD_DATE,
)

TRUE = ox.Literal("true", datatype=XSD_BOOLEAN)
FLAGS = {"supported": SUPPORTED, "denied": DENIED, "contested": CONTESTED, "hedged": HEDGED}


RECORDED = {"recorded": "dated", "recorded held": "held"}
"""Dates that stand beside the situation, whoever told them, and what they are while they count."""


class Finding(NamedTuple):
    """One thing that bears on a situation: one of `FLAGS`, `known`, or a date (`dated`, `held`) with its bounds."""

    kind: str
    bounds: dates.Bounds | None


Range = tuple[date | None, date | None]
"""The first and the last day on which something may have begun, or ended; None where nobody knows."""


class Assessed(NamedTuple):
    """The sum of the findings of one period."""

    flags: frozenset[str]
    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None


def assessments(store: Store, rule: Path) -> Iterator[ox.Triple]:
    """Give the triples of every assessment, from the solutions of the rule."""
    by_situation: dict[str, list[Fact[Finding]]] = defaultdict(list)
    recorded: dict[tuple[str, str, str], list[date]] = defaultdict(list)
    for situation, kind, start, end, edtf in select(store, rule.read_text()):
        first = day_of(start, date.min)
        if kind.value in RECORDED:
            recorded[situation.value, RECORDED[kind.value], edtf.value].append(first)
            continue
        finding = _finding(kind.value, None if edtf is None else edtf.value)
        by_situation[situation.value].append((first, day_of(end, date.max), finding))
    for (one, kind_of_date, text), told in recorded.items():
        by_situation[one] += _recorded(_finding(kind_of_date, text), told)
    for situation, facts in by_situation.items():
        known = ((first, last, found) for first, last, found in periods(facts) if _known(found))
        for first, last, assessed in joined((first, last, _sum(found)) for first, last, found in known):
            yield from _triples(situation, first, last, assessed)


def day_of(term: ox.Literal | None, absent: date) -> date:
    """Return the day of an xsd:date, or `absent` where there is none."""
    return absent if term is None else _date(term.value)


@cache
def _date(text: str) -> date:
    return date.fromisoformat(text)


@cache
def day(value: date) -> ox.Literal:
    """Return the day as xsd:date."""
    return ox.Literal(value.isoformat(), datatype=XSD_DATE)


@cache
def _finding(kind: str, edtf: str | None) -> Finding:
    return Finding(kind, None if edtf is None else dates.parse(edtf))


def _recorded(finding: Finding, told: list[date]) -> Iterator[Fact[Finding]]:
    """Give when a recorded date counts: from the first day on which it was told.

    An end that lay ahead then, or a time at which a state held, nobody could tell: it counts when somebody told it who
    could, or when it had come. Until then, who told of the state told that it had not ended.
    """
    first, bounds = min(told), finding.bounds
    assert bounds is not None  # noqa: S101  # recorded is a date
    lasts = bounds[:2] != bounds[2:4]
    ahead = bounds.start_earliest if finding.kind == "held" else bounds.end_earliest if lasts else None
    came = first
    if ahead and bounds.end_latest and first < ahead < date.max:
        came = min([day for day in told if day >= ahead] + [bounds.end_latest])
    if finding.kind == "dated" and first < came:
        yield first, came - DAY, Finding("dated", bounds._replace(end_earliest=first, end_latest=None))
    yield came, date.max, finding


def _known(found: list[Finding]) -> bool:
    return any(finding.kind == "known" for finding in found)


def _sum(found: list[Finding]) -> Assessed:
    """Dates span all that count, but for those that only say the same less exactly, of the start and of the end each.

    So who tells no end ("2011-06-16/") takes nothing from those who do. A day on which a state is reported to hold
    pulls its start and its end towards it.
    """
    given = [finding.bounds for finding in found if finding.kind == "dated" and finding.bounds]
    start_earliest, start_latest = _span({(bounds.start_earliest, bounds.start_latest) for bounds in given})
    end_earliest, end_latest = _span({(bounds.end_earliest, bounds.end_latest) for bounds in given})
    held = [finding.bounds for finding in found if finding.kind == "held" and finding.bounds]
    seen_by = min((bounds.end_latest for bounds in held if bounds.end_latest), default=None)
    seen_from = max((bounds.start_earliest for bounds in held if bounds.start_earliest), default=None)
    return Assessed(
        frozenset(finding.kind for finding in found if finding.kind in FLAGS),
        start_earliest,
        min((one for one in (start_latest, seen_by) if one), default=None),
        max((one for one in (end_earliest, seen_from) if one), default=None),
        end_latest,
    )


def _span(told: set[Range]) -> Range:
    """Return the first and the last day of all ranges, but for those within which another lies; None is unbounded."""
    sharp = [one for one in told if not any(_within(other, one) for other in told)]
    return min(_all(first for first, _ in sharp), default=None), max(_all(last for _, last in sharp), default=None)


def _within(one: Range, other: Range) -> bool:
    """Whether one range lies within another and is not it."""
    starts_within = (other[0] or date.min) <= (one[0] or date.min)
    return one != other and starts_within and (one[1] or date.max) <= (other[1] or date.max)


def _all(bounds: Iterable[date | None]) -> list[date]:
    """Return the bounds, or none where one of them is unbounded: then the span of all is."""
    given = list(bounds)
    known = [one for one in given if one is not None]
    return known if len(known) == len(given) else []


def known_of(what: str, situation: str, first: date) -> ox.NamedNode:
    """Return the node for what is known of a situation from a day on."""
    # Situations of outside datasets have IRIs of their own, whose last parts are alike.
    own = situation.removeprefix(f"{ID}situation/")
    name = own if own != situation else quote(situation, safe="")
    return ox.NamedNode(f"{ID}{what}/{name}--{first.isoformat()}")


def between(node: ox.NamedNode, first: date, last: date) -> Iterator[ox.Triple]:
    """Give the days of knowledge of a node."""
    yield ox.Triple(node, KNOWN_FROM, day(first))
    yield ox.Triple(node, KNOWN_UNTIL, day(last))


def _triples(situation: str, first: date, last: date, assessed: Assessed) -> Iterator[ox.Triple]:
    node = known_of("assessment", situation, first)
    yield ox.Triple(ox.NamedNode(situation), ASSESSMENT, node)
    yield from between(node, first, last)
    for flag in assessed.flags:
        yield ox.Triple(node, FLAGS[flag], TRUE)
    for predicate, bound in (
        (START_EARLIEST, assessed.start_earliest),
        (START_LATEST, assessed.start_latest),
        (END_EARLIEST, assessed.end_earliest),
        (END_LATEST, assessed.end_latest),
    ):
        if bound is not None:
            yield ox.Triple(node, predicate, day(bound))
