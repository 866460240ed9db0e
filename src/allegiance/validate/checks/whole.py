"""The graph as a whole: all files merged, seen file by file."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from allegiance.store.typed import name_of, text_of
from allegiance.terms import AL, RDF_TYPE, kind_of
from allegiance.validate.checks.columns import Columns, Row, is_named
from allegiance.validate.checks.doubts import NONE, Doubts
from allegiance.validate.checks.findings import MOST, Findings
from allegiance.validate.checks.near import Advice
from allegiance.validate.checks.place import Part, Places, Unplaced
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.problem import Problem

Essence = tuple[str, str, str, str, str]
"""Rule, focus, path, value and message: what a finding says, wherever it stands."""

_UNPLACED = Unplaced()


def _nowhere(graph: str) -> Places:
    return _UNPLACED


class Whole:
    """A store in which each authored file is a named graph; other graphs (ontology, derived) are passed over.

    `files` gives the path of each authored graph, `places` where the terms of a graph are written (asked only for
    graphs with findings). With `only`, nothing is noted but of these nodes. `elsewhere` gives entities that are
    described outside of the store. Findings gather in it, at most so many of a rule in a file; what is `known` already
    is noted only if it is about a subject `touched` in that graph. `said` holds all that came up, noted or not, with
    the node it is about. What `doubts` may settle is `held` and not noted. Of what is pointed to, only what
    is `judged` is looked at, if given: a part of the data does not describe all of it. `read` is what was taken from
    files when they were read; of its graphs the store is not asked for rows, and holds all once it is asked for quads.
    `gone` are entities that a change removed, with the files that described them.
    """

    def __init__(  # noqa: PLR0913  # all that decides what is noted
        self,
        store: ox.Store,
        files: Mapping[str, Path],
        places: Callable[[str], Places] = _nowhere,
        elsewhere: Callable[[], Iterable[str]] = tuple,
        known: Container[Essence] = (),
        touched: Container[tuple[str, object]] = (),
        *,
        only: Container[object] | None = None,
        most: int = MOST,
        judged: frozenset[str] | None = None,
        doubts: Doubts = NONE,
        read: Columns | None = None,
        gone: Mapping[str, Path] | None = None,
    ) -> None:
        self.store, self.files, self.places, self.elsewhere = store, files, places, elsewhere
        self.known, self.touched, self.only, self.most = known, touched, only, most
        self.judged, self.doubts = judged, doubts
        self.read = Columns() if read is None else read
        self.gone = {} if gone is None else gone
        self.held: list[Problem] = []
        self.said: dict[Essence, ox.NamedNode] = {}
        self._found: dict[str, Findings] = {}
        self._rows: dict[str, list[Row]] = {}

    @cached_property
    def _authored(self) -> frozenset[object]:
        return frozenset(graph for graph in self.store.named_graphs() if text_of(graph) in self.files)

    @cached_property
    def _predicates_elsewhere(self) -> frozenset[ox.NamedNode]:
        """The predicates of graphs that are passed over; in quads of others, graphs need not be looked at."""
        graphs = [graph for graph in self.store.named_graphs() if graph not in self._authored]
        there = (quad for graph in graphs for quad in self.store.quads_for_pattern(None, None, None, graph))
        return frozenset(quad.predicate for quad in there)

    @cached_property
    def _others(self) -> list[ox.NamedNode]:
        """The authored graphs of which nothing was kept when they were read."""
        graphs = map(text_of, self.store.named_graphs())
        return [ox.NamedNode(graph) for graph in graphs if graph in self.files and graph not in self.read.graphs]

    def quads(
        self,
        predicate: str | None = None,
        subject: ox.NamedNode | None = None,
        value: ox.NamedNode | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Give the authored quads, of one predicate (an IRI, or the local name of a term in al:) or all."""
        self.read.fill(self.store)
        node = ox.NamedNode(_iri(predicate)) if predicate else None
        found = self.store.quads_for_pattern(subject, node, value, graph)
        if node is not None and node not in self._predicates_elsewhere:
            return found
        authored = self._authored
        return (quad for quad in found if quad.graph_name in authored)

    def quads_of(self, predicate: str, subject: str, value: str | None = None, graph: str = "") -> Iterator[ox.Quad]:
        """Give the quads of a predicate about a subject, or those that a row stands for, by subject, object and graph.

        A row may stand for several: for literals that differ in language or datatype.
        """
        node = ox.NamedNode(subject) if is_named(subject) else None
        found = self.quads(predicate, node, graph=ox.NamedNode(graph) if graph else None)
        return (q for q in found if value in (None, text_of(q.object)) and text_of(q.subject) == subject)

    def quad(self, predicate: str, row: Row) -> ox.Quad:
        """Return the quad that a row stands for, or one of them."""
        return min(self.quads_of(predicate, *row), key=str)

    def rows(self, predicate: str) -> list[Row]:
        """Return the authored statements of one predicate."""
        predicate = _iri(predicate)
        if predicate not in self._rows:
            if self.read.graphs:
                node = ox.NamedNode(predicate)
                quads = (q for graph in self._others for q in self.store.quads_for_pattern(None, node, None, graph))
                self._rows[predicate] = [*self.read.of(predicate), *map(row_of, quads)]
            else:
                self._rows[predicate] = [*map(row_of, self.quads(predicate))]
        return self._rows[predicate]

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Give subject and object (IRI or text) of the authored statements of one predicate."""
        return ((subject, value) for subject, value, _ in self.rows(predicate))

    def single(self, predicate: str) -> dict[str, str]:
        """Return the object of each subject of a predicate; where there are several, the first by name."""
        found: dict[str, str] = {}
        for subject, value, _ in self.rows(predicate):
            if found.setdefault(subject, value) > value:
                found[subject] = value
        return found

    @cached_property
    def described(self) -> Mapping[str, Row]:
        """Every entity that an authored file gives a type, with the statement that gives it.

        Where several do, it is the file named after the entity, or else the first by name.
        """
        found: dict[str, Row] = {}
        for row in self.rows(RDF_TYPE.value):
            earlier = found.setdefault(row[0], row)
            if earlier is not row and home_first(row) < home_first(earlier):
                found[row[0]] = row
        return found

    @cached_property
    def spoken_of(self) -> Columns:
        """Which entities the authored files point to, and which are described in two files."""
        if not self._others:
            return self.read
        found = Columns()
        found.targets, found.twice = {*self.read.targets}, {*self.read.twice}
        found.described = {**self.read.described}
        if self.read.graphs:
            quads = [q for graph in self._others for q in self.store.quads_for_pattern(None, None, None, graph)]
        else:
            quads = [*self.quads()]
        found.targets |= {t.value for quad in quads if isinstance(t := quad.object, ox.NamedNode) and kind_of(t.value)}
        spoken = {(text_of(quad.subject), text_of(quad.graph_name)) for quad in quads}
        found.describe((subject, graph) for subject, graph in spoken if kind_of(subject))
        return found

    def full(self, rule: Rule, graph: str) -> bool:
        """Whether more of this rule in the file would only be counted."""
        found = self._found.get(graph)
        return found is not None and found.full(rule)

    def note(  # the parts of a problem
        self,
        rule: Rule,
        quad: ox.Quad,
        part: Part,
        message: str,
        advice: str | Callable[[], Advice],
        severity: str | None = None,
        *,
        unsure: bool = False,
    ) -> None:
        """Note a problem at the subject, predicate or object of a quad; advice that takes work is asked for late.

        It is held instead when it is `unsure`: what is not known yet may settle it.
        """
        if not isinstance(quad.subject, ox.NamedNode):
            return  # AL308 speaks of it
        if self.only is not None and quad.subject not in self.only:
            return
        graph = text_of(quad.graph_name)
        value = shown_iri(name_of(quad.object)) if part == "object" else ""
        focus, path = shown_iri(quad.subject.value), shown_iri(quad.predicate.value)
        essence = (rule.id, focus, path, value, message)
        self.said[essence] = quad.subject
        if essence in self.known and (graph, quad.subject) not in self.touched:
            return
        if unsure:
            where = (self.files[graph], 1, 1, rule.id, severity or rule.severity, message)
            self.held.append(Problem(*where, focus=focus, path=path, value=value))
            return
        found = self._found.setdefault(graph, Findings(self.files[graph], self.most))
        if found.full(rule):
            found.skip(rule)
            return
        place = self.places(graph).span(quad.triple, part)
        said = Advice(advice) if isinstance(advice, str) else advice() if self.most == MOST else Advice("")
        words = {"focus": focus, "path": path, "value": value}
        found.add(rule, place, message, said.text, **words, severity=severity, meant=said.meant)

    def problems(self) -> list[Problem]:
        """Return what was noted, by file and place."""
        return sorted(problem for found in self._found.values() for problem in found.problems())


def home_first(row: Row) -> tuple[bool, str, str]:
    """Sort the statements of the file that is named after their subject before those of others."""
    subject, value, graph = row
    return not graph.endswith("/" + subject.rpartition("/")[2]), graph, value


def _iri(predicate: str) -> str:
    return predicate if ":" in predicate else AL + predicate


def row_of(quad: ox.Quad) -> Row:
    """Return the row of a quad."""
    return text_of(quad.subject), text_of(quad.object), text_of(quad.graph_name)
