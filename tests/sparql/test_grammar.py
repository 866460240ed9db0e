"""A text is told to be a query by a parser of the whole grammar, with the place of the fault, and is not run."""

import time

import pytest
from hostile import answer, serving

from allegiance.errors import QueryRefused
from allegiance.query import catalog
from allegiance.sparql import grammar
from allegiance.terms import PREFIXES


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT * {\n ?s ?p }", "line 2, column 9"),
        ("SELECT * { ?s org:imu }", "line 1, column 23"),
        ("ASK { ?s org:imu }", "line 1, column 18"),
        ("# ASK\n\n  ask\n{ ?s org:imu }", "line 4, column 14"),
        ("PREFIX a: <urn:a> ASK { ?s\n a:b }", "line 2, column 6"),
    ],
)
def test_a_fault_is_told_with_its_place_in_what_was_typed(sparql: str, place: str) -> None:
    with pytest.raises(QueryRefused, match=f"{place}: expected"):
        grammar.check(sparql, PREFIXES)


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { SERVICE <ADDRESS> { ?s ?p ?o } }",
        "SELECT * { SERVICE <ADDRESS> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <ADDRESS> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <ADDRESS> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <ADDRESS> { ?s ?p ?o } }",
        "ASK { SERVICE <ADDRESS> { ?s ?p ?o } } GROUP BY ?s HAVING (COUNT(*) > 1)",
    ],
)
def test_nothing_is_run(sparql: str) -> None:
    with serving(answer()) as trap:
        assert grammar.check(sparql.replace("ADDRESS", trap.url)).kind == sparql.split(maxsplit=1)[0]
        assert trap.requests == []


def test_a_bomb_does_not_go_off() -> None:
    bomb = "BIND('aaaaaaaaaaaaaaaa' AS ?x0) " + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(30))
    begun = time.process_time()
    for form in ("ASK", "SELECT *"):
        grammar.check(f"{form} {{ {bomb} }}")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("name", catalog.paths())
def test_every_question_is_a_query(name: str) -> None:
    assert grammar.check(catalog.question(name).sparql).kind == "SELECT"
