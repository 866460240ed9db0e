"""Rows put in order by us stand as an engine puts them; an order that is no list of columns is left to the engine."""

import pyoxigraph as ox
import pytest

from allegiance.query import catalog
from allegiance.sparql.ordering import ordered, unordered

QUERY = """SELECT ?who ?number ?day
WHERE {
  VALUES (?who ?number ?label ?day) {
    (<urn:c> 9 "b"@en "2015-08-31") (<urn:a> 10 "b"@en UNDEF) (<urn:b> 10 "a\u00e9" "2015-08-31")
    (<urn:d> UNDEF "\U0001f600" "2014-01-01") (<urn:e> 10 UNDEF "2014-01-01") (<urn:f> 9 "\uffee" UNDEF)
  }
}
"""


def rows(sparql: str) -> tuple[list[str], list[list[str | None]]]:
    solutions = ox.Store().query(sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return names, [[None if term is None else term.value for term in row] for row in solutions]


@pytest.mark.parametrize(
    "order",
    [
        "?day ?who",
        "DESC(?number) STR(?label) ?who",
        "STR(?label) ?who",
        "DESC(?day) ?number ?who",
        "?number DESC(?who)",
    ],
)
def test_rows_stand_as_an_engine_puts_them(order: str) -> None:
    query = f"{QUERY}ORDER BY {order}\n"
    _, expected = rows(query)
    text, keys = unordered(query)
    assert "ORDER BY" not in text
    names, found = rows(text)
    place = {name: index for index, name in enumerate(names)}
    assert [list(row)[:3] for row in ordered(found, keys, place, {"number"})] == expected


@pytest.mark.parametrize("order", ["(!BOUND(?day)) ?who", "COALESCE(?day, ?who) ?who", "LCASE(?label)", "?who LIMIT 2"])
def test_another_order_is_left_to_the_engine(order: str) -> None:
    query = f"{QUERY}ORDER BY {order}\n"
    assert unordered(query) == (query, ())


@pytest.mark.parametrize("query", [QUERY, QUERY.replace("SELECT", "SELECT DISTINCT") + "ORDER BY STR(?label)\n"])
def test_nothing_is_asked_for_besides_where_that_would_make_other_rows(query: str) -> None:
    assert unordered(query) == (query, ())


def test_most_questions_are_put_in_order_here() -> None:
    here = [name for name in catalog.paths() if unordered(catalog.question(name).sparql)[1]]
    assert len(here) > 0.7 * len(catalog.paths())
