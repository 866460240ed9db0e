"""An Oxigraph store as the data graph of a validation."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol, runtime_checkable

from pyoxigraph import Quad, QuerySolutions, Store


@runtime_checkable
class Patterns(Protocol):
    """What answers patterns of quads, as a store does."""

    def quads_for_pattern(self, subject: Any, predicate: Any, value: Any, graph: Any = None, /) -> Iterator[Quad]:
        """Give the quads of a pattern; what is None is any."""


class EmbeddedData(NamedTuple):
    """All triples of a pyoxigraph store, whichever graphs they are in, or only its unnamed graph.

    Oxigraph's union answers a triple once per graph that holds it. The checks allow for that; a SPARQL constraint that
    counts must say COUNT(DISTINCT ...) if two graphs may hold one triple.
    """

    store: Store
    union: bool = True

    def query(self, sparql: str) -> QuerySolutions:
        """The solutions of a SELECT query."""
        answer = self.store.query(sparql, use_default_graph_as_union=self.union)
        if isinstance(answer, QuerySolutions):
            return answer
        raise TypeError("Give a SELECT query: the answer is not a table.")
