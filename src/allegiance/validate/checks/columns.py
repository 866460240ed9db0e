"""Statements as rows of plain text, by predicate: thousands of them are looked at for each one that is told of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Row = tuple[str, str, str]
"""Subject, object (an IRI, or the text of a literal) and graph of a statement."""


@dataclass
class Columns:
    """What some graphs say: rows by predicate (an IRI), the entities pointed to, and which graph describes which.

    `endings` has for each predicate how its objects end, and perhaps some more: "" for IRIs, for literals a quotation
    mark with the language (`"@en`) or the IRI of the datatype (`"^^http://...`). `described` has for each subject one
    of the graphs, `twice` those that are in two.
    """

    graphs: set[str] = field(default_factory=set)
    rows: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    endings: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    targets: set[str] = field(default_factory=set)
    described: dict[str, str] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)

    def describe(self, spoken: Iterable[tuple[str, str]]) -> None:
        """Take note of subjects, each with a graph that speaks of it."""
        for subject, graph in spoken:
            if self.described.setdefault(subject, graph) != graph:
                self.twice.add(subject)
