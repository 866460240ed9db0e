"""Triples of a CONSTRUCT as an rdflib graph, for users who work with rdflib."""

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from allegiance.errors import QueryRefused
from allegiance.store import Results, Triples
from allegiance.terms import PREFIXES


def graph_of(results: Results) -> rdflib.Graph:
    """Return an rdflib graph with our prefixes bound. Raises QueryRefused when the results are not triples."""
    if not isinstance(results, ox.QueryTriples | Triples):
        raise QueryRefused("it gives no triples; use CONSTRUCT or DESCRIBE")
    return graph_of_triples(results)


def graph_of_triples(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return an rdflib graph of the triples, with our prefixes bound."""
    # rdflib brings prefixes of its own, among them `org`, which would keep ours out.
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return graph.parse(data=data, format="nt")
