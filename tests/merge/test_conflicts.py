"""Different values stand side by side with their sources; contradictions are told from lesser precision."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.merge.conflicts import conflicts
from allegiance.store.embedded import EmbeddedStore

HEAD = """@prefix al: <https://w3id.org/allegiance/ns#> . @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix e: <https://example.org/> .
e:one a al:Source ; rdfs:label "One" ; al:issued "2015"^^edtf:EDTF . e:two a al:Source ; rdfs:label "Two" .
e:x rdfs:label "X" .
e:r1 al:describes e:x ; al:inDataset e:one ; al:recordKey "1" .
e:r2 al:describes e:x ; al:inDataset e:two ; al:recordKey "2" .
"""


def found(statements: str) -> list[tuple[str, bool, list[tuple[str, str, str, str]]]]:
    store = ox.Store()
    store.load((HEAD + statements).encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("https://example.org/g"))
    return [
        (c.property, c.contradicts, [(s.value, s.source_label, s.issued, s.locator) for s in c.said])
        for c in conflicts(EmbeddedStore(store))
    ]


@pytest.mark.parametrize(
    ("one", "two", "contradicts"),
    [
        (["1969"], ["1971"], True),
        (["1969"], ["1969-02-03"], False),
        (["1969", "1971"], ["1971-05"], False),
        (["1969", "1971"], ["1970"], True),
        (["[1955..1958]"], ["1957"], False),
        (["[1955..1958]"], ["1959"], True),
        (["[..1969]"], ["1970"], True),
    ],
)
def test_dates_contradict_when_no_day_fits_both(one: list[str], two: list[str], contradicts: bool) -> None:
    said = "".join(f'e:r1 al:birthDate "{date}"^^edtf:EDTF . ' for date in one)
    said += "".join(f'e:r2 al:birthDate "{date}"^^edtf:EDTF . ' for date in two)
    ((property_, real, values),) = found(said)
    assert (property_, real) == ("birth date", contradicts)
    assert sorted(values) == sorted([(d, "One", "2015", "1") for d in one] + [(d, "Two", "", "2") for d in two])


def test_the_same_value_is_no_conflict_nor_are_two_of_one_source() -> None:
    assert found('e:r1 al:birthDate "1969"^^edtf:EDTF . e:r2 al:birthDate "1969"^^edtf:EDTF .') == []
    assert found('e:r1 al:birthDate "1969"^^edtf:EDTF , "1971"^^edtf:EDTF .') == []


def test_a_person_and_an_organization_contradict_but_not_kinds_of_organization() -> None:
    ((property_, contradicts, _),) = found("e:r1 al:describedAs al:Person . e:r2 al:describedAs al:StateBody .")
    assert (property_, contradicts) == ("kind", True)
    assert found("e:r1 al:describedAs al:Organization . e:r2 al:describedAs al:ArmedOrganization .") == []


def listing(number: int, by: str, date: str) -> str:
    return (
        f'e:s{number} a al:Designation ; al:subject e:x ; al:designatedBy e:{by} ; al:date "{date}"^^edtf:EDTF .'
        f"e:c{number} al:about e:s{number} ; al:source e:{'one' if number == 1 else 'two'} ; al:qualifies true ;"
        "  al:stance <https://w3id.org/allegiance/vocab/asserts> ."
        f'e:{by} rdfs:label "{by}" .'
    )


def test_days_of_listing_are_compared_by_authority() -> None:
    assert found(listing(1, "office", "2004") + listing(2, "council", "2007")) == []
    ((property_, contradicts, _),) = found(listing(1, "office", "2004") + listing(2, "office", "2007"))
    assert (property_, contradicts) == ("listing date (office)", True)


def test_a_death_of_ours_is_compared_with_that_of_a_record() -> None:
    ours = (
        'e:d a al:Death ; al:subject e:x ; al:date "2013-04-23"^^edtf:EDTF . e:c al:about e:d ; al:source e:one ;'
        " al:qualifies true ; al:stance <https://w3id.org/allegiance/vocab/asserts> ."
    )
    ((property_, contradicts, _),) = found(ours + 'e:r2 al:deathDate "2014"^^edtf:EDTF .')
    assert (property_, contradicts) == ("death date", True)


def test_only_contradictions_when_asked(tmp_path: Path) -> None:
    store = ox.Store()
    text = HEAD + 'e:r1 al:birthDate "1969"^^edtf:EDTF . e:r2 al:birthDate "1969-02"^^edtf:EDTF .'
    store.load(text.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("https://example.org/g"))
    assert len(conflicts(EmbeddedStore(store))) == 1
    assert conflicts(EmbeddedStore(store), contradictions_only=True) == []


def test_in_python_each_value_is_a_row_with_its_source() -> None:
    store = ox.Store()
    dates = 'e:r1 al:birthDate "1969"^^edtf:EDTF . e:r2 al:birthDate "1971"^^edtf:EDTF .'
    store.load((HEAD + dates).encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("https://example.org/g"))
    rows = allegiance.Graph(EmbeddedStore(store)).conflicts(contradictions=True)
    assert [(str(row.entity), row.property, row.conflict, row.value, str(row.source)) for row in rows] == [
        ("X", "birth date", "contradiction", "1969", "One"),
        ("X", "birth date", "contradiction", "1971", "Two"),
    ]
    assert rows.flat_names()[:2] == ["entity", "entity_iri"]
