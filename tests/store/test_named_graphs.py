"""A query with FROM reads the graphs that it names, embedded as on a server, or is refused; never "no rows"."""

import pyoxigraph as ox
import pytest
from engines import Engine

import allegiance
from allegiance.errors import QueryRefused
from allegiance.store import Results
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.limits import Limits
from allegiance.store.remote import RemoteStore
from allegiance.terms import GRAPH

ONE, OTHER = f"{GRAPH}data/one", f"{GRAPH}data/other"
COUNTED = {
    "SELECT (COUNT(*) AS ?n) FROM <GRAPHdata/one> { ?s ?p ?o }": "1",
    "SELECT (COUNT(*) AS ?n) FROM <GRAPHdata/one> FROM <GRAPHdata/other> { ?s ?p ?o }": "3",
    "BASE <GRAPH> SELECT (COUNT(*) AS ?n) FROM NAMED <data/other> { GRAPH ?g { ?s ?p ?o } }": "2",
    "PREFIX g: <GRAPHdata/> SELECT (COUNT(*) AS ?n) from g:other { ?s ?p ?o }": "2",
}
REFUSED = [
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM <http://127.0.0.1:9/graph> { ?s ?p ?o }",
    "SELECT * FROM <GRAPHdata/one> FROM NAMED <GRAPHdata/two> { ?s ?p ?o }",
    "ASK FROM <GRAPHdata/ones> {}",
    "CONSTRUCT FROM al:x WHERE { ?s ?p ?o }",
    "DESCRIBE ?s FROM <GRAPHnothing> { ?s ?p ?o }",
]


@pytest.fixture(scope="module")
def two() -> ox.Store:
    store = ox.Store()
    for graph, value in ((ONE, "a"), (OTHER, "b"), (OTHER, "c")):
        store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(value), ox.NamedNode(graph)))
    return store


def asked(graph: allegiance.Graph, query: str, limits: Limits | None = None) -> Results:
    return graph.sparql(query.replace("<GRAPH", f"<{GRAPH}"), limits=limits)


def number(graph: allegiance.Graph, query: str) -> str:
    (row,) = asked(graph, query)  # type: ignore[misc]  # a SELECT
    return str(row["n"].value)


@pytest.mark.parametrize("query", COUNTED)
def test_the_graphs_that_are_named_are_read(query: str, two: ox.Store) -> None:
    assert number(allegiance.Graph(EmbeddedStore(two)), query) == COUNTED[query]


@pytest.mark.parametrize("query", REFUSED)
@pytest.mark.parametrize("limits", [None, Limits()], ids=["here", "apart"])
def test_a_graph_that_is_not_there_is_told(query: str, limits: Limits | None, two: ox.Store) -> None:
    with pytest.raises(QueryRefused, match="no graph of that name is here"):
        asked(allegiance.Graph(EmbeddedStore(two)), query, limits)


def test_a_server_does_so_too_or_says_that_it_cannot(engine: Engine, two: ox.Store) -> None:
    there = engine.holding(two)
    assert isinstance(there.store, RemoteStore)
    for query in REFUSED:
        with pytest.raises(QueryRefused, match="no graph of that name is here"):
            asked(there, query)
    for query, rows in COUNTED.items():
        if query.startswith("BASE") and engine.name == "Virtuoso":
            continue  # It wants BASE before the project's prefixes.
        if engine.name == "Oxigraph":  # With the union as its default graph it takes no notice of FROM.
            with pytest.raises(QueryRefused, match=r"reads all graphs, whatever FROM says"):
                asked(there, query)
        else:
            assert number(there, query) == rows
