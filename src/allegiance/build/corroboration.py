"""Which assertion of another source stands beside each: as few as tell, for every day of knowledge, whether one does.

All pairs would be the square of the assertions of a situation.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.build.assessments import day_of
from allegiance.store import Store
from allegiance.store.typed import select
from allegiance.terms import CORROBORATED_IN


class Assertion(NamedTuple):
    """A claim that asserts a situation: its source, and between which days it counts."""

    first: date
    last: date
    claim: str
    source: str


def corroboration(store: Store, rule: Path) -> Iterator[ox.Triple]:
    """Link every assertion to those of sources that are not known only through its own, from the rule's solutions."""
    by_situation: dict[str, set[Assertion]] = defaultdict(set)
    through: dict[str, set[str]] = defaultdict(set)
    for situation, claim, source, seen_through, first, last in select(store, rule.read_text()):
        made = Assertion(day_of(first, date.min), day_of(last, date.max), claim.value, source.value)
        by_situation[situation.value].add(made)
        if seen_through is not None:
            through[source.value].add(seen_through.value)
    for assertions in by_situation.values():
        in_order = sorted(assertions)
        for source in sorted({one.source for one in assertions}):
            others = [one for one in in_order if one.source != source and source not in through[one.source]]
            needed = list(_covering(others))
            for own in assertions:
                if own.source == source:
                    for other in needed:
                        yield ox.Triple(ox.NamedNode(own.claim), CORROBORATED_IN, ox.NamedNode(other.claim))


def _covering(assertions: Iterable[Assertion]) -> Iterator[Assertion]:
    """Give, of assertions in the order of their first days, those without which some day would not be covered."""
    covered: date | None = None
    for one in assertions:
        if one.first > one.last or (covered is not None and one.last <= covered):
            continue
        yield one
        covered = one.last
        if covered == date.max:
            return
