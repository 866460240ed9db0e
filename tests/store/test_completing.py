"""An answer that a server cuts at a cap is made whole, in its order, or is an error; it is never taken as it comes."""

import json
import random
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from engines import PATIENCE, Engine
from hostile import answer, serving

from allegiance import errors
from allegiance.store import large
from allegiance.store.asking import sliced
from allegiance.store.completing import may_be_cut
from allegiance.store.graph_store import GraphStore
from allegiance.store.held import hashed, held
from allegiance.store.remote import RemoteStore
from allegiance.store.slice import Slice
from allegiance.store.typed import select
from allegiance.terms import GRAPH

MANY = 2_345


@pytest.fixture(scope="module")
def data() -> ox.Store:
    store = ox.Store()
    graph = ox.NamedNode("urn:g")
    for number in range(MANY):
        subject = ox.NamedNode(f"urn:s{number % 700}") if number % 5 else ox.BlankNode(f"b{number}")
        value = ox.Literal(number % 400) if number % 3 else ox.Literal(f"välue {number}", language="en")
        store.add(ox.Quad(subject, ox.NamedNode(f"urn:p{number % 7}"), value, graph))
    return store


@contextmanager
def capping(store: ox.Store, cap: int) -> Iterator[str]:
    """Serve a store that gives no more than `cap` rows, in any order if none is asked for, and does not say so."""
    dice = random.Random(5)  # noqa: S311  # reproducible, not secret

    def some(found: Iterable[Any]) -> list[Any]:
        everything = list(found)
        return dice.sample(everything, min(cap, len(everything)))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(parse_qs(urlsplit(self.path).query)["query"][0])

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply(parse_qs(body)["query"][0])

        def reply(self, sparql: str) -> None:
            union = "FROM" not in sparql
            results = store.query(sparql, use_default_graph_as_union=union)
            if isinstance(results, ox.QueryTriples):
                self.send("application/n-triples", ox.serialize(some(results), format=ox.RdfFormat.N_TRIPLES) or b"")
                return
            document = json.loads(results.serialize(format=ox.QueryResultsFormat.JSON))
            found = document["results"]["bindings"]
            document["results"]["bindings"] = found[:cap] if "ORDER BY" in sparql else some(found)
            self.send("application/sparql-results+json", json.dumps(document).encode())

        def send(self, kind: str, text: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/query"
        server.shutdown()
        thread.join()


def rows(results: object) -> list[list[str]]:
    # Blank nodes have other names in every answer.
    return [["_" if isinstance(term, ox.BlankNode) else str(term) for term in row] for row in results]


@pytest.mark.parametrize("cap", [100, 10_000])
@pytest.mark.parametrize("wanted", [Slice(50, 7), Slice(250, 3), Slice(None, 2_000), Slice(5, MANY), Slice(MANY)])
def test_some_rows_of_an_answer_come_whole_and_the_number_of_all(wanted: Slice, cap: int, data: ox.Store) -> None:
    sparql = "SELECT * { ?s ?p ?o } ORDER BY ?p DESC(STR(?o)) STR(?s)"
    with capping(data, cap) as url:
        found = sliced(RemoteStore(url), sparql, wanted)
    here, total = wanted.of(data.query(sparql, use_default_graph_as_union=True))
    assert rows(found.solutions) == rows(here)
    assert found.total == total == MANY


@pytest.mark.parametrize("cap", [100, 1000, 10_000])
@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o } ORDER BY ?p DESC(STR(?o)) ?s",
        "PREFIX x: <urn:> SELECT ?p (COUNT(*) AS ?n) ?o { ?s ?p ?o } GROUP BY ?p ?o ORDER BY ?p (STR(?o)) # all",
        "SELECT ?o ?s FROM <urn:g> { ?s <urn:p1> ?o OPTIONAL { ?s <urn:p2> ?q } } ORDER BY (!BOUND(?o)) ?s STR(?o)",
        "SELECT DISTINCT ?s { ?s ?p ?o FILTER(ISIRI(?s)) } ORDER BY DESC(?s) LIMIT 500",
    ],
)
def test_a_capped_answer_is_made_whole_in_its_order(data: ox.Store, sparql: str, cap: int) -> None:
    with capping(data, cap) as url:
        found = rows(select(RemoteStore(url), sparql))
    assert found == rows(data.query(sparql, use_default_graph_as_union="FROM" not in sparql))
    assert len(found) >= 300


