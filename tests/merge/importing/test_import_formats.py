"""Each format on a small excerpt: names, kinds, dates, listings and ties come out in our vocabulary."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from seen import names, values

LISTS = Path(__file__).parents[3] / "docs" / "example" / "lists"
Import = Callable[..., tuple[Any, ox.Store]]


def test_the_un_list_gives_names_with_script_and_quality_dates_and_listings(imported: Import) -> None:
    done, store = imported("un_sc", LISTS / "un-2020.xml", "un_sc_2020")
    assert (done.records, done.skipped, done.unread) == (3, (), ())
    assert names(store, "ext:un_sc/XAe.001") == [
        ("Front of the River", "und-latn", "alias", "strongName"),
        ("RIVER FRONT", "und-latn", "officialName", "strongName"),
        ("Southern River Front", "und-latn", "formerName", "strongName"),
    ]
    assert ("Анвар Пример", "und-cyrl", "transliteration", "strongName") in names(store, "ext:un_sc/XAi.001")
    assert ("The leader", "und-latn", "alias", "weakName") in names(store, "ext:un_sc/XAi.001")
    record = "ext:un_sc_2020/XAi.001"
    assert values(store, record, "al:describedAs") == ["al:Person"]
    assert values(store, record, "al:birthDate") == ["1969-02-03"]
    assert values(store, "ext:un_sc_2020/XAe.001", "al:countryName") == ["Exampleland"]
    listing = f"{record}/situation/1"
    assert values(store, listing, "rdf:type") == ["al:Designation"]
    assert values(store, listing, "al:date") == ["2014-05-02"]
    assert values(store, listing, "al:designationProgramme") == ["v:un1267"]
    assert values(store, listing, "al:designatedBy") == ["ext:un_sc"]
    assert values(store, f"{record}/claim/1", "al:stance") == ["v:asserts"]
    assert values(store, f"{record}/claim/1", "al:about") == [f"{record}/situation/1"]


def test_everything_else_is_kept_in_the_terms_of_the_source(imported: Import) -> None:
    _, store = imported("un_sc", LISTS / "un-2020.xml", "un_sc_2020")
    ns = "https://w3id.org/allegiance/external/un_sc/ns#"
    record = "ext:un_sc_2020/XAi.001"
    assert values(store, record, f"{ns}DATAID") == ["1"]
    assert values(store, record, f"{ns}DESIGNATION", f"{ns}VALUE") == ["Leader of the Highland Union (invented)"]
    assert values(store, record, f"{ns}INDIVIDUAL_ALIAS", f"{ns}QUALITY") == ["Low"]


def test_a_dataset_says_where_it_comes_from(imported: Import) -> None:
    _, store = imported("un_sc", LISTS / "un-2020.xml", "un_sc_2020")
    graph = "https://w3id.org/allegiance/graph/external/un_sc_2020"
    assert values(store, graph, "al:issued") == ["2020-06-01"]
    assert values(store, graph, "al:recordCount") == ["3"]
    assert values(store, graph, "al:skippedCount") == ["0"]
    assert values(store, graph, "al:accessed") == ["2026-11-27"]
    assert values(store, graph, "al:publisher", "skos:prefLabel") == ["United Nations Security Council"]
    import hashlib

    sha256 = hashlib.sha256((LISTS / "un-2020.xml").read_bytes()).hexdigest()
    assert values(store, graph, "al:contentHash") == [f"{sha256} un-2020.xml"]
    assert {quad.graph_name.value for quad in store} == {
        graph,
        "https://w3id.org/allegiance/graph/external/authority/un_sc",
    }


def test_two_versions_speak_of_one_entity_and_share_no_statement(imported: Import) -> None:
    _, old = imported("un_sc", LISTS / "un-2015.xml", "un_sc_2015")
    _, new = imported("un_sc", LISTS / "un-2020.xml", "un_sc_2020")
    shared = {quad.triple for quad in old} & {quad.triple for quad in new}
    assert {triple.subject.value for triple in shared} == {"https://w3id.org/allegiance/external/un_sc"}
    assert values(old, "ext:un_sc_2015/XAe.001", "al:describes") == values(
        new, "ext:un_sc_2020/XAe.001", "al:describes"
    )


def test_no_dataset_has_blank_nodes(imported: Import) -> None:
    _, store = imported("un_sc", LISTS / "un-2015.xml", "un_sc_2015")
    assert [
        quad for quad in store if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ] == []


def test_the_ofac_list_with_its_aliases(imported: Import) -> None:
    _, store = imported(
        "ofac", LISTS / "sdn.csv", "ofac_2019", companions=(("aliases", str(LISTS / "alt.csv")),), issued="1 Jan 2019"
    )
    assert names(store, "ext:ofac/901") == [
        ("FRONT OF THE RIVER", "und-latn", "alias", "strongName"),
        ("RF", "und-latn", "alias", "weakName"),
        ("RIVER FRONT", "und-latn", "officialName", "strongName"),
        ("SOUTHERN RIVER FRONT", "und-latn", "formerName", "strongName"),
    ]
    assert values(store, "ext:ofac_2019/901", "al:describedAs") == ["al:Organization"]
    assert values(store, "ext:ofac_2019/902", "al:describedAs") == ["al:Person"]
    assert values(store, "ext:ofac_2019/902", "al:birthDate") == ["1971-02-03"]
    assert values(store, "ext:ofac_2019/901/situation/1", "al:date") == ["[..2019-01-01]"]
    assert values(store, "ext:ofac_2019/901/situation/1", "al:designationProgramme") == ["v:sdgt"]


def row(**cells: str) -> str:
    names_ = [
        "ActorId",
        "NameData",
        "NameOrig",
        "NameOrigFull",
        "NameOrigFullEng",
        "NewName",
        "NewNameFullEng",
        "NewNameFullMotherTongue",
        "Org",
        "Splinter",
        "NamePrev",
        "ActorIdPrev",
        "SplitTemp",
        "ActorIdSplitTemp",
        "Alliance",
        "ActorIdAlliance",
        "JoinGroup",
        "ActorIdGroup",
        "Location",
        "Version",
    ]  # a header
    if not cells:
        return ",".join(names_)
    return ",".join(f'"{cells.get(name, "")}"' for name in names_)


def test_splinters_alliances_and_joined_groups_of_ucdp_are_claimed_situations(imported: Import, tmp_path: Path) -> None:
    lines = [
        row(),
        row(ActorId="10", NameData="RF", NameOrigFullEng="River Front", NameOrigFull="n/a", Org="1", Splinter="1",
            ActorIdPrev="11, 12", SplitTemp="0", Alliance="1", ActorIdAlliance="13", JoinGroup="1", ActorIdGroup="14",
            Location="Exampleland, Yemen (North Yemen)", Version="22.1"),
        row(ActorId="11", NameData="Government of Exampleland", Org="4", Splinter="0", ActorIdPrev="", Version="22.1"),
    ]  # fmt: skip
    path = tmp_path / "actors.csv"
    path.write_text("\ufeff" + "\n".join(lines))
    _, store = imported("ucdp", path, "ucdp_221")
    kinds = {n: values(store, f"ext:ucdp_221/10/situation/{n}", "rdf:type") for n in (1, 2, 3)}
    assert kinds == {1: ["al:Split"], 2: ["al:Alliance"], 3: ["al:Affiliation"]}
    assert values(store, "ext:ucdp_221/10/situation/1", "al:parent") == ["ext:ucdp/11", "ext:ucdp/12"]
    assert values(store, "ext:ucdp_221/10/situation/2", "al:party") == ["ext:ucdp/10", "ext:ucdp/13"]
    assert values(store, "ext:ucdp_221/10/situation/3", "al:parent") == ["ext:ucdp/14"]
    assert names(store, "ext:ucdp/10") == [
        ("RF", "und-latn", "alias", ""),
        ("River Front", "und-latn", "translatedName", "strongName"),
    ]
    assert values(store, "ext:ucdp_221/10", "al:countryName") == ["Exampleland", "Yemen (North Yemen)"]
    assert values(store, "ext:ucdp_221/11", "al:describedAs") == ["al:StateBody"]
    assert values(store, "https://w3id.org/allegiance/graph/external/ucdp_221", "al:datasetVersion") == ["22.1"]


def test_entities_of_opensanctions_with_sanctions_within_or_beside(imported: Import, tmp_path: Path) -> None:
    sanction = {"authority": ["Office X"], "program": ["List Y"], "startDate": ["2011"]}
    lines = [
        {"id": "os-1", "schema": "Person", "caption": "A B", "properties": {"name": ["A B"], "weakAlias": ["Abu C"],
            "birthDate": ["1970-05"], "country": ["uz"], "sanctions": [{"id": "s1", "properties": sanction}]}},
        {"id": "os-2", "schema": "Organization", "caption": "RF", "properties": {"name": ["RF", "РФ"]}},
        {"id": "os-3", "schema": "Sanction", "properties": {"entity": ["os-2"], **sanction}},
    ]  # fmt: skip
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    _, store = imported("opensanctions", path, "os")
    assert names(store, "ext:opensanctions/os-1") == [
        ("A B", "und-latn", "officialName", "strongName"),
        ("Abu C", "und-latn", "alias", "weakName"),
    ]
    assert values(store, "ext:os/os-1", "al:birthDate") == ["1970-05"]
    assert values(store, "ext:os/os-1/situation/1", "al:subject") == ["ext:opensanctions/os-1"]
    assert values(store, "ext:os/os-3/situation/1", "al:subject") == ["ext:opensanctions/os-2"]
    assert values(store, "ext:os/os-3/situation/1", "al:designatedBy", "skos:prefLabel") == ["Office X"]
    assert values(store, "ext:os/os-3/situation/1", "al:designationProgramme", "skos:prefLabel") == ["List Y"]
    assert values(store, "ext:os/os-3", "al:describedAs") == []


def item(key: str, **claims: list[tuple[str, Any, str]]) -> dict[str, Any]:
    return {
        "id": key,
        "labels": {"en": {"language": "en", "value": f"Item {key}"}, "fa": {"language": "fa", "value": "جبهه"}},
        "aliases": {"en": [{"language": "en", "value": "RF"}]},
        "claims": {
            name: [
                {"rank": rank, "mainsnak": {"snaktype": "value", "datavalue": {"type": kind, "value": value}}}
                for kind, value, rank in given
            ]
            for name, given in claims.items()
        },
    }


def time(text: str, precision: int) -> dict[str, Any]:
    return {"time": text, "precision": precision, "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}


PERSON = item(
    "Q901",
    P31=[("wikibase-entityid", {"id": "Q5"}, "normal")],
    P569=[
        ("time", time("+1969-00-00T00:00:00Z", 9), "normal"),
        ("time", time("+1950-01-01T00:00:00Z", 11), "deprecated"),
    ],
    P570=[("time", time("+2015-07-29T00:00:00Z", 11), "normal")],
)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"entities": {"Q901": PERSON}}),
        "[\n" + json.dumps(PERSON) + ",\n]\n",
        json.dumps(PERSON) + "\n",
    ],
)
def test_an_item_of_wikidata_in_each_form_of_json(imported: Import, tmp_path: Path, text: str) -> None:
    path = tmp_path / "Q901.json"
    path.write_text(text)
    _, store = imported("wikidata", path, "wd")
    entity = "http://www.wikidata.org/entity/Q901"
    assert ("جبهه", "fa", "officialName", "strongName") in names(store, entity)
    assert ("RF", "en", "alias", "") in names(store, entity)
    assert values(store, "ext:wd/Q901", "al:describedAs") == ["al:Person"]
    assert values(store, "ext:wd/Q901", "al:birthDate") == ["1969"]
    assert values(store, "ext:wd/Q901", "al:deathDate") == ["2015-07-29"]
    assert values(store, "ext:wd/Q901", "http://www.wikidata.org/prop/direct/P31") == [
        "http://www.wikidata.org/entity/Q5"
    ]


TURTLE = """@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix ex: <https://example.org/> .
ex:front a foaf:Organization ; foaf:name "Front"@en, "Фронт" ; ex:seat [ ex:town "Aville" ] ."""
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
TRIPLES = f"""<https://example.org/front> {TYPE} <http://xmlns.com/foaf/0.1/Organization> .
<https://example.org/front> <http://xmlns.com/foaf/0.1/name> "Front"@en .
<https://example.org/front> <http://xmlns.com/foaf/0.1/name> "\u0424\u0440\u043e\u043d\u0442" .
<https://example.org/front> <https://example.org/seat> _:b .
_:b <https://example.org/town> "Aville" .
"""
RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:f="http://xmlns.com/foaf/0.1/" xmlns:ex="https://example.org/">
<f:Organization rdf:about="https://example.org/front"><f:name xml:lang="en">Front</f:name><f:name>Фронт</f:name>
<ex:seat><rdf:Description><ex:town>Aville</ex:town></rdf:Description></ex:seat></f:Organization></rdf:RDF>"""
JSON_LD = json.dumps(
    {
        "@context": {"f": "http://xmlns.com/foaf/0.1/", "ex": "https://example.org/"},
        "@id": "ex:front",
        "@type": "f:Organization",
        "f:name": [{"@value": "Front", "@language": "en"}, "Фронт"],
        "ex:seat": {"ex:town": "Aville"},
    }
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", TURTLE),
        ("a.nt", TRIPLES),
        ("a.nq", TRIPLES),
        ("a.trig", TURTLE),
        ("a.rdf", RDF_XML),
        ("a.jsonld", JSON_LD),
    ],
)
def test_any_rdf_keeps_its_iris_and_gets_names(imported: Import, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    done, store = imported("rdf", path, "theirs")
    assert done.records == 2
    assert names(store, "https://example.org/front") == [
        ("Front", "en", "officialName", ""),
        ("Фронт", "und-cyrl", "officialName", ""),
    ]
    record = "ext:theirs/https%3A%2F%2Fexample.org%2Ffront"
    assert values(store, record, "al:describedAs") == ["al:Organization"]
    assert values(store, record, "https://example.org/seat") == ["ext:theirs/node/1"]
    assert not any(isinstance(term, ox.BlankNode) for quad in store for term in (quad.subject, quad.object))


def test_the_graph_of_a_quad_is_kept(imported: Import, tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    path.write_text(
        "<https://example.org/a> <https://example.org/p> <https://example.org/b> <https://example.org/g> .\n"
    )
    _, store = imported("rdf", path, "theirs")
    record = "ext:theirs/https%3A%2F%2Fexample.org%2Fa"
    assert values(store, record, "https://w3id.org/allegiance/external/rdf/ns#inGraph") == ["https://example.org/g"]


def test_the_same_file_gives_the_same_bytes(imported: Import, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(TURTLE)
    first = imported("rdf", path, "theirs")[0].path.read_bytes()
    assert imported("rdf", path, "theirs")[0].path.read_bytes() == first
