"""The graph as a whole: all files merged, seen file by file."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, RDF_TYPE
from allegiance.validate.checks.doubts import NONE, Doubts
from allegiance.validate.checks.findings import MOST, Findings
from allegiance.validate.checks.place import Part, Places, Unplaced
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.problem import Problem

Essence = tuple[str, str, str, str, str]
"""Rule, focus, path, value and message: what a finding says, wherever it stands."""

_UNPLACED = Unplaced()


def _nowhere(graph: str) -> Places:
    return _UNPLACED


@dataclass
class Whole:
    """A store in which each authored file is a named graph; other graphs (ontology, derived) are passed over.

    `files` gives the path of each authored graph, `places` where the terms of a graph are written (asked only for
    graphs with findings). With `only`, nothing is noted but of these nodes. `elsewhere` gives entities that are
    described outside of the store. Findings gather in it, at most so many of a rule in a file; what is `known` already
    is noted only if it is about a subject `touched` in that graph. `said` holds all that came up, noted or not, with
    the node it is about. What `doubts` may settle is `held` and not noted.
    """

    store: ox.Store
    files: Mapping[str, Path]
    places: Callable[[str], Places] = _nowhere
    elsewhere: Callable[[], Iterable[str]] = tuple
    known: Container[Essence] = ()
    touched: Container[tuple[str, object]] = ()
    only: Container[object] | None = None
    most: int = MOST
    doubts: Doubts = NONE
    held: list[Problem] = field(default_factory=list)
    said: dict[Essence, ox.NamedNode | ox.BlankNode | ox.Triple] = field(default_factory=dict)
    _found: dict[str, Findings] = field(default_factory=dict)

    @cached_property
    def _authored(self) -> frozenset[object]:
        return frozenset(graph for graph in self.store.named_graphs() if text_of(graph) in self.files)

    @cached_property
    def _predicates_elsewhere(self) -> frozenset[ox.NamedNode]:
        """The predicates of graphs that are passed over; in quads of others, graphs need not be looked at."""
        graphs = [graph for graph in self.store.named_graphs() if graph not in self._authored]
        there = (quad for graph in graphs for quad in self.store.quads_for_pattern(None, None, None, graph))
        return frozenset(quad.predicate for quad in there)

    def quads(self, predicate: str | None = None, subject: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Give the authored quads, of one predicate (an IRI, or the local name of a term in al:) or all."""
        if predicate is not None and ":" not in predicate:
            predicate = AL + predicate
        node = ox.NamedNode(predicate) if predicate else None
        found = self.store.quads_for_pattern(subject, node, None, None)
        if node is not None and node not in self._predicates_elsewhere:
            return found
        authored = self._authored
        return (quad for quad in found if quad.graph_name in authored)

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Give subject and object (IRI or text) of the authored quads of one predicate."""
        return ((text_of(quad.subject), text_of(quad.object)) for quad in self.quads(predicate))

    def single(self, predicate: str) -> dict[str, str]:
        """Return the object of each subject of a predicate; where there are several, the first by name."""
        found: dict[str, str] = {}
        for subject, value in self.pairs(predicate):
            if found.setdefault(subject, value) > value:
                found[subject] = value
        return found

    def described(self) -> Mapping[str, ox.Quad]:
        """Return every entity that an authored file gives a type, with the quad that gives it.

        Where several do, it is the file named after the entity, or else the first by name.
        """
        return self._described

    @cached_property
    def _described(self) -> dict[str, ox.Quad]:
        found: dict[str, ox.Quad] = {}
        for quad in self.quads(RDF_TYPE.value):
            earlier = found.setdefault(text_of(quad.subject), quad)
            if earlier is not quad and home_first(quad) < home_first(earlier):
                found[text_of(quad.subject)] = quad
        return found

    def full(self, rule: Rule, quad: ox.Quad) -> bool:
        """Whether more of this rule in the quad's file would only be counted."""
        found = self._found.get(text_of(quad.graph_name))
        return found is not None and found.full(rule)

    def note(  # the parts of a problem
        self,
        rule: Rule,
        quad: ox.Quad,
        part: Part,
        message: str,
        advice: str | Callable[[], str],
        severity: str | None = None,
        *,
        unsure: bool = False,
    ) -> None:
        """Note a problem at the subject, predicate or object of a quad; advice that takes work is asked for late.

        It is held instead when it is `unsure`: what is not known yet may settle it.
        """
        if self.only is not None and quad.subject not in self.only:
            return
        graph = text_of(quad.graph_name)
        value = shown_iri(text_of(quad.object)) if part == "object" else ""
        focus, path = shown_iri(text_of(quad.subject)), shown_iri(quad.predicate.value)
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
        said = advice if isinstance(advice, str) else advice() if self.most == MOST else ""
        found.add(rule, place, message, said, focus=focus, path=path, value=value, severity=severity)

    def problems(self) -> list[Problem]:
        """Return what was noted, by file and place."""
        return sorted(problem for found in self._found.values() for problem in found.problems())


def home_first(quad: ox.Quad) -> tuple[bool, str, str]:
    """Sort the quads of the file that is named after their subject before those of others."""
    graph, slug = text_of(quad.graph_name), text_of(quad.subject).rpartition("/")[2]
    return not graph.endswith("/" + slug), graph, text_of(quad.object)