def test_rows_that_are_alike_are_all_there(data: ox.Store) -> None:
    sparql = "SELECT ?p { ?s ?p ?o }"
    with capping(data, 1000) as url:
        assert sorted(rows(select(RemoteStore(url), sparql))) == sorted(
            rows(data.query(sparql, use_default_graph_as_union=True))
        )


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT ?p { ?s ?p ?o } ORDER BY ?o", "100 of 2,345 rows"),
        ("SELECT (1 AS ?x) { ?s ?p ?o }", "100 of 2,345 rows|rows"),
    ],
    ids=["an order by what is not shown", "more rows alike than the cap"],
)
def test_what_cannot_be_made_whole_is_an_error(data: ox.Store, sparql: str, words: str) -> None:
    with capping(data, 100) as url, pytest.raises(errors.RemoteAnswer, match=words):
        select(RemoteStore(url), sparql)


def test_a_server_that_does_not_count_is_not_believed() -> None:
    ten = b'{"head":{"vars":["a"]},"results":{"bindings":[%s]}}' % b",".join(
        b'{"a":{"type":"literal","value":"%d"}}' % number for number in range(10)
    )
    with serving(answer(ten)) as server, pytest.raises(errors.RemoteAnswer, match="does not count its rows"):
        select(RemoteStore(server.url), "SELECT ?a { ?a ?b ?c }")


@pytest.mark.parametrize("header", ["X-SQL-State: S1TAT", "X-SPARQL-MaxRows: 10000"])
def test_an_answer_that_a_header_calls_partial_is_an_error(header: str) -> None:
    with serving(answer(b'{"head":{"vars":["a"]},"results":{"bindings":[]}}', header)) as server:
        with pytest.raises(errors.RemoteAnswer):
            select(RemoteStore(server.url), "SELECT ?a { ?a ?b ?c }")
        with pytest.raises(errors.RemoteAnswer):
            RemoteStore(server.url).query("CONSTRUCT WHERE { ?a ?b ?c }")


@pytest.mark.parametrize("number", [10, 16, 50, 100, 1000, 1001, 10_000])
def test_numbers_that_a_cap_may_have_are_looked_into(number: int) -> None:
    assert may_be_cut(number)


@pytest.mark.parametrize("number", [0, 1, 8, 9, 11, 123, 999])
def test_numbers_that_no_cap_has_are_believed(number: int) -> None:
    assert not may_be_cut(number)


def test_virtuoso_gives_all_of_more_rows_than_it_gives_at_once(engine: Engine) -> None:
    graph, many = "https://example.org/many", 25_000
    engine.holds = None
    lines = "".join(f'<urn:s{number}> <urn:many> "{number % 500}" .\n' for number in range(many))
    with engine.writing():
        store = GraphStore(engine.graphs, timeout=PATIENCE)
        store.put(graph, lines.encode())
        found = select(RemoteStore(engine.queries), "SELECT ?s ?o { ?s <urn:many> ?o } ORDER BY ?s")
        names = [row["s"].value for row in found]
        store.delete(graph)
    assert names == sorted(f"urn:s{number}" for number in range(many))


