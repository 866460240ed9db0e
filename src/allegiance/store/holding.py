"""Whether a store reads the graphs that a query names, and no others."""

from collections.abc import Sequence

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import QueryRefused
from allegiance.sparql.substitute import substitute
from allegiance.store import Store


def check_read(store: Store, graphs: Sequence[ox.NamedNode]) -> None:
    """Raise QueryRefused where a store does not hold one of the graphs, or would read all whatever a query names; and
    what the store raises.

    Without this a graph that is misspelt, or a file or web page taken for one, would be an answer without rows; some
    servers fetch what they do not hold; and Oxigraph's, with the union as its default graph, forgets about FROM.
    """
    for graph in graphs:
        if not store.query(substitute(_query("holds_graph"), {"graph": graph})):
            raise QueryRefused(
                f"it reads FROM {graph}, and no graph of that name is here; nothing is fetched from files or other "
                "servers (GRAPH ?graph { ... } tells the names of those that are here)"
            )
    if graphs and store.query(_query("ignores_from")):
        raise QueryRefused("this server reads all graphs, whatever FROM says; write GRAPH <...> { ... } instead")


def _query(name: str) -> str:
    return (resources.root() / "queries" / "lookup" / f"{name}.rq").read_text()
