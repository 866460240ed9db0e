"""What people type leads to one entity, to a list of candidates, or to near names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import allegiance
from allegiance.errors import AmbiguousName, NotAName, UnknownDataset, UnknownName, WrongKind
from allegiance.folding import fold
from allegiance.query import catalog
from allegiance.query.named import Entity
from allegiance.query.names import Names
from allegiance.terms import GRAPH, ID, expand

GIVEN = """
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix name: <https://w3id.org/allegiance/id/name/> .
@prefix org: <https://w3id.org/allegiance/id/org/> .
@prefix person: <https://w3id.org/allegiance/id/person/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/allegiance/id/source/> .
org:movement a al:ArmedOrganization ; skos:prefLabel "Islamic Movement"@en ; al:name name:movement-1 , name:movement-2 .
name:movement-1 a al:Name ; al:nameForm "Исламское движение Узбекистана"@ru .
name:movement-2 a al:Name ; al:nameForm "الحَرَكَة الإسلاميّة"@ar .
org:front-north a al:ArmedOrganization ; skos:prefLabel "The Front"@en .
org:front-south a al:ArmedOrganization ; skos:prefLabel "The Front"@en .
person:front a al:Person ; skos:prefLabel "The Front"@en .
person:the-front a al:Person ; skos:prefLabel "A person"@en .
source:movement-online a al:Source ; skos:prefLabel "Islamic Movement"@en .
person:mansour a al:Person ; skos:prefLabel "Akhtar Mansūr"@en ; skos:altLabel "ملا اختر منصور"@fa .
"""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    path: Path = tmp_path_factory.mktemp("names") / "given.ttl"
    path.write_text(GIVEN)
    return allegiance.open(path, keep=False).names


@pytest.mark.parametrize(
    "typed",
    [
        "org:movement",
        "org/movement",
        "movement",
        "https://w3id.org/allegiance/id/org/movement",
        "islamic movement",
        "ISLAMIC-MOVEMENT",
        "  Islamic   Movement. ",
        "Исламское движение Узбекистана",
        "исламское движение узбекистана",
        "الحركة الإسلامية",
        "الحرکه الاسلامیه",
        "الحـــركة الإسلامية",
    ],
)
def test_a_name_is_found_however_it_is_written(typed: str, names: Names) -> None:
    assert names.resolve(typed) == expand("org:movement")


@pytest.mark.parametrize("typed", ["akhtar mansur", "Akhtar Mansúr", "ملا اختر منصور", "ملا اختر منصور‎"])
def test_accents_and_direction_marks_do_not_matter(typed: str, names: Names) -> None:
    assert names.resolve(typed) == expand("person:mansour")


def test_an_ambiguous_name_lists_the_candidates(names: Names) -> None:
    with pytest.raises(AmbiguousName) as caught:
        names.resolve("the front")
    assert [iri.rpartition("/id/")[2] for iri, _ in caught.value.candidates] == [
        "org/front-north",
        "org/front-south",
        "person/front",
    ]
    for candidate in ("org/front-north", "person/front"):
        assert candidate in str(caught.value)
        assert names.resolve(candidate).endswith(candidate), "what stands in brackets may be typed"


def test_of_several_the_one_with_that_identifier_is_meant(names: Names) -> None:
    assert names.resolve("the-front") == expand("person:the-front")


def test_who_bears_a_name_comes_before_what_is_titled_with_it(names: Names) -> None:
    assert names.resolve("Islamic Movement") == expand("org:movement")
    assert names.resolve("Islamic Movement", ("source",)) == expand("source:movement-online")


def test_the_kinds_asked_for_narrow_the_choice(names: Names) -> None:
    assert names.resolve("the front", ("person",)) == expand("person:front")
    with pytest.raises(AmbiguousName):
        names.resolve("the front", ("org",))
    with pytest.raises(WrongKind, match=r"The Front \(org/front-north\).* asked for is a place\.") as caught:
        names.resolve("the front", ("place",))
    assert len(caught.value.found) == 3
    with pytest.raises(WrongKind, match="asked for is an organization"):
        names.resolve("person:mansour", ("org",))
    assert names.resolve("person:mansour", ("org", "person")) == expand("person:mansour")


def test_an_entity_of_an_answer_is_a_name_and_what_is_no_text_is_none(names: Names) -> None:
    assert names.resolve(Entity(f"{ID}person/mansour", "whoever")) == expand("person:mansour")
    for value in (None, 5, "", " "):
        with pytest.raises(NotAName, match="org:imu"):
            names.resolve(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("islamic mouvement", ["Islamic Movement"]),
        ("Mansor", ["Akhtar Mansūr"]),
        ("اختر", ["Akhtar Mansūr, also ملا اختر منصور"]),
        ("Узбекистана", ["Islamic Movement, also Исламское движение Узбекистана"]),
        ("the fron", ["The Front", "The Front", "The Front"]),
        ("org:movment", ["Islamic Movement"]),
        ("https://w3id.org/allegiance/id/org/movment", ["Islamic Movement"]),
        ("something else entirely", []),
        ("it", []),
        ("???", []),
    ],
)
def test_an_unknown_name_suggests_near_ones(typed: str, near: list[str], names: Names) -> None:
    with pytest.raises(UnknownName) as caught:
        names.resolve(typed)
    assert [label for _, label in caught.value.near] == near
    assert all(iri.removeprefix(ID) in str(caught.value) for iri, _ in caught.value.near)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("IMU", "org:imu"),
        ("Islamic Jihad Group", "org:iju"),
        ("islamic jihad", "org:iju"),
        ("Amirul Mu'mineen", "post:taliban-emir"),
        ("Mullah Akhtar Mohammad Mansuor", "person:akhtar-mohammad-mansour"),
        ("mir ali", "place:mir-ali"),
    ],
)
def test_the_names_of_the_article_are_found(typed: str, meant: str, article: allegiance.Graph) -> None:
    assert article.names.resolve(typed) == expand(meant)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["L", "Nd"])))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


def test_different_letters_stay_different() -> None:
    assert len({fold(text) for text in ("Kunduz", "Konduz", "Кундуз", "قندوز")}) == 4


def test_a_dataset_that_is_not_there_is_told_and_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "records.nq"
    graph, al = f"{GRAPH}external/un_2015", "https://w3id.org/allegiance/ns#"
    path.write_text(f"<urn:r> <{al}inDataset> <{graph}> <{graph}> .\n")
    graph_of_records = allegiance.open(path, keep=False)
    assert graph_of_records.names.dataset("un_2015") == "un_2015"
    for name in ("un2015", "", "a b", "un_2015> } #"):
        with pytest.raises(UnknownDataset, match=r"there are un_2015|did you mean un_2015"):
            graph_of_records.names.dataset(name)
    with pytest.raises(UnknownDataset):
        graph_of_records.listing_changes("un2015", "un_2015")


@pytest.mark.parametrize("name", [name for name in catalog.paths() if catalog.question(name).topic == "links"])
def test_no_question_takes_a_dataset_that_is_not_there_for_an_empty_one(name: str, graph: allegiance.Graph) -> None:
    parameters = catalog.question(name).parameters.values()
    datasets = [p.name for p in parameters if p.type == "dataset"]
    assert datasets
    for wrong in datasets:
        with pytest.raises(UnknownDataset, match=r"nothing is imported here|No linked .* there are ofac_2023, "):
            graph.ask(name, **{wrong: "no_such"} | {p.name: "no_such" for p in parameters if p.default is None})


def test_a_dataset_that_is_linked_need_not_be_imported(graph: allegiance.Graph) -> None:
    assert len(graph.links_to(dataset="un_sc_2015")) > 0
    with pytest.raises(UnknownDataset, match="did you mean un_sc_2015"):
        graph.links_to(dataset="un_sc_2051")
