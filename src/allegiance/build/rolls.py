"""The rolls: entries of allegiances, filed under the spans of days and of knowledge that questions ask about.

Engines for RDF have no index over ranges of days; a roll stands in for one (docs/decisions/0012-rolls-are-an-index.md).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

import pyoxigraph as ox

from allegiance import terms
from allegiance.build.assessments import day
from allegiance.build.periods import DAY
from allegiance.terms import ID, RDF_TYPE

Span = tuple[date, date]


class Labels(NamedTuple):
    """What the four that an entry names are called; of nobody, nothing."""

    pledger: str
    leader: str
    organization: str
    pledge: str


class Entry(NamedTuple):
    """One allegiance with what is shown of it, between two days of knowledge. An absent day is None where that is
    another thing than the end of time: nothing is known of it."""

    pledger: ox.NamedNode
    leader: ox.NamedNode | None
    organization: ox.NamedNode | None
    pledge: ox.NamedNode
    labels: Labels
    sworn_from: date | None
    sworn_by: date | None
    over_by: date | None
    may_end_from: date | None
    leader_dead_by: date
    lapses_when_public: date
    contested: bool
    grade: int
    scope: str
    flags: str
    voices: str
    dissent: str
    claims: str
    other_claims: str
    allegiance: ox.NamedNode = ox.NamedNode(f"{ID}allegiance/none")
    known_from: date = date.min
    known_until: date = date.max

    @property
    def stands(self) -> Span:
        """The first and the last day on which it can have stood."""
        return self.sworn_from or date.min, _day_before(self.over_by)


def rolls(entries: Sequence[Entry]) -> Iterator[ox.Triple]:
    """Give the triples of the rolls, their pages and the entries.

    There is a roll for each year in which an allegiance begins or ends, up to the next such year, and in it a page for
    each span of knowledge (see `_knowledge`). The first and the last reach to the ends of time: every pair of days is
    on one page. An entry that counts on each pair of days of its page is told from one that counts on some.
    """
    filed = list(zip(_names(entries), entries, strict=True))
    for node, entry in filed:
        yield from _entry(node, entry)
    changes = {day.year for entry in entries for day in entry.stands}
    last_news = max((entry.known_from.year for entry in entries), default=0)
    for start, end in _years(changes):
        roll = ox.NamedNode(f"{ID}roll/{start.year:04}")
        yield ox.Triple(roll, RDF_TYPE, terms.ROLL)
        yield ox.Triple(roll, terms.FIRST_DAY, day(start))
        yield ox.Triple(roll, terms.LAST_DAY, day(end))
        standing = [(node, e) for node, e in filed if e.stands[0] <= end and e.stands[1] >= start]
        for known_from, known_until in _knowledge(start, end, last_news):
            page = ox.NamedNode(f"{roll.value}/{known_from.year:04}")
            yield ox.Triple(roll, terms.PAGE, page)
            yield ox.Triple(page, RDF_TYPE, terms.ROLL_PAGE)
            yield ox.Triple(page, terms.KNOWN_FROM, day(known_from))
            yield ox.Triple(page, terms.KNOWN_UNTIL, day(known_until))
            for node, entry in standing:
                if entry.known_from <= known_until and entry.known_until >= known_from:
                    known = entry.known_from <= known_from and entry.known_until >= known_until
                    throughout = known and entry.stands[0] <= start and entry.stands[1] >= end
                    yield ox.Triple(page, terms.ENTRY if throughout else terms.PARTIAL_ENTRY, node)


def _names(entries: Sequence[Entry]) -> Iterator[ox.NamedNode]:
    """Give the IRI of each entry; an oath to two leaders has two that are otherwise alike, and so numbers."""
    seen: Counter[str] = Counter()
    for entry in entries:
        name = f"{entry.allegiance.value.rpartition('/allegiance/')[2]}--{entry.known_from.isoformat()}"
        seen[name] += 1
        yield ox.NamedNode(f"{ID}roll-entry/{name}" + (f"--{seen[name]}" if seen[name] > 1 else ""))


def _entry(node: ox.NamedNode, entry: Entry) -> Iterator[ox.Triple]:
    first, last = entry.stands
    days = (
        (terms.KNOWN_FROM, entry.known_from),
        (terms.KNOWN_UNTIL, entry.known_until),
        (terms.POSSIBLE_FROM, first),
        (terms.POSSIBLE_UNTIL, last),
        (terms.CERTAIN_FROM, entry.sworn_by or date.max),
        (terms.CERTAIN_UNTIL, _day_before(entry.may_end_from)),
        (terms.LEADER_DEAD_BY, entry.leader_dead_by),
    )
    yield ox.Triple(node, RDF_TYPE, terms.ROLL_ENTRY)
    yield ox.Triple(node, terms.PLEDGE_ON_ROLL, entry.pledge)
    yield from (ox.Triple(node, predicate, day(one)) for predicate, one in days)
    yield ox.Triple(node, terms.IN_WORDS, ox.Literal(_in_words(entry)))


def _in_words(entry: Entry) -> str:
    """Return what is shown, or asked for by a policy, a line each: to read one text takes as long as any one of these.

    Its beginning orders the entries of one day.
    """
    shown = (
        ("pledger_label", entry.labels.pledger),
        ("pledge", entry.pledge.value),
        ("pledger", entry.pledger.value),
        ("leader", entry.leader and entry.leader.value),
        ("organization", entry.organization and entry.organization.value),
        ("grade", str(entry.grade)),
        ("lapses_when_public", entry.lapses_when_public.isoformat()),
        ("contested", str(entry.contested).lower()),
        ("leader_label", entry.leader and entry.labels.leader),
        ("organization_label", entry.organization and entry.labels.organization),
        ("pledge_label", entry.labels.pledge),
        ("scope", entry.scope),
        ("flags", entry.flags),
        ("claimed_by", entry.voices),
        ("disagreement", entry.dissent),
        ("claims", entry.claims),
        ("other_claims", entry.other_claims),
    )
    lines = (f"{name}: {' '.join(text.splitlines())}" for name, text in shown if text is not None)
    return "\n".join(("", *lines, ""))


def _day_before(end: date | None) -> date:
    return date.max if end is None else max(end, date.min + DAY) - DAY


def _years(changes: set[int]) -> Iterator[Span]:
    """Give the spans from one year with a change to the next, from the first day there is to the last."""
    starts = sorted(changes - {date.max.year} | {date.min.year}) if changes else []
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
