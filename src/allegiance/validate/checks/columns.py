"""Statements as rows of plain text, by predicate: thousands of them are looked at for each one that is told of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pyoxigraph as ox

from allegiance.terms import XSD

Row = tuple[str, str, str]
"""Subject, object (an IRI, or the text of a literal) and graph of a statement."""
Rows = defaultdict[str, list[Row]]
"""Rows by how their objects end: "" for IRIs, for literals a quotation mark with the language (`"@en`) or the IRI of
the datatype (`"^^http://...`)."""


class Columns:
    """What some graphs say: rows by predicate (an IRI) and ending, the entities pointed to, and who describes which.

    `described` has for each subject one of the graphs, `twice` those that are in two. `waiting` has the Turtle of
    graphs that are in no store yet, as most of what is asked is told by rows.
    """

    def __init__(self) -> None:
        self.graphs: set[str] = set()
        self.rows: defaultdict[str, Rows] = defaultdict(lambda: defaultdict(list))
        self.targets: set[str] = set()
        self.described: dict[str, str] = {}
        self.twice: set[str] = set()
        self.waiting: dict[str, bytes] = {}

    def of(self, predicate: str) -> list[Row]:
        """Return the rows of a predicate."""
        return [*chain.from_iterable(self.ending(predicate).values())]

    def ending(self, predicate: str) -> Mapping[str, Sequence[Row]]:
        """Return the rows of a predicate by how their objects end; some endings may have none."""
        return self.rows.get(predicate, {})

    def describe(self, spoken: Iterable[tuple[str, str]]) -> None:
        """Take note of subjects, each with a graph that speaks of it."""
        for subject, graph in spoken:
            if self.described.setdefault(subject, graph) != graph:
                self.twice.add(subject)

    def fill(self, store: ox.Store) -> None:
        """Load into the store what waits: somebody asks for more than rows."""
        while self.waiting:
            graph, content = self.waiting.popitem()
            store.load(content, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))


def is_named(node: str) -> bool:
    """Whether it is an IRI, and not the label of a blank node, which has no colon."""
    return ":" in node


def ending(term: object) -> str:
    """Return how a term ends."""
    if not isinstance(term, ox.Literal):
        return ""
    if term.language:
        return f'"@{term.language}'
    datatype = term.datatype.value
    return '"' if datatype == XSD + "string" else f'"^^{datatype}'


def term(value: str, ending: str) -> ox.NamedNode | ox.Literal:
    """Return the term of a value with its ending; no row of a graph that was kept has a blank node."""
    if not ending:
        return ox.NamedNode(value)
    if ending == '"':
        return ox.Literal(value)
    if ending[1] == "@":
        return ox.Literal(value, language=ending[2:])
    return ox.Literal(value, datatype=ox.NamedNode(ending[3:]))