@pytest.mark.parametrize("cap", [100, 1000])
def test_all_triples_are_gathered_whatever_order_a_capping_server_has(data: ox.Store, cap: int) -> None:
    wanted = "VALUES ?property { <urn:p3> <urn:p4> <urn:p5> <urn:p6> } ?subject ?property ?object"
    sparql = f"SELECT ?subject ?property ?object\nWHERE {{ {wanted} FILTER(ISIRI(?subject)) }}"
    named = (quad for quad in data if isinstance(quad.subject, ox.NamedNode))
    there = {quad.triple for quad in named if quad.predicate.value[-1] in "3456"}
    with capping(data, cap) as url:
        assert RemoteStore(url).each(sparql, 10_000) == there
        with pytest.raises(errors.LimitReached):
            RemoteStore(url).each(sparql, len(there) - 1)
    assert len(there) > 1_000


@pytest.mark.parametrize("cap", [600, 2_000])
def test_what_is_read_back_after_publishing_is_whole_whatever_order_a_capping_server_has(cap: int) -> None:
    store = ox.Store()
    says, graphs = ox.NamedNode("urn:says"), [ox.NamedNode(f"{GRAPH}{name}") for name in ("large", "small")]
    for number in range(MANY + 50):
        value = ox.Literal(number) if number % 2 else ox.Literal(f"välue {number}", language="en-GB")
        store.add(ox.Quad(ox.NamedNode(f"urn:s{number % 40}"), says, value, graphs[number >= MANY]))
    wanted = {graph.value: hashed(store, graph) for graph in graphs}
    with capping(store, cap) as url:
        assert held(RemoteStore(url), store, wanted) == wanted


@pytest.mark.parametrize(
    ("most", "subjects"), [(5_000, 700), (600, 700), (1_000, 1)], ids=["whole", "by subjects", "in ranges"]
)
def test_a_large_graph_is_read_back_whole_in_any_parts(
    most: int, subjects: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "PARTS", (most,))
    graph, says = ox.NamedNode(f"{GRAPH}large"), ox.NamedNode("urn:says")
    quads = [ox.Quad(ox.NamedNode(f"urn:s{n % subjects}"), says, ox.Literal(n), graph) for n in range(MANY)]
    sent, there = ox.Store(), ox.Store()
    sent.extend(quads)
    there.extend(quads)
    wanted = {graph.value: hashed(sent, graph)}
    with capping(there, min(most, MANY)) as url:
        assert held(RemoteStore(url), sent, wanted) == wanted
        there.remove(quads[7])
        there.add(ox.Quad(ox.NamedNode("urn:new"), says, ox.Literal(7), graph))
        assert held(RemoteStore(url), sent, wanted)[graph.value] != wanted[graph.value]


def test_each_statement_of_a_large_graph_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "PARTS", (1_000,))
    store, graph = ox.Store(), ox.NamedNode(f"{GRAPH}large")
    for number in range(MANY):
        store.add(ox.Quad(ox.NamedNode(f"urn:s{number % 700}"), ox.NamedNode("urn:p"), ox.Literal(number), graph))
    asked: list[str] = []
    part = RemoteStore.part
    monkeypatch.setattr(
        RemoteStore, "part", lambda self, sparql, *given: (asked.append(sparql), part(self, sparql, *given))
    )
    with capping(store, MANY) as url:
        wanted = {graph.value: hashed(store, graph)}
        assert held(RemoteStore(url), store, wanted) == wanted
    assert len(asked) == 3
    assert all(sum(f"<urn:s{number}>" in sparql for sparql in asked) == 1 for number in range(700))


def test_a_graph_with_another_number_of_statements_is_not_read() -> None:
    store, graph = ox.Store(), ox.NamedNode(f"{GRAPH}large")
    for number in range(1_000):
        store.add(ox.Quad(ox.NamedNode(f"urn:s{number}"), ox.NamedNode("urn:p"), ox.Literal(number), graph))
    with capping(store, MANY) as url:
        assert held(RemoteStore(url), ox.Store(), {graph.value: (999, "a")}) == {graph.value: (1_000, "")}
        assert held(RemoteStore(url), ox.Store(), {}) == {graph.value: (1_000, "")}
