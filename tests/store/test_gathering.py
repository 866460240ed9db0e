"""A query answered from gathered statements has the rows of the query asked of all statements."""

from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import allegiance
from allegiance.errors import LimitReached, RemoteAnswer
from allegiance.query import catalog
from allegiance.query.asking import answer
from allegiance.sparql.groups import Unreadable, groups
from allegiance.store import asking, gathering
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.gathering import TooMuch, gathered
from allegiance.store.typed import select
from article import ASKED

NODES = [ox.NamedNode(f"urn:n:{letter}") for letter in "abcde"]
PROPERTIES = [ox.NamedNode(f"urn:p:{letter}") for letter in "pqr"]
QUERIES = {
    "a property of one thing": "SELECT ?x ?y { n:a p:p ?x . ?x p:q ?y }",
    "what points at one thing": "SELECT ?x ?y { ?x p:p n:a ; p:q ?y }",
    "an option within an option": "SELECT ?x ?y ?z { n:a p:p ?x OPTIONAL { ?x p:q ?y OPTIONAL { ?y p:r ?z } } }",
    "an option tied by an option": "SELECT ?x ?y ?z { n:a p:p ?x OPTIONAL { ?x p:q ?y } OPTIONAL { ?y p:r ?z } }",
    "a pattern tied by what may be unbound": "SELECT ?x ?y ?z { n:a p:p ?x OPTIONAL { ?x p:q ?y } ?y p:r ?z }",
    "what is taken away": "SELECT ?x { n:a p:p ?x MINUS { ?x p:q ?y . ?y p:r n:b } }",
    "what does not exist": "SELECT ?x { n:a p:p ?x FILTER(NOT EXISTS { ?x p:q ?y . ?y p:r ?x }) }",
    "what exists": "SELECT ?x { n:a p:p ?x FILTER EXISTS { ?y p:q ?x } }",
    "one way or another": "SELECT ?x ?y { { n:a p:p ?x } UNION { n:a p:q ?y BIND(?y AS ?x) } ?x p:r ?z }",
    "bound in one branch only": "SELECT ?x ?y ?z { { n:a p:p ?x } UNION { n:a p:q ?y } OPTIONAL { ?x p:r ?z } }",
    "counted by its key": "SELECT ?x ?n { n:a p:p ?x { SELECT ?x (COUNT(?y) AS ?n) { ?x p:q ?y } GROUP BY ?x } }",
    "counted over all": "SELECT ?x ?n { n:a p:p ?x { SELECT (COUNT(?y) AS ?n) { ?z p:q ?y } } }",
    "the first of all": "SELECT ?x ?y { n:a p:p ?x { SELECT ?x ?y { ?x p:q ?y } ORDER BY ?x ?y LIMIT 1 } }",
    "a way of any length": "SELECT ?x ?y { n:a p:p* ?x . ?x ^p:q/p:r ?y }",
    "a way backwards": "SELECT ?x ?y { ?x (p:p|p:q)+ n:a . OPTIONAL { ?x p:r? ?y } }",
    "any property": "SELECT ?x ?how ?y { n:a p:p ?x . ?x ?how ?y }",
    "made on the way": "SELECT ?x ?y { n:a p:p ?x BIND(IF(?x = n:b, ?nothing, ?x) AS ?z) OPTIONAL { ?z p:q ?y } }",
    "given values": "SELECT ?x ?y { VALUES (?x ?y) { (n:a UNDEF) (UNDEF n:b) } ?x p:p ?y }",
    "a condition on an option": "SELECT ?x ?y { ?x p:p n:a OPTIONAL { ?x p:q ?y } FILTER(!BOUND(?y) || ?y != n:b) }",
    "all of it": "SELECT ?x ?y ?z { ?x p:p ?y . ?y p:q ?z }",
}
PROLOGUE = "PREFIX n: <urn:n:> PREFIX p: <urn:p:> "


class Statements:
    """A server that is asked for nothing but statements."""

    def __init__(self, store: ox.Store) -> None:
        self.store, self.asked = EmbeddedStore(store), 0

    def each(self, sparql: str, most: int) -> set[ox.Triple]:
        self.asked += 1
        found = {ox.Triple(row["subject"], row["property"], row["object"]) for row in select(self.store, sparql)}
        if len(found) > most:
            raise LimitReached("rows", most)
        return found


