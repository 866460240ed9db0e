"""Chains of steps, each known and standing between some days: how far splits lead back, and what one is part of.

A property path follows steps of any number, but cannot ask that they be known, and stand, at the same time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.build.assessments import day, day_of
from allegiance.store import Store
from allegiance.store.typed import select
from allegiance.terms import (
    ANCESTOR,
    END_LATEST,
    ID,
    KNOWN_FROM,
    KNOWN_UNTIL,
    MEMBER,
    START_EARLIEST,
    STEPS,
    THROUGH_SPLIT,
    WHOLE,
    XSD_INTEGER,
)


class Way(NamedTuple):
    """A chain of steps: how many, between which days all are known, and between which they can stand together."""

    steps: int
    known_from: date
    known_until: date
    first: date
    last: date

    def then(self, step: "Way") -> "Way":
        """Return the chain with a step after it."""
        return Way(
            self.steps + step.steps,
            max(self.known_from, step.known_from),
            min(self.known_until, step.known_until),
            max(self.first, step.first),
            min(self.last, step.last),
        )

    def covers(self, other: "Way") -> bool:
        """Tell whether the other adds nothing: it is no shorter, and neither known nor standing on any other day."""
        return (
            self.steps <= other.steps
            and self.known_from <= other.known_from
            and self.known_until >= other.known_until
            and self.first <= other.first
            and self.last >= other.last
        )


Steps = dict[str, list[tuple[str, Way]]]
"""By what is at the lower end of a step: what is at the upper end, and the way."""


def ways(steps: Steps, begin: Iterable[tuple[str, Way]]) -> dict[str, list[Way]]:
    """Return all that can be reached from where one begins, each with the ways that no other way covers."""
    reached: dict[str, list[Way]] = defaultdict(list)
    now = list(begin)
    while now:
        following = []
        for place, way in now:
            if way.known_from > way.known_until or any(one.covers(way) for one in reached[place]):
                continue
            reached[place] = [one for one in reached[place] if not way.covers(one)] + [way]
            following += [(higher, way.then(step)) for higher, step in steps.get(place, ())]
        now = following
    return reached


def descents(store: Store, rule: Path) -> Iterator[ox.Triple]:
    """Give, for each split, the organizations that it leads back to."""
    splits, steps = [], defaultdict(list)
    for split, part, whole, start, end in select(store, rule.read_text()):
        way = Way(1, day_of(start, date.min), day_of(end, date.max), date.min, date.max)
        steps[part.value].append((whole.value, way))
        splits.append((split, part.value, whole.value, way))
    for split, part, whole, way in splits:
        for ancestor, found in ways(steps, [(whole, way)]).items():
            for one in found if ancestor != part else ():
                node = _node("descent", split.value, ancestor, one)
                yield ox.Triple(node, THROUGH_SPLIT, split)
                yield ox.Triple(node, ANCESTOR, ox.NamedNode(ancestor))
                yield from _known(node, one)


def memberships(store: Store, rule: Path) -> Iterator[ox.Triple]:
    """Give, for each who swore, what it is part of at any depth, and between which days all the ties can hold."""
    sworn, steps = set(), defaultdict(list)
    for part, whole, start, end, first, last, swore in select(store, rule.read_text()):
        known = day_of(start, date.min), day_of(end, date.max)
        way = Way(1, *known, day_of(first, date.min), day_of(last, date.max))
        steps[part.value].append((whole.value, way))
        if swore.value == "true":
            sworn.add(part.value)
    for member in sorted(sworn):
        for whole, found in ways(steps, steps[member]).items():
            for one in found if whole != member else ():
                node = _node("membership", member, whole, one)
                yield ox.Triple(node, MEMBER, ox.NamedNode(member))
                yield ox.Triple(node, WHOLE, ox.NamedNode(whole))
                yield from _known(node, one)
                if one.first > date.min:
                    yield ox.Triple(node, START_EARLIEST, day(one.first))
                if one.last < date.max:
                    yield ox.Triple(node, END_LATEST, day(one.last))


def _node(kind: str, lower: str, upper: str, way: Way) -> ox.NamedNode:
    ends = "--".join(end.removeprefix(ID) for end in (lower, upper))
    days = (way.known_from, way.known_until, way.first, way.last)
    between = "--".join(one.isoformat() for one in days if one not in (date.min, date.max))
    return ox.NamedNode(f"{ID}{kind}/{ends}--{way.steps}" + (f"--{between}" if between else ""))


def _known(node: ox.NamedNode, way: Way) -> Iterator[ox.Triple]:
    yield ox.Triple(node, STEPS, ox.Literal(str(way.steps), datatype=XSD_INTEGER))
    yield ox.Triple(node, KNOWN_FROM, day(way.known_from))
    yield ox.Triple(node, KNOWN_UNTIL, day(way.known_until))
