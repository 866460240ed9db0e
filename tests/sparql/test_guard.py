"""Queries that reach out, nest too deep or run too long are refused before they are run; honest ones are not."""

import pytest

import allegiance
from allegiance.errors import QueryRefused
from allegiance.query import catalog
from allegiance.query.bind import bind
from allegiance.sparql import guard

CALLS = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { BIND(<http://127.0.0.1:9/> AS ?there) SERVICE?there{ ?s ?p ?o } }",
    "SELECT * { #\nSERVICE#\n<http://127.0.0.1:9/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "#" . SERVICE <http://127.0.0.1:9/> {} # "\n}',
    "SELECT * { ?s ?p '\\'' . SERVICE <http://127.0.0.1:9/> { ?a ?b '' } }",
    'SELECT * { ?s ?p """"""SERVICE <http://127.0.0.1:9/> {} }',
    "PREFIX s: <http://127.0.0.1:9/> SELECT * { SERVICE s: { ?s ?p ?o } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<2)?s?p?o.SERVICE#>\n<http://127.0.0.1:9/>{ ?s ?p ?o } }",
]
HONEST = [
    "SELECT * { ?s ?p 'SERVICE' }",
    'SELECT * { ?s ?p """SERVICE <http://127.0.0.1:9/>""" }',
    "SELECT * { ?s <https://example.org/SERVICE> ?service }",
    "SELECT * { ?s <https://example.org/service/a_(b)#service> ?o }",
    "PREFIX service: <https://example.org/> SELECT * { ?s service:SERVICE ?o }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://127.0.0.1:9/> {}",
    "SELECT ?SERVICE { ?SERVICE ?p $service }",
]
UPDATES = [
    "INSERT DATA { <a:a> <a:b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "LOAD <file:///etc/passwd>",
    "SELECT * {} ; DROP ALL",
    "CREATE GRAPH <a:g>",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_to_another_server_is_refused(query: str, graph: allegiance.Graph) -> None:
    with pytest.raises(QueryRefused, match=r"--allow-service|not named by an address|behind a `<`"):
        graph.sparql(query)


@pytest.mark.parametrize("query", [query for query in CALLS if "?a<" not in query and "?there" not in query])
def test_a_call_to_a_server_may_be_allowed_by_its_address(query: str) -> None:
    guard.check(query, allow_service=["http://127.0.0.1:9/"])
    with pytest.raises(QueryRefused, match="--allow-service"):
        guard.check(query, allow_service=["http://127.0.0.1:9"])


@pytest.mark.parametrize("query", HONEST)
def test_the_word_alone_is_not_refused(query: str, graph: allegiance.Graph) -> None:
    graph.sparql(query)


@pytest.mark.parametrize("query", UPDATES)
def test_an_update_is_refused_by_the_store(query: str, graph: allegiance.Graph) -> None:
    before = len(graph.store.inner)
    with pytest.raises(QueryRefused, match=r"not a SPARQL query|opens with none"):
        graph.sparql(query)
    assert len(graph.store.inner) == before


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * {} #" + "x" * guard.LONGEST, "characters"),
        ("SELECT * {\0}", "NUL"),
        ("\ufeffSELECT * {}", "byte order mark"),
        (None, "None is no text"),
        (b"SELECT * {}", "is no text"),
        ("SELECT * " + "{" * (guard.DEEPEST + 1) + "}" * (guard.DEEPEST + 1), "nested deeper"),
        ("SELECT * {FILTER(" + "(" * 50_000 + "1", "nested deeper"),
        ("SELECT * {FILTER(" + "!" * 90_000 + "true)}", "keywords and operators"),
        ("SELECT * {FILTER(1" + "+1" * 40_000 + ")}", "keywords and operators"),
        ("SELECT * {?s <a:b>" + "/<a:b>" * 15_000 + " ?o}", "keywords and operators"),
        ("SELECT * {" + "MINUS{}" * 14_000 + "}", "keywords and operators"),
        ("SELECT * {{}" + "UNION{}" * 14_000 + "}", "keywords and operators"),
    ],
)
def test_what_could_bring_the_process_down_is_refused(query: str, reason: str, graph: allegiance.Graph) -> None:
    with pytest.raises(QueryRefused, match=reason):
        graph.sparql(query)


def test_what_is_just_allowed_runs(graph: allegiance.Graph) -> None:
    deep = guard.DEEPEST - 1
    graph.sparql("SELECT * {FILTER(" + "(" * (deep - 1) + "1" + ")" * (deep - 1) + ")}")
    many = "MINUS{}" * (guard.MOST_LINKS - 2)
    assert list(graph.sparql("SELECT * {" + many + "}"))


def test_half_a_character_is_refused(graph: allegiance.Graph) -> None:
    with pytest.raises(QueryRefused, match="half of a pair"):
        graph.sparql("SELECT * { ?s ?p '\ud800' }")


@pytest.mark.parametrize("name", catalog.paths())
def test_the_text_of_a_question_may_be_run_by_hand(name: str) -> None:
    question = catalog.question(name)
    values = {p.name: p.example for p in question.parameters.values() if p.default is None and p.type != "entity"}
    values |= {
        p.name: "https://w3id.org/allegiance/id/org/imu" for p in question.parameters.values() if p.type == "entity"
    }
    guard.check(bind(question, values))


def test_one_address_given_as_text_allows_no_part_of_it(graph: allegiance.Graph) -> None:
    for part in ("http://127.0.0.1:9", "http://127.0.0.1", "9"):
        with pytest.raises(QueryRefused, match="it calls the server at"):
            graph.sparql(f"SELECT * {{ SERVICE <{part}> {{}} }}", allow_service="http://127.0.0.1:9/query")


@pytest.mark.parametrize(
    "prefixes",
    [{"a": "b> INSERT"}, {"a": "no-scheme"}, {"a: <http://x/> SELECT * {} #": "http://y/"}, {"a b": "http://y/"}],
)
def test_a_prefix_is_a_name_and_an_address(prefixes: dict[str, str], graph: allegiance.Graph) -> None:
    with pytest.raises(QueryRefused, match=r"prefix"):
        graph.sparql("SELECT * {}", prefixes=prefixes)
