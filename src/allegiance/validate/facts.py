"""What the data holds by predicate: of cleared files as they were read, of all else as the store has it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cached_property

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE, XSD
from allegiance.validate.checks.columns import Columns, Row
from allegiance.validate.checks.vocabulary import RDFS
from allegiance.validate.checks.whole import row_of


class Known:
    """The facts that tell which checks of shapes surely find nothing (`allegiance.validate.shacl.sure.Facts`)."""

    def __init__(self, store: ox.Store, columns: Columns) -> None:
        self._store, self._columns = store, columns
        graphs = [graph for graph in store.named_graphs() if text_of(graph) not in columns.graphs]
        self._others = [*graphs, ox.DefaultGraph()]
        self._rows: dict[str, list[Row]] = {}
        self._endings: dict[str, Set[str]] = {}
        self._subjects: dict[str, Set[str]] = {}
        self._objects: dict[str, Set[str]] = {}
        self._instances: dict[str, Set[str]] = {}

    def subjects(self, predicate: str) -> Set[str]:
        """Return who makes statements with the predicate."""
        if predicate not in self._subjects:
            self._subjects[predicate] = {subject for subject, _, _ in self._said(predicate)}
        return self._subjects[predicate]

    def several(self, predicate: str, count: int) -> Set[str]:
        """Return who makes more statements with it than so many, one that stands in two files counted twice."""
        if count and len(self.subjects(predicate)) == len(self._said(predicate)):
            return frozenset()
        counts = Counter(subject for subject, _, _ in self._said(predicate))
        return {subject for subject, times in counts.items() if times > count}

    def objects(self, predicate: str) -> Set[str]:
        """Return the objects, as IRIs, labels of blank nodes and texts of literals."""
        if predicate not in self._objects:
            self._objects[predicate] = {value for _, value, _ in self._said(predicate)}
        return self._objects[predicate]

    def endings(self, predicate: str) -> Set[str]:
        """Return how objects end, as `Columns.endings` has it."""
        self._said(predicate)
        return self._endings[predicate]

    def leading(self, predicate: str, nodes: Set[str]) -> Set[str]:
        """Return who makes statements with the predicate whose object is one of the nodes."""
        return {subject for subject, value, _ in self._said(predicate) if value in nodes}

    def instances(self, cls: str) -> Set[str]:
        """Return the instances of the class and of the classes below it."""
        if cls not in self._instances:
            below, open_ = {cls}, [cls]
            while open_:
                new = self._subclasses.get(open_.pop(), set()) - below
                below |= new
                open_ += new
            self._instances[cls] = set().union(*(self._classes.get(each, ()) for each in below))
        return self._instances[cls]

    @cached_property
    def _classes(self) -> Mapping[str, set[str]]:
        return _inverted(self._said(RDF_TYPE.value))

    @cached_property
    def _subclasses(self) -> Mapping[str, set[str]]:
        return _inverted(self._said(RDFS + "subClassOf"))

    def _said(self, predicate: str) -> list[Row]:
        if predicate not in self._rows:
            rows, endings = self._columns.rows.get(predicate, []), self._columns.endings.get(predicate, set())
            node = ox.NamedNode(predicate)
            quads = [q for graph in self._others for q in self._store.quads_for_pattern(None, node, None, graph)]
            self._rows[predicate] = [*rows, *map(row_of, quads)] if quads else rows
            self._endings[predicate] = endings | {ending(quad.object) for quad in quads}
        return self._rows[predicate]


def _inverted(rows: Iterable[Row]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for subject, value, _ in rows:
        found[value].add(subject)
    return found


def ending(term: object) -> str:
    """Return how a term ends, as `Columns.endings` has it."""
    if not isinstance(term, ox.Literal):
        return ""
    if term.language:
        return f'"@{term.language}'
    datatype = term.datatype.value
    return '"' if datatype == XSD + "string" else f'"^^{datatype}'
