"""When a situation rests on self-reports only: between which days of knowledge every assertion that counts is one."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.assessments import between, day_of, known_of
from allegiance.build.periods import Fact, joined, periods
from allegiance.store import Store
from allegiance.store.typed import select
from allegiance.terms import SELF_REPORTED_ONLY


def self_reported_only(store: Store, rule: Path) -> Iterator[ox.Triple]:
    """Give the days of knowledge of each situation on which nobody else asserts it, from the solutions of the rule."""
    by_situation: dict[str, list[Fact[bool]]] = defaultdict(list)
    for situation, first, last, own in select(store, rule.read_text()):
        by_situation[situation.value].append((day_of(first, date.min), day_of(last, date.max), own.value == "true"))
    for situation, assertions in by_situation.items():
        # A situation that nobody takes part in tells of is met most, and done with at once.
        if not any(own for _, _, own in assertions):
            continue
        found = joined((first, last, all(own)) for first, last, own in periods(assertions))
        for first, last, only in found:
            if only:
                yield from _triples(situation, first, last)


def _triples(situation: str, first: date, last: date) -> Iterator[ox.Triple]:
    node = known_of("self-reported", situation, first)
    yield ox.Triple(ox.NamedNode(situation), SELF_REPORTED_ONLY, node)
    yield from between(node, first, last)
