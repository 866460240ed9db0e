"""How each source stands, for every day of knowledge: what it asserts, what alone, and what is contradicted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.build.assessments import day_of
from allegiance.build.periods import DAY, Fact, joined
from allegiance.store import Store
from allegiance.store.typed import select
from allegiance.terms import FORMER_TALLY_IN_WORDS, TALLY_IN_WORDS

Count = tuple[str, str]
"""A situation, and as what it counts: `asserted`, `shared` or `contradicted`."""


class Tally(NamedTuple):
    """How many situations a source asserts, with how many of them it stands alone, in how many it is contradicted."""

    asserted: int
    alone: int
    contradicted: int


def tallies(store: Store, rule: Path) -> Iterator[ox.Triple]:
    """Give the tallies of every source in words, from the solutions of the rule."""
    by_source: dict[ox.NamedNode, list[Fact[Count]]] = defaultdict(list)
    for source, what, situation, first, last, other_first, other_last in select(store, rule.read_text()):
        both = (
            max(day_of(first, date.min), day_of(other_first, date.min)),
            min(day_of(last, date.max), day_of(other_last, date.max)),
        )
        by_source[source].append((*both, (what.value, situation.value)))
    for source, counts in by_source.items():
        for first, last, tally in joined(piece for piece in _counted(counts) if piece[2].asserted):
            words = f"{first} {last}\n" + "".join(f"{name}: {number}\n" for name, number in tally._asdict().items())
            yield ox.Triple(source, TALLY_IN_WORDS if last == date.max else FORMER_TALLY_IN_WORDS, ox.Literal(words))


def _counted(counts: Iterable[Fact[Count]]) -> Iterator[Fact[Tally]]:
    """Cut time where something begins or ends to count, and go through it once: a source may have very many claims."""
    steps: dict[date, list[tuple[Count, int]]] = defaultdict(list)
    for first, last, count in counts:
        if first <= last:
            steps[first].append((count, 1))
            if last < date.max:
                steps[last + DAY].append((count, -1))
    claims: Counter[Count] = Counter()
    situations: Counter[str] = Counter()
    days = sorted(steps)
    for first, after in zip_longest(days, days[1:]):
        for count, step in steps[first]:
            had = claims[count] > 0
            claims[count] += step
            situations[count[0]] += (claims[count] > 0) - had
        asserted = situations["asserted"]
        tally = Tally(asserted, asserted - situations["shared"], situations["contradicted"])
        yield first, date.max if after is None else after - DAY, tally
