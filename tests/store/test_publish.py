"""What is published to a server is what the dataset holds, however often, and nobody else's graphs are touched."""

import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest
from engines import Engine
from hostile import Behaviour, answer, serving, stall

import allegiance
from allegiance import build, errors
from allegiance.cli import commands
from allegiance.store.graph_store import GraphStore
from allegiance.store.publish import publish
from allegiance.store.remote import RemoteStore
from allegiance.store.services import query_service
from allegiance.store.typed import lines_of
from article import article_files

OURS = "https://w3id.org/allegiance/graph/data/withdrawn"
THEIRS = "https://example.org/their-graph"


def dump(server: Engine) -> ox.Store:
    store = ox.Store()
    with urlopen(Request(server.graphs, headers={"Accept": "application/n-quads"}), timeout=10) as response:  # noqa: S310  # our own server
        store.load(response.read(), format=ox.RdfFormat.N_QUADS)
    return store


def put(server: Engine, graph: str) -> None:
    GraphStore(server.graphs, timeout=5).put(graph, b"<x:a> <x:b> <x:c> .\n")


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["allegiance", *map(str, arguments)])
    try:
        commands.main()
    except SystemExit as end:
        return int(str(end.code or 0))
    return 0


def test_the_server_then_holds_the_dataset_and_the_graphs_of_others(
    server: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(server, OURS)
    put(server, THEIRS)
    assert run(monkeypatch, "publish", *article_files(), "--to", server.graphs) == 0
    out, err = capsys.readouterr()
    built = build.build(article_files()).store.inner
    graphs = len(list(built.named_graphs()))
    assert (
        out == f"published: {len(built)} statements in {graphs} graphs; written: {graphs} graphs, removed: 1 graphs\n"
    )
    assert err == ""
    found = dump(server)
    found.remove_graph(ox.NamedNode(THEIRS))
    assert len(list(found.named_graphs())) == graphs
    assert lines_of(found) == lines_of(built)
    assert THEIRS in {graph.value for graph in dump(server).named_graphs()}


def test_publishing_again_changes_nothing_and_mends_what_was_changed(
    server: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "publish", *article_files(), "--to", server.graphs) == 0
    before = lines_of(dump(server))
    capsys.readouterr()
    assert run(monkeypatch, "publish", *article_files(), "--to", server.graphs) == 0
    assert capsys.readouterr().out.endswith("written: 0 graphs, removed: 0 graphs\n")
    put(server, next(iter(build.build(article_files()).store.inner.named_graphs())).value)
    assert lines_of(dump(server)) != before
    assert run(monkeypatch, "publish", *article_files(), "--to", server.graphs, "--query-url", server.queries) == 0
    assert lines_of(dump(server)) == before


def test_the_command_asks_the_server_that_the_option_or_the_environment_names(
    server: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(server, THEIRS)
    ask = ("sparql", "ASK { GRAPH <https://example.org/their-graph> { ?s ?p ?o } }")
    assert run(monkeypatch, *ask) == 0
    assert run(monkeypatch, *ask, "--store", server.queries) == 0
    monkeypatch.setenv("ALLEGIANCE_STORE", server.queries)
    assert run(monkeypatch, *ask) == 0
    assert run(monkeypatch, *ask, "--store", str(Path(build.__file__).parents[3] / "data" / "posts")) == 0
    assert capsys.readouterr().out.split() == ["no", "yes", "yes", "no"]
    assert run(monkeypatch, *ask, "--store", server.queries, "--store", "data") == 2
    assert "asked alone" in capsys.readouterr().err


def test_a_server_that_drops_statements_is_found_out() -> None:
    nothing = answer(b'{"head":{"vars":["graph","statements"]},"results":{"bindings":[]}}')
    store = build.build(article_files()).store.inner
    with (
        serving(nothing) as queries,
        serving(answer(b"", status="204 No Content")) as graphs,
        pytest.raises(errors.PublishedOtherwise) as caught,
    ):
        publish(store, GraphStore(graphs.url, timeout=5), RemoteStore(queries.url))
    assert sum(sent for sent, _ in caught.value.graphs.values()) == len(store)


def test_a_server_that_cannot_be_asked_is_not_written_to(article: allegiance.Graph) -> None:
    with serving(answer(b"<html>", kind="text/html")) as queries, serving(answer(b"")) as graphs:
        with pytest.raises(errors.RemoteAnswer):
            publish(
                build.build(article_files()).store.inner, GraphStore(graphs.url, timeout=5), RemoteStore(queries.url)
            )
        assert graphs.requests == []


def test_a_server_that_refuses_a_graph_is_an_error() -> None:
    with serving(answer(b"read only", status="403 Forbidden")) as server, pytest.raises(errors.RemoteDenied):
        GraphStore(server.url, timeout=5).put(OURS, b"")


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (answer(b"", status="413 Too Large"), errors.RemoteRefused),
        (answer(b"", status="500 Broken"), errors.RemoteRefused),
        (stall, errors.RemoteTimeout),
    ],
    ids=["too large", "broken", "silent"],
)
def test_a_server_that_fails_at_a_later_graph_is_told_and_sent_the_rest_the_next_time(
    behaviour: Behaviour, error: type[errors.RemoteError], server: Engine
) -> None:
    store = ox.Store()
    for number in range(3):
        graph = ox.NamedNode(f"{OURS}-{number}")
        store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(str(number)), graph))
    done: list[int] = []
    queries = RemoteStore(server.queries)
    publish(ox.Store(), GraphStore(server.graphs, timeout=5), queries)
    with serving(answer(b"", status="204 No Content"), behaviour) as failing, pytest.raises(error):
        publish(store, GraphStore(failing.url, timeout=1), queries, lambda number, of: done.append(number))
    assert done == [1]
    assert publish(store, GraphStore(server.graphs, timeout=5), queries).written == 3
    assert publish(store, GraphStore(server.graphs, timeout=5), queries).written == 0


