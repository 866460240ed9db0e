"""A dataset is published by SPARQL Update on every engine as otherwise: whole, and again for nothing."""

import re

import pyoxigraph as ox
import pytest
from engines import Engine
from hostile import answer, serving

from allegiance import errors
from allegiance.store import update_store
from allegiance.store.publish import Published, publish
from allegiance.store.remote import RemoteStore
from allegiance.store.services import query_service
from allegiance.store.update_store import UpdateStore

GRAPH = "https://w3id.org/allegiance/graph/data/published-by-update"
HARD = ('"', "\\", "a\nb", "line\u2028separator\u0085", "} } ; DROP ALL # $graph", "عربي", "\t", "🜁", '\' OR """')


def dataset(*, statements: int = 30, blank_nodes: bool = False) -> ox.Store:
    store = ox.Store()
    graph, says = ox.NamedNode(GRAPH), ox.NamedNode("urn:says")
    for number in range(statements):
        text = f"{HARD[number % len(HARD)]} {number}"
        store.add(ox.Quad(ox.NamedNode(f"urn:{number // 4}"), says, ox.Literal(text), graph))
    if blank_nodes:
        some, other = ox.BlankNode(), ox.BlankNode()
        store.extend(ox.Quad(node, says, ox.Literal("both"), graph) for node in (some, other))
        store.add(ox.Quad(some, says, other, graph))
    return store


def published(engine: Engine, store: ox.Store) -> Published:
    engine.holds = None
    with engine.writing():
        return publish(store, UpdateStore(engine.updates, timeout=60), RemoteStore(engine.queries, timeout=60))


@pytest.mark.parametrize("blank_nodes", [False, True])
def test_a_graph_comes_whole_in_batches_and_again_for_nothing(
    engine: Engine, blank_nodes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update_store, "STATEMENTS", 7)
    store = dataset(blank_nodes=blank_nodes)
    assert published(engine, store).written == 1
    assert published(engine, store) == Published(1, len(store), 0, 0)
    assert published(engine, dataset(statements=3)).written == 1
    assert published(engine, ox.Store()).removed == 1


def test_a_graph_of_several_full_batches_arrives(engine: Engine) -> None:
    store = dataset(statements=2 * update_store.STATEMENTS + 1)
    assert published(engine, store).written == 1
    assert published(engine, ox.Store()).removed == 1


def test_no_request_has_more_statements_or_bytes_than_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_store, "STATEMENTS", 4)
    monkeypatch.setattr(update_store, "BYTES", 100)
    short = [f'<urn:s{number}> <urn:p> "x" .' for number in range(10)]
    long = [f'<urn:l{number}> <urn:p> "{"x" * 60}" .' for number in range(2)]
    with serving(answer(b"", status="204 Done")) as server:
        UpdateStore(server.url, timeout=5).put(GRAPH, "\n".join([*short, *long]).encode())
        sent = [re.findall(r'<urn:[sl]\d> <urn:p> "x+" \.', request) for request in server.requests]
    assert [statement for batch in sent for statement in batch] == [*short, *long]
    assert [len(batch) for batch in sent] == [4, 4, 2, 1, 1]


def test_a_request_that_a_busy_server_refused_is_sent_again() -> None:
    with serving(answer(b"", "Retry-After: 0", status="503 Busy"), answer(b"", status="204 Done")) as server:
        UpdateStore(server.url, timeout=5).put(GRAPH, b'<urn:a> <urn:b> "c" .\n')
        assert len(server.requests) == 2


def test_a_graph_with_blank_nodes_is_sent_in_one_request_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    triples = b'_:a <urn:b> "c" .\n' * 3
    monkeypatch.setattr(update_store, "STATEMENTS", 1)
    with serving(answer(b"", status="204 Done")) as server:
        UpdateStore(server.url, timeout=5).put(GRAPH, triples)
        assert len(server.requests) == 1
        monkeypatch.setattr(update_store, "BYTES_TOGETHER", 10)
        with pytest.raises(errors.GraphNotSent, match="--by gsp"):
            UpdateStore(server.url, timeout=5).put(GRAPH, triples)
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("update_service", "service"),
    [
        ("http://h:7878/update", "http://h:7878/query"),
        ("http://h:8890/sparql-auth", "http://h:8890/sparql"),
        ("http://h:7200/repositories/r/statements", "http://h:7200/repositories/r"),
        ("http://h/other", None),
    ],
)
def test_the_query_service_of_a_known_server_is_told_from_its_update_service(
    update_service: str, service: str | None
) -> None:
    assert query_service(update_service) == service
