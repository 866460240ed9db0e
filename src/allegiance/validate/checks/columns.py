"""Statements as rows of plain text, by predicate: thousands of them are looked at for each one that is told of."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Row = tuple[str, str, str]
"""Subject, object (an IRI, or the text of a literal) and graph of a statement."""


@dataclass
class Columns:
    """What some graphs say: rows by predicate (an IRI), the entities pointed to, and which graph describes which.

    `described` has for each subject one of the graphs, `twice` those that are in two. Not every predicate has rows;
    `kept` are those that have.
    """

    kept: frozenset[str] = frozenset()
    graphs: set[str] = field(default_factory=set)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)
    described: dict[str, str] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)

    def describe(self, spoken: Iterable[tuple[str, str]]) -> None:
        """Take note of subjects, each with a graph that speaks of it."""
        for subject, graph in spoken:
            if self.described.setdefault(subject, graph) != graph:
                self.twice.add(subject)
