"""A query may join the graph of a server whose exact address the user allows, by our client and its rules."""

import socket
import struct
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from engines import Engine
from hostile import answer, drip, serving, stall

import allegiance
from allegiance import errors, resources
from allegiance.cli.ask import command
from allegiance.store import federation
from allegiance.store.graph_store import GraphStore
from allegiance.store.limits import Limits
from allegiance.terms import PREFIXES

DBPEDIA = """
@prefix dbo: <http://dbpedia.org/ontology/> . @prefix dbr: <http://dbpedia.org/resource/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
dbr:Islamic_Movement_of_Uzbekistan rdfs:label "Islamic Movement of Uzbekistan"@en , "Mouvement islamique"@fr ;
    dbo:foundingYear "1998"^^xsd:gYear .
dbr:Taliban rdfs:label "Taliban"@en ; dbo:foundingYear "1994"^^xsd:gYear .
"""
WIKIDATA = """
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> . @prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> . @prefix s: <http://www.wikidata.org/entity/statement/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
wd:Q3 rdfs:label "Taliban"@en ; wdt:P31 wd:Q2 ; p:P488 s:q3-1 .
s:q3-1 ps:P488 wd:Q4 ; pq:P580 "2015-07-29T00:00:00Z"^^xsd:dateTime .
wd:Q4 rdfs:label "Akhtar Mansour"@en .
"""
BY_LABEL = """
SELECT ?label ?year {
  ?organization a al:ArmedOrganization ; rdfs:label ?label .
  SERVICE <ADDRESS> {
    ?theirs <http://www.w3.org/2000/01/rdf-schema#label> ?label ; <http://dbpedia.org/ontology/foundingYear> ?year .
  }
} ORDER BY ?year
"""
BY_STATEMENT = """
PREFIX wdt: <http://www.wikidata.org/prop/direct/> PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/> PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX wikidata: <ADDRESS>
SELECT ?label ?leader ?since {
  ?organization rdfs:label ?label .
  SERVICE wikidata: {
    ?item rdfs:label ?label ; wdt:P31 [] ; p:P488 [ ps:P488/rdfs:label ?leader ; pq:P580 ?since ] .
  }
}
"""
ANY = "SELECT ?a { SERVICE <ADDRESS> { ?a ?b ?c } }"


@pytest.fixture
def theirs(server: Engine) -> Iterator[str]:
    """Give the address of a server that holds what DBpedia and Wikidata have of two organizations, in their shapes."""
    store = GraphStore(server.graphs, timeout=10)
    for name, turtle in {"dbpedia": DBPEDIA, "wikidata": WIKIDATA}.items():
        store.put(f"https://example.org/{name}", turtle.encode())
    yield server.queries
    for name in ("dbpedia", "wikidata"):
        store.delete(f"https://example.org/{name}")


def ask(
    graph: allegiance.Graph, sparql: str, address: str, *allowed: str, seconds: float = 20
) -> list[tuple[str, ...]]:

    results = graph.sparql(
        sparql.replace("ADDRESS", address), allow_service=allowed, limits=Limits(seconds=seconds), prefixes=PREFIXES
    )
    assert isinstance(results, ox.QuerySolutions)
    return [tuple(term.value for term in row) for row in results]


def test_a_graph_in_the_shape_of_dbpedia_is_joined(graph: allegiance.Graph, theirs: str) -> None:
    rows = [("Taliban", "1994"), ("Islamic Movement of Uzbekistan", "1998")]
    assert ask(graph, BY_LABEL, theirs, theirs) == rows


def test_a_graph_in_the_shape_of_wikidata_is_joined(graph: allegiance.Graph, theirs: str) -> None:
    assert ask(graph, BY_STATEMENT, theirs, theirs) == [("Taliban", "Akhtar Mansour", "2015-07-29T00:00:00Z")]


@pytest.mark.parametrize("allowed", [(), ("https://example.org/sparql",), ("/",), ("http://127.0.0.1/query",)])
def test_another_address_than_allowed_is_not_called(graph: allegiance.Graph, allowed: tuple[str, ...]) -> None:
    with serving(answer()) as trap:
        with pytest.raises(errors.QueryRefused, match=f"--allow-service {trap.url}"):
            ask(graph, ANY, trap.url, *allowed)
        with pytest.raises(errors.QueryRefused, match=f"--allow-service {trap.url}"):
            ask(graph, ANY, trap.url, trap.url + "/")
        assert trap.requests == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://me:secret@127.0.0.1/"])
def test_an_address_that_is_none_of_a_server_is_refused_though_allowed(graph: allegiance.Graph, address: str) -> None:
    with pytest.raises(errors.BadAddress) as caught:
        ask(graph, ANY, address, address)
    assert "secret" not in str(caught.value)


def test_a_redirect_of_a_service_to_another_place_is_not_followed(graph: allegiance.Graph) -> None:
    with serving(answer()) as trap, serving(answer(b"", f"Location: {trap.url}", status="302 Found")) as server:
        with pytest.raises(errors.RemoteRedirect, match="elsewhere"):
            ask(graph, ANY, server.url, server.url)
        assert trap.requests == []


def test_what_a_service_does_not_answer_whole_is_an_error(graph: allegiance.Graph) -> None:
    for behaviour, error in (
        (answer(b""), errors.RemoteAnswer),
        (answer(b"<html>log in</html>", kind="text/html"), errors.RemoteAnswer),
        (answer(b"no", status="500 Broken"), errors.RemoteRefused),
    ):
        with serving(behaviour) as server, pytest.raises(error, match=server.url):
            ask(graph, ANY, server.url, server.url)


