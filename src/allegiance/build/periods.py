"""Time cut into periods in which the same facts hold: what SPARQL cannot say without comparing every pair of facts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T")
Fact = tuple[date, date, T]
"""The first and the last day on which something holds, and what holds. A last day before the first: it never holds."""
DAY = timedelta(days=1)


def periods(facts: Iterable[Fact[T]]) -> Iterator[tuple[date, date, list[T]]]:
    """Give the periods between which nothing begins or ends: first day, last day, and what holds, in the order given.

    Periods in which nothing holds are left out; the last day of what never ends is `date.max`.
    """
    held = [fact for fact in facts if fact[0] <= fact[1]]
    starts = sorted({first for first, _, _ in held} | {last + DAY for _, last, _ in held if last < date.max})
    for start, after in zip_longest(starts, starts[1:]):
        holding = [what for first, last, what in held if first <= start <= last]
        if holding:
            yield start, date.max if after is None else after - DAY, holding


def joined(pieces: Iterable[Fact[T]]) -> Sequence[Fact[T]]:
    """Return the periods, in order, with neighbours of equal content made one."""
    whole: list[Fact[T]] = []
    for first, last, what in pieces:
        if whole and whole[-1][2] == what and whole[-1][1] + DAY == first:
            whole[-1] = (whole[-1][0], last, what)
        else:
            whole.append((first, last, what))
    return whole
