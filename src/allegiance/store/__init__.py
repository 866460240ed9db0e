"""Where triples live: one small interface, so that questions run alike on every home."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

if TYPE_CHECKING:
    from allegiance.store.limits import Limits


class Triples(list[ox.Triple]):
    """Triples that a server sent: as it wrote them, where a store of our own would rewrite numbers."""


Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Triples


class Store(Protocol):
    """What a home of triples offers: read-only SPARQL over the union of its named graphs."""

    def query(self, sparql: str) -> Results:
        """Run one SPARQL 1.1 query; SELECT gives solutions, ASK a boolean, CONSTRUCT and DESCRIBE triples."""
        ...

    def query_within(self, sparql: str, limits: "Limits", services: Collection[str] = ()) -> Results:
        """Run a query of somebody else's within limits; it may call the servers at the given addresses."""
        ...
