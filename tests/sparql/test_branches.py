"""Branches that a parameter rules out are left out, and nothing else is."""

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.query import catalog
from allegiance.sparql.branches import pruned
from allegiance.sparql.substitute import substitute
from allegiance.store.embedded import EmbeddedStore
from allegiance.terms import AL, XSD_DATE

ANYONE = {"about": ox.NamedNode(f"{AL}Actor")}
SOMEONE = {"about": ox.NamedNode("https://w3id.org/allegiance/id/org/imu")}
EITHER = "{ { FILTER($about = al:Actor) ?s ?p 1 } UNION { FILTER($about != al:Actor) ?s ?p $about } ?s ?q ?o }"


@pytest.mark.parametrize(
    ("query", "for_anyone", "for_someone"),
    [
        (EITHER, "{ { ?s ?p 1 } ?s ?q ?o }", "{ { ?s ?p $about } ?s ?q ?o }"),
        (
            "{ { FILTER($about = al:Actor) { ?s ?p '}' } UNION { ?s ?r 2 } } UNION { ?x ?y ?z } }",
            "{ { { ?s ?p '}' } UNION { ?s ?r 2 } } UNION { ?x ?y ?z } }",
            "{ { ?x ?y ?z } }",
        ),
        (
            f"{{ {{ FILTER($about = al:Actor) {EITHER} }} UNION {{ FILTER($about != al:Actor) {EITHER} }} }}",
            "{ { { { ?s ?p 1 } ?s ?q ?o } } }",
            "{ { { { ?s ?p $about } ?s ?q ?o } } }",
        ),
    ],
    ids=["one of two", "a union within and beside", "within each other"],
)
def test_the_branch_that_cannot_apply_is_left_out(query: str, for_anyone: str, for_someone: str) -> None:
    assert pruned(query, ANYONE) == for_anyone
    assert pruned(query, SOMEONE) == for_someone


def test_a_branch_may_hang_on_a_day_and_on_two_conditions() -> None:
    former = 'FILTER($known_by < "9999-12-31"^^xsd:date)'
    query = f"{{ {{ FILTER($about = al:Actor) ?s ?p 1 }} UNION {{ FILTER($about = al:Actor) {former} ?s ?p 2 }} }}"
    ever, day = (ox.Literal(text, datatype=XSD_DATE) for text in ("9999-12-31", "2015-08-31"))
    assert pruned(query, ANYONE | {"known_by": ever}) == "{ { ?s ?p 1 } }"
    assert pruned(query, ANYONE | {"known_by": day}) == "{ { ?s ?p 1 } UNION { ?s ?p 2 } }"
    assert pruned(query, SOMEONE | {"known_by": day}) == "{ { FILTER($about = al:Actor) ?s ?p 1 } }"


@pytest.mark.parametrize(
    "query",
    [
        "{ FILTER($about = al:Actor) ?s ?p ?o }",  # no UNION: the answer is empty where it is false
        "{ ?s ?p ?o FILTER($about = al:Actor) }",
        "{ { FILTER($about = al:Actor || ?s = 1) ?s ?p ?o } UNION { ?s ?p 2 } }",
        "{ { FILTER($other = al:Actor) ?s ?p ?o } UNION { ?s ?p 2 } }",
        "{ { # { FILTER($about = al:Actor)\n ?s ?p '{ FILTER($about = al:Actor) }' } UNION { ?s ?p 2 } }",
    ],
)
def test_what_is_no_such_branch_stays(query: str) -> None:
    assert pruned(query, SOMEONE) == query


@pytest.mark.parametrize("name", ["disputed_situations", "hedges", "attribution_chains", "standing_of_sources"])
def test_a_pruned_question_gives_the_rows_of_the_whole(name: str, graph: allegiance.Graph) -> None:
    store = graph.store
    assert isinstance(store, EmbeddedStore)
    question = catalog.question(name)
    bound = "outlet" if name == "standing_of_sources" else "about"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    given = {
        "known_by": ox.Literal("2015-12-31", datatype=ox.NamedNode(f"{xsd}date")),
        "doubts": ox.Literal("true", datatype=ox.NamedNode(f"{xsd}boolean")),
        **{n: ox.Literal("1", datatype=ox.NamedNode(f"{xsd}integer")) for n in ("least", "least_hops")},
    }
    for value in (f"{AL}Actor", "https://w3id.org/allegiance/id/org/long-war-journal"):
        terms = {**given, bound: ox.NamedNode(value)}
        text = pruned(question.sparql, terms)
        assert len(text) < len(question.sparql)
        rows = [tuple(row) for row in store.query(substitute(text, terms))]  # type: ignore[union-attr]  # SELECT
        assert rows == [tuple(row) for row in store.query(substitute(question.sparql, terms))]  # type: ignore[union-attr]