def rows(solutions: ox.QuerySolutions) -> Counter[tuple[str, ...]]:
    return Counter(tuple(str(value) for value in row) for row in solutions)


triples = st.builds(ox.Quad, *(st.sampled_from(some) for some in (NODES, PROPERTIES, NODES)))


@pytest.mark.parametrize(
    "query", [query for query in QUERIES.values() if "*" not in query.split("{")[0]], ids=lambda q: ""
)
@settings(max_examples=25, deadline=None)
@given(data=st.lists(triples, max_size=25))
def test_the_rows_are_those_of_the_whole(query: str, data: list[ox.Quad]) -> None:
    store = ox.Store()
    store.extend(data)
    wanted = store.query(PROLOGUE + query)
    assert isinstance(wanted, ox.QuerySolutions)
    assert rows(gathered(Statements(store), PROLOGUE + query)) == rows(wanted)  # type: ignore[arg-type]  # what is used of one


class Gathering:
    """A home of triples that gathers them from a server."""

    def __init__(self, server: Statements) -> None:
        self.server = server

    def query(self, sparql: str) -> ox.QuerySolutions:
        return gathered(self.server, sparql)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ASKED)
def test_a_question_has_its_rows_in_their_order(name: str, article: allegiance.Graph) -> None:
    parameters = {p.name: p.example for p in catalog.question(name).parameters.values() if p.default is None}
    assert isinstance(article.store, EmbeddedStore)
    home = Gathering(Statements(article.store.inner))
    found = answer(home, article.names, catalog.question(name), parameters)  # type: ignore[arg-type]
    assert found.to_dicts() == article.ask(name, **parameters).to_dicts()
    assert 0 < home.server.asked < 60


def test_a_question_about_one_thing_reads_little_of_the_rest(article: allegiance.Graph) -> None:
    assert isinstance(article.store, EmbeddedStore)
    server = Statements(article.store.inner)
    gatherer_before = len(article.store.inner)
    prologue, group = groups(article.explain("pledges_of", actor="iju"))
    gatherer = gathering._Gatherer(server, prologue, group)  # type: ignore[arg-type]
    gatherer.gather(group, gathering._Context(gatherer))
    assert 0 < len(gatherer.store) < gatherer_before / 10


def test_too_much_is_not_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST", 3)
    store = ox.Store()
    store.extend(ox.Quad(NODES[0], PROPERTIES[0], node) for node in NODES)
    with pytest.raises(TooMuch):
        gathered(Statements(store), PROLOGUE + QUERIES["a property of one thing"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?x p:p ?y }",
        "SELECT * { ?x p:p ?y }",
        "SELECT ?x { GRAPH ?g { ?x p:p ?y } }",
        "SELECT ?x { ?x p:p [] }",
        "SELECT ?x { ?x !p:p ?y }",
    ],
)
def test_what_is_not_taken_apart_says_so(query: str) -> None:
    with pytest.raises(Unreadable):
        groups(PROLOGUE + query)
    with pytest.raises(TooMuch):
        gathered(Statements(ox.Store()), PROLOGUE + query)  # type: ignore[arg-type]


class Misreading(Statements):
    """A server whose engine misreads queries."""

    place = "a server"

    def query(self, sparql: str) -> ox.QuerySolutions:
        found = self.store.query(sparql)
        assert isinstance(found, ox.QuerySolutions)
        return found


def test_what_is_too_much_is_asked_of_the_server_unless_that_misreads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST", 3)
    monkeypatch.setattr(asking, "misreads", lambda server: True)
    monkeypatch.setattr("allegiance.store.remote.RemoteStore", Misreading)
    store = ox.Store()
    store.extend(ox.Quad(NODES[0], PROPERTIES[number % 2], node) for number, node in enumerate(NODES * 2))
    query = PROLOGUE + "SELECT ?x ?y { n:a p:p ?x . n:a p:q ?y }"
    assert len(list(asking.answered(Misreading(store), query))) == 25
    with pytest.raises(RemoteAnswer, match="loses rows"):
        asking.answered(Misreading(store), query, misread="some engine loses rows")
