"""What the data holds by predicate: of cleared files as they were read, of all else as the store has it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE
from allegiance.validate.checks.columns import Columns, Row, ending, term
from allegiance.validate.checks.vocabulary import RDFS
from allegiance.validate.checks.whole import row_of
from allegiance.validate.shacl.facts import Meeting


class Known:
    """The facts that tell which checks of shapes surely find nothing (`allegiance.validate.shacl.facts.Facts`)."""

    def __init__(self, store: ox.Store, columns: Columns) -> None:
        self._store, self._columns = store, columns
        graphs = [graph for graph in store.named_graphs() if text_of(graph) not in columns.graphs]
        self._others = [*graphs, ox.DefaultGraph()]
        self._quads: dict[str, list[ox.Quad]] = {}
        self._rows: dict[str, list[Row]] = {}
        self._subjects: dict[str, Set[str]] = {}
        self._objects: dict[str, Set[str]] = {}
        self._instances: dict[str, Set[str]] = {}

    def subjects(self, predicate: str, end: str | None = None) -> Set[str]:
        """Return who makes statements with the predicate; only those whose object ends so, if that is given."""
        if end is not None:
            found = {subject for subject, _, _ in self._columns.ending(predicate).get(end, ())}
            return found | {text_of(q.subject) for q in self._beside(predicate) if ending(q.object) == end}
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

    def pairs(self, predicate: str) -> Set[tuple[str, str]]:
        """Return subjects with their objects."""
        return {(subject, value) for subject, value, _ in self._said(predicate)}

    def endings(self, predicate: str) -> Set[str]:
        """Return how objects end, as `Rows` has it."""
        return self._columns.ending(predicate).keys() | {ending(q.object) for q in self._beside(predicate)}

    def leading(self, predicate: str, nodes: Set[str]) -> Set[str]:
        """Return who makes statements with the predicate whose object is one of the nodes."""
        if predicate == RDF_TYPE.value:
            return set().union(*(self._classes.get(node, ()) for node in nodes))
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

    def ends(self, predicate: str, nodes: Set[str]) -> Set[str]:
        """Return the objects of statements with the predicate that one of the nodes makes."""
        if predicate == RDF_TYPE.value:  # asked for most, of few classes
            return {cls for cls, instances in self._classes.items() if not instances.isdisjoint(nodes)}
        return {value for subject, value, _ in self._said(predicate) if subject in nodes}

    def part(self, wanted: Mapping[Meeting, Set[str]]) -> ox.Store:
        """Return a store of the statements with a predicate whose near end is one of the nodes."""
        store = ox.Store()
        for (predicate, backwards), nodes in wanted.items():
            store.extend(self._met(predicate, int(backwards), nodes))
        return store

    def _met(self, predicate: str, near: int, nodes: Set[str]) -> Iterator[ox.Quad]:
        node = ox.NamedNode(predicate)
        for end, rows in self._columns.ending(predicate).items():
            for row in rows:
                if row[near] in nodes:
                    yield ox.Quad(ox.NamedNode(row[0]), node, term(row[1], end), ox.NamedNode(row[2]))
        yield from (quad for quad in self._beside(predicate) if row_of(quad)[near] in nodes)

    @cached_property
    def _classes(self) -> Mapping[str, set[str]]:
        return _inverted(self._said(RDF_TYPE.value))

    @cached_property
    def _subclasses(self) -> Mapping[str, set[str]]:
        return _inverted(self._said(RDFS + "subClassOf"))

    def _beside(self, predicate: str) -> list[ox.Quad]:
        if predicate not in self._quads:
            node = ox.NamedNode(predicate)
            found = (q for graph in self._others for q in self._store.quads_for_pattern(None, node, None, graph))
            self._quads[predicate] = list(found)
        return self._quads[predicate]

    def _said(self, predicate: str) -> list[Row]:
        if predicate not in self._rows:
            self._rows[predicate] = [*self._columns.of(predicate), *map(row_of, self._beside(predicate))]
        return self._rows[predicate]


def _inverted(rows: Iterable[Row]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for subject, value, _ in rows:
        found[value].add(subject)
    return found
