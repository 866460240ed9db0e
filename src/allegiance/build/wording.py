"""What an answer shows of a thing, one text for each span of days of knowledge in which it is the same.

The rule tells line by line what is shown and on which days of knowledge; here time is cut where the sum of it changes,
so that a question reads its row as it is (docs/decisions/0045-a-row-is-a-text.md).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.build.assessments import day_of
from allegiance.build.periods import Fact, joined, periods
from allegiance.store import Store
from allegiance.store.typed import select
from allegiance.terms import with_our_base

BREAKS = re.compile(r"[\r\n]+")
JOINED = {"names": "; ", "iris": " "}


class Told(NamedTuple):
    """What a line says, and as what it counts: `names` and `iris` are joined, of `least` the least is taken, of
    `number` the count; `lines` are several of them, as they are."""

    line: str
    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The properties of a text that holds by all evidence and of one that no longer does; the lines without which
    there is none, and those with which there is none."""

    now: ox.NamedNode
    formerly: ox.NamedNode
    needs: frozenset[str]
    unless: frozenset[str] = frozenset()

    def __call__(self, store: Store, rule: Path) -> Iterator[ox.Triple]:
        """Give the texts, from the solutions of the rule: ?thing, ?row, ?line, ?how, ?text, ?from, ?until. A thing with
        several rows has a text for each, and what is told of no row is told of all."""
        told: dict[ox.NamedNode, dict[str, list[Fact[Told]]]] = defaultdict(lambda: defaultdict(list))
        for thing, row, line, how, text, first, last in select(store, with_our_base(rule.read_text())):
            fact = day_of(first, date.min), day_of(last, date.max), Told(line.value, how.value, text.value)
            told[thing]["" if row is None else row.value].append(fact)
        for thing, rows in told.items():
            of_all = rows.pop("", [])
            for facts in rows.values() or [[]]:
                for first, last, words in self._texts([*of_all, *facts]):
                    property_ = self.now if last == date.max else self.formerly
                    yield ox.Triple(thing, property_, ox.Literal(f"{first} {last}{words}\n"))

    def _texts(self, facts: Sequence[Fact[Told]]) -> Sequence[Fact[str]]:
        if not self.needs <= {told.line for _, _, told in facts}:
            return ()
        return joined(
            (first, last, self._words(held))
            for first, last, held in periods(facts)
            if self.needs <= (lines := {told.line for told in held}) and not self.unless & lines
        )

    def _words(self, held: Sequence[Told]) -> str:
        texts: dict[tuple[str, str], set[str]] = defaultdict(set)
        for line, how, text in held:
            if text:
                texts[line, how].add(text)
        return "".join(
            _said(how, several) if how == "lines" else f"\n{line}: {_said(how, several)}"
            for (line, how), several in sorted(texts.items())
        )


def _said(how: str, texts: set[str]) -> str:
    if how == "lines":
        return "".join(text.removesuffix("\n") for text in sorted(texts))
    if how == "number":
        return str(len(texts))
    several = sorted(BREAKS.sub(" ", text) for text in texts)
    return JOINED[how].join(several) if how in JOINED else several[0]
