"""The form of a query and its columns are told from its tokens, and an update has none."""

import pyoxigraph as ox
import pytest

from allegiance.errors import QueryRefused
from allegiance.query import catalog
from allegiance.sparql.form import form


@pytest.mark.parametrize(
    ("sparql", "kind", "columns"),
    [
        ("SELECT ?a $b { ?a ?c $b }", "SELECT", "a b"),
        ("# INSERT\nBASE <x:DELETE> PREFIX ask: <x:ASK> select distinct ?a where {}", "SELECT", "a"),
        ("SELECT * { ?a ?b ?c }", "SELECT", ""),
        ("SELECT (COUNT(DISTINCT ?x) AS ?n) ?y FROM <x:z> { ?x ?y ?z } GROUP BY ?y", "SELECT", "n y"),
        ("SELECT ('AS ?q' AS ?n) (IF(?b, ?c, ?d) AS ?m) {}", "SELECT", "n m"),
        ("ASK { SELECT ?a {} }", "ASK", ""),
        ("CONSTRUCT { ?s ?p ?o } {}", "CONSTRUCT", ""),
        ("PREFIX x: <x:> DESCRIBE x:SELECT", "DESCRIBE", ""),
    ],
)
def test_the_form_and_columns_of_a_query(sparql: str, kind: str, columns: str) -> None:
    assert form(sparql).kind == kind
    assert form(sparql).columns == set(columns.split())
    ox.Store().query(sparql)


@pytest.mark.parametrize("name", catalog.paths())
def test_the_columns_of_a_question_are_those_of_its_result(name: str) -> None:
    text = catalog.question(name).sparql
    results = ox.Store().query(text)
    assert isinstance(results, ox.QuerySolutions)
    assert form(text).columns == {variable.value for variable in results.variables}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# SELECT",
        "'SELECT'",
        "<x:SELECT>",
        "SELECT:a",
        "{ SELECT",
        "INSERT DATA {}",
        "PREFIX a: <x:> CLEAR ALL",
        "@SELECT",
    ],
)
def test_what_does_not_open_as_a_query_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="opens with none"):
        form(text)
