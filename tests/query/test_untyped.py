"""A SELECT of the user's own becomes rows with the types that its answer has."""

from datetime import date

import pytest

import allegiance
from allegiance.errors import QueryRefused
from allegiance.query.named import Entity

IMU = Entity("https://w3id.org/allegiance/id/org/imu", "Islamic Movement of Uzbekistan")


def test_columns_have_the_types_of_their_terms(article: allegiance.Graph) -> None:
    rows = article.table(
        """SELECT ?who ?who_label ?day ?n ?yes ?iri ?mixed ?late ?class {
        BIND(org:imu AS ?who) ?who rdfs:label ?who_label
        BIND("2015-08-31"^^xsd:date AS ?day) BIND(3 AS ?n) BIND(true AS ?yes) BIND(al:Pledge AS ?iri)
        BIND("-0044-03-15"^^xsd:date AS ?late) VALUES (?mixed ?class) { (1 1) ("one" UNDEF) } } ORDER BY ?mixed"""
    )
    first, second = rows
    assert first.who == IMU
    assert (first.day, first.n, first.yes) == (date(2015, 8, 31), 3, True)
    assert (first.iri, first.late, first._class) == ("https://w3id.org/allegiance/ns#Pledge", "-0044-03-15", 1)
    assert {first.mixed, second.mixed} == {"1", "one"}
    assert second._class is None
    assert rows.to_polars().columns[:3] == ["who", "who_iri", "day"]
    assert first.who.show().entity == IMU


def test_no_rows_have_their_columns_too(article: allegiance.Graph) -> None:
    assert article.table("SELECT ?a ?a_label { ?a <urn:nothing> ?a_label }").flat_names() == ["a", "a_label"]


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT WHERE { ?a ?b ?c }"])
def test_what_is_no_table_is_refused(query: str, article: allegiance.Graph) -> None:
    with pytest.raises(QueryRefused, match="use SELECT"):
        article.table(query)


def test_limits_hold_there_too(article: allegiance.Graph) -> None:
    with pytest.raises(allegiance.errors.LimitReached):
        article.table("SELECT * { ?s ?p ?o }", limits=allegiance.Limits(rows=5))
