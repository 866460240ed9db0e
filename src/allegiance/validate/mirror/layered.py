"""A mirror that is only read, with what files say that changed since laid over it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import pyoxigraph as ox

from allegiance.store.typed import placed
from allegiance.validate.mirror.keys import key_quads, keys_graph

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class TooFar(Exception):
    """What a change reaches cannot be told from layers; it takes a mirror that is up to date."""


class Layered:
    """The quads of a store below, without the graphs that files replace or leave, and what these say now.

    Where it is asked by pattern, it is a store; for what takes queries, a part of it is copied (see `shacl/gathering`).
    """

    def __init__(self, below: ox.Store, said: Mapping[str, Iterable[ox.Triple] | None]) -> None:
        """Lay over the store what the files say, by graph; None stands for a file that is gone."""
        self._below, self._above = below, ox.Store()
        self._said: dict[Term, list[tuple[ox.NamedNode, Term, ox.Quad]]] = {}
        self._hidden = {name for graph in said for name in (ox.NamedNode(graph), keys_graph(graph))}
        for graph, triples in said.items():
            if triples is not None:
                self._above.extend(chain(placed(triples, ox.NamedNode(graph)), key_quads(graph, triples)))

    def quads_for_pattern(
        self,
        subject: Term | None,
        predicate: ox.NamedNode | None,
        value: Term | None,
        graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """Give the quads of a pattern, as a store does; what is None is any."""
        if graph is not None:
            layer = self._above if graph in self._hidden else self._below
            return layer.quads_for_pattern(subject, predicate, value, graph)  # type: ignore[arg-type]
        if subject is None:
            return self._found(None, predicate, value)
        if subject not in self._said:  # little is said of a node, and most of it is asked for, property by property
            self._said[subject] = [(quad.predicate, quad.object, quad) for quad in self._found(subject, None, None)]
        said = self._said[subject]
        return (quad for p, o, quad in said if predicate in (None, p) and value in (None, o))

    def _found(self, subject: Term | None, predicate: ox.NamedNode | None, value: Term | None) -> Iterator[ox.Quad]:
        hidden = self._hidden
        below = self._below.quads_for_pattern(subject, predicate, value, None)  # type: ignore[arg-type]
        above = self._above.quads_for_pattern(subject, predicate, value, None)  # type: ignore[arg-type]
        return chain((quad for quad in below if quad.graph_name not in hidden), above)
