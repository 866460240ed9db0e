"""The services of known servers that belong together: what is written at one address is asked at another."""

from allegiance.store.graph_store import GraphStore
from allegiance.store.update_store import UpdateStore

GRAPH_STORES = (
    ("/store", "/query"),  # Oxigraph
    ("/data", "/query"),  # Fuseki
    ("/sparql-graph-crud-auth", "/sparql"),  # Virtuoso
    ("/sparql-graph-crud", "/sparql"),
    ("/rdf-graphs/service", ""),  # GraphDB and RDF4J
)
"""How addresses of graph stores end, and of the query services beside them."""
UPDATE_SERVICES = (
    ("/update", "/query"),  # Oxigraph, Fuseki
    ("/sparql-auth", "/sparql"),  # Virtuoso
    ("/statements", ""),  # GraphDB and RDF4J
)
"""How addresses of update services end, and of the query services beside them."""


def graphs_at(address: str, *, timeout: float, by: str = "auto") -> GraphStore | UpdateStore:
    """Return how graphs are written at an address: by Graph Store Protocol (`gsp`), by SPARQL Update (`update`), or,
    with `auto`, as known servers have it at addresses that end so."""
    by_update = by == "update" or (by == "auto" and _beside(address, UPDATE_SERVICES) is not None)
    return (UpdateStore if by_update else GraphStore)(address, timeout=timeout)


def query_service(address: str) -> str | None:
    """Return the address of the query service that belongs to a graph store or update service of a known server, else
    None."""
    return _beside(address, GRAPH_STORES + UPDATE_SERVICES)


def _beside(address: str, services: tuple[tuple[str, str], ...]) -> str | None:
    path, mark, rest = address.partition("?")
    for ending, replacement in services:
        if path.endswith(ending):
            return path.removesuffix(ending) + replacement + mark + rest
    return None
