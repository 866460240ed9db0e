"""The rolls: entries of allegiances, filed under the spans of days and of knowledge that questions ask about."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.build.assessments import day
from allegiance.build.periods import DAY
from allegiance.terms import ENTRY, FIRST_DAY, ID, KNOWN_FROM, KNOWN_UNTIL, LAST_DAY, RDF_TYPE, ROLL

Span = tuple[date, date]
HEAD = (
    "known_from",
    "known_until",
    "stands_from",
    "stands_until",
    "certain_from",
    "certain_until",
    "dead_by",
    "lapses",
)
"""The days that choose an entry. They open it, ten signs each and a space, where they are read fastest."""
NEVER = "9999-99-99"
"""Later, as text, than any day."""


class Filed(NamedTuple):
    """An entry with the days from and until which it was known, and it stood, and its text."""

    known_from: str
    known_until: str
    stands_from: str
    stands_until: str
    text: ox.Literal


def rolls(entries: Sequence[Mapping[str, str]]) -> Iterator[ox.Triple]:
    """Give the triples of the rolls.

    There is a roll for each year in which an allegiance begins or ends, up to the next such year, and for each span of
    knowledge beside it (see `_knowledge`). The first and the last reach to the ends of time: every pair of days is on
    one roll.
    """
    filed = [_filed(entry) for entry in entries]
    changes = {entry.stands_from[:4] for entry in filed} | {entry.stands_until[:4] for entry in filed}
    last_news = max((entry.known_from for entry in filed), default="")
    for start, end in _years(changes):
        standing = [e for e in filed if e.stands_from <= end.isoformat() and e.stands_until >= start.isoformat()]
        for known_from, known_until in _knowledge(start, end, int(last_news[:4])):
            roll = ox.NamedNode(f"{ID}roll/{start.year:04}/{known_from.year:04}")
            yield ox.Triple(roll, RDF_TYPE, ROLL)
            yield ox.Triple(roll, FIRST_DAY, day(start))
            yield ox.Triple(roll, LAST_DAY, day(end))
            yield ox.Triple(roll, KNOWN_FROM, day(known_from))
            yield ox.Triple(roll, KNOWN_UNTIL, day(known_until))
            for e in standing:
                if e.known_from <= known_until.isoformat() and e.known_until >= known_from.isoformat():
                    yield ox.Triple(roll, ENTRY, e.text)


def _filed(entry: Mapping[str, str]) -> Filed:
    known_from, known_until, stands_from, stands_until = (entry[name] for name in HEAD[:4])
    return Filed(known_from, known_until, stands_from, stands_until, ox.Literal(line(entry)))


def line(entry: Mapping[str, str]) -> str:
    """Return the entry as one text: the days of `HEAD`, then `name=value`, each after a tab.

    A tab in a value becomes a space.
    """
    shown = (f"\t{name}={value.replace(chr(9), ' ')}" for name, value in entry.items() if name not in HEAD)
    return " ".join(entry[name] for name in HEAD) + "".join(shown)


def _years(changes: set[str]) -> Iterator[Span]:
    """Give the spans from one year with a change to the next, from the first day there is to the last."""
    starts = sorted({int(year) for year in changes} - {date.max.year} | {date.min.year}) if changes else []
    for start, following in zip_longest(starts, starts[1:]):
        yield date(start, 1, 1), date.max if following is None else date(following, 1, 1) - DAY


def _knowledge(start: date, end: date, last_news: int) -> Iterator[Span]:
    """Give the spans of knowledge that go with a span of days: the days themselves, and to both sides spans that grow.

    People ask what was known at the time, or what is known now. What was known in between is asked less, and there
    is less of it to tell apart the farther one goes.
    """
    cuts = {start.year} | ({end.year + 1, last_news + 1} if end < date.max else {last_news + 1})
    width = 1
    while start.year - width > date.min.year and width < 64:
        cuts.add(start.year - width)
        width *= 2
    width = 2
    while end < date.max and end.year + width <= last_news:
        cuts.add(end.year + width)
        width *= 2
    starts = sorted({date.min.year} | {cut for cut in cuts if date.min.year <= cut <= date.max.year})
    for first, following in zip_longest(starts, starts[1:]):
        yield date(first, 1, 1), date.max if following is None else date(following, 1, 1) - DAY