def test_a_graph_that_is_gone_already_is_removed() -> None:
    with serving(answer(b"", status="404 Missing"), answer(b"", status="500 Broken")) as server:
        GraphStore(server.url, timeout=5).delete(OURS)
        with pytest.raises(errors.RemoteRefused):
            GraphStore(server.url, timeout=5).delete(OURS)


@pytest.mark.parametrize(
    ("graph_store", "service"),
    [
        ("http://h:7878/store", "http://h:7878/query"),
        ("http://h:3030/ds/data", "http://h:3030/ds/query"),
        ("http://h:8890/sparql-graph-crud-auth?a=b", "http://h:8890/sparql?a=b"),
        ("http://h:7200/repositories/r/rdf-graphs/service", "http://h:7200/repositories/r"),
        ("http://h/other", None),
    ],
)
def test_the_query_service_of_a_known_server_is_told_from_its_graph_store(
    graph_store: str, service: str | None
) -> None:
    assert query_service(graph_store) == service


def test_the_command_says_when_it_cannot_tell_the_query_service(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "publish", *article_files(), "--to", "http://127.0.0.1/other") == 2
    assert "add --query-url" in capsys.readouterr().err


def test_a_statement_that_came_out_as_another_is_found_out_though_the_count_is_right() -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("x"), ox.NamedNode(OURS)))
    empty = b'{"head":{"vars":["graph","statements"]},"results":{"bindings":[]}}'
    one = b'{"head":{"vars":["graph","statements"]},"results":{"bindings":[{"graph":{"type":"uri","value":"%s"},'
    one = (one + b'"statements":{"type":"literal","value":"1"}}]}}') % OURS.encode()
    other = b'{"head":{"vars":["graph","subject","predicate","object"]},"results":{"bindings":[{"graph":{"type":"uri",'
    other += b'"value":"%s"},"subject":{"type":"uri","value":"urn:a"},"predicate":{"type":"uri","value":"urn:b"},'
    other = (other + b'"object":{"type":"literal","value":"%s"}}]}}') % (OURS.encode(), b"VALUE")
    for value, fails in ((b"x", False), (b"y", True)):
        answers = [answer(text) for text in (empty, one, other.replace(b"VALUE", value))]
        with serving(*answers) as queries, serving(answer(b"", status="204 No Content")) as graphs:
            if not fails:
                assert publish(store, GraphStore(graphs.url, timeout=5), RemoteStore(queries.url)).written == 1
                continue
            with pytest.raises(errors.PublishedOtherwise, match="1 statements sent, 1 found"):
                publish(store, GraphStore(graphs.url, timeout=5), RemoteStore(queries.url))