@pytest.mark.parametrize("behaviour", [stall, drip(b"HTTP/1.1 200 OK\r\n", b"X-A: a\r\n")], ids=["stalled", "by drops"])
def test_a_slow_service_ends_by_the_limit(graph: allegiance.Graph, behaviour: object) -> None:
    with serving(behaviour) as server, pytest.raises((errors.LimitReached, errors.RemoteTimeout)):  # type: ignore[arg-type]
        ask(graph, ANY, server.url, server.url, seconds=1)


def test_nothing_is_printed_where_a_query_has_ended_before_a_service_answers(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ended, closed, close = threading.Event(), threading.Event(), ThreadingHTTPServer.shutdown_request

    def late(_forwarder: object, _path: str, _sparql: str) -> bytes:
        ended.wait(10)
        return b"x" * 10_000_000

    def noted(server: ThreadingHTTPServer, request: socket.socket) -> None:
        close(server, request)
        closed.set()

    monkeypatch.setattr(federation.Forwarder, "answer", late)
    monkeypatch.setattr(ThreadingHTTPServer, "shutdown_request", noted)
    service = "https://example.org/sparql"
    with federation.forwarding([service], Limits()) as forwarder:
        asked: list[str] = []
        forwarder.asking(asked.append, f"ASK {{ SERVICE <{service}> {{ ?s ?p ?o }} }}")  # type: ignore[arg-type,func-returns-value]  # the query is all that is wanted
        place = urlsplit(asked[0].partition("<")[2].partition(">")[0])
        with socket.create_connection((place.hostname, place.port)) as asking:
            asking.sendall(f"POST {place.path} HTTP/1.1\r\nContent-Length: 3\r\n\r\nASK".encode())
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # as of a killed process
        ended.set()
        assert closed.wait(10)
    assert capfd.readouterr().err == ""


def test_the_credentials_of_the_own_store_are_not_sent_to_a_service(
    graph: allegiance.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGIANCE_STORE_TOKEN", "t0ken")
    with serving(answer()) as server:
        assert ask(graph, ANY, server.url, server.url) == [("1",)]
    assert "t0ken" not in "".join(server.requests)
    assert "Authorization" not in "".join(server.requests)
    assert "User-Agent: allegiance/" in server.requests[0]


def test_a_server_of_the_own_data_may_call_what_is_allowed_too(server: Engine, theirs: str) -> None:
    remote = allegiance.open(server.queries)
    with pytest.raises(errors.QueryRefused, match="--allow-service"):
        ask(remote, ANY, theirs)
    assert ask(remote, ANY + " LIMIT 1", theirs, theirs) != []


@pytest.fixture
def own_question(tmp_path: Path, theirs: str) -> str:
    """Give the question of the documents in a file of the user's, with the local server in DBpedia's place."""
    text = (resources.root() / "docs" / "example" / "founded_elsewhere.rq").read_text()
    (path := tmp_path / "mine.rq").write_text(text.replace("https://dbpedia.org/sparql", theirs))
    return str(path)


def test_a_question_of_the_users_own_joins_a_remote_graph_and_has_typed_rows(
    graph: allegiance.Graph, own_question: str, theirs: str
) -> None:
    rows = graph.ask(own_question, since=1990, allow_service=[theirs])
    assert [(row.organization.label, row.year) for row in rows] == [
        ("Taliban", 1994),
        ("Islamic Movement of Uzbekistan", 1998),
    ]
    assert rows[0].organization.show() == graph.show("taliban")
    assert rows.to_flat()[0]["their_name"] == "http://dbpedia.org/resource/Taliban"
    assert len(graph.ask(own_question, since=1995, allow_service=[theirs])) == 1
    with pytest.raises(errors.QueryRefused, match="--allow-service"):
        graph.ask(own_question)
    with pytest.raises(errors.BadParameter, match="since"):
        graph.ask(own_question, since="soon", allow_service=[theirs])


def test_the_command_asks_a_file_like_a_question(own_question: str, theirs: str) -> None:
    ran = CliRunner().invoke(command, [own_question, "--allow-service", theirs, "--format", "csv"])
    assert ran.exit_code == 0, ran.output
    assert "Taliban,https://w3id.org/allegiance/id/org/taliban,1994,http://dbpedia.org/resource/Taliban" in ran.output
    told = CliRunner().invoke(command, [own_question, "--help"]).output
    assert "In which year was an organization founded" in told
    assert "Example: allegiance ask /" in told


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        (None, errors.NotFoundError, "mine.rq"),
        (b"SELECT ?a { ?a ?b ?c }", errors.QueryHeaderError, "header cannot be read"),
        (b'#+ summary: "?"\n#+ columns: {a: {type: iri, help: h}}\nSELECT * {}', errors.QueryHeaderError, "SELECT"),
        (b'#+ summary: "?"\n#+ columns: {a: {type: iri, help: h}}\nSELECT ?a { ?a ', errors.QueryRefused, "line 3"),
        (b'#+ summary: "?"\n#+ columns: {a: {type: iri, help: h}}\nDROP ALL', errors.QueryRefused, "query"),
        (
            b'#+ summary: "?"\n#+ columns: {a: {type: date, help: h}}\nSELECT ?a { BIND("soon" AS ?a) }',
            errors.QueryHeaderError,
            "type of its column",
        ),
        (b"#+ summary: \xff", errors.QueryRefused, "UTF-8"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_question_is_an_error_that_says_why(
    graph: allegiance.Graph, tmp_path: Path, text: bytes | None, error: type[Exception], says: str
) -> None:
    path = tmp_path / "mine.rq"
    if text is not None:
        path.write_bytes(text)
    with pytest.raises(error, match=says):
        graph.ask(str(path))
