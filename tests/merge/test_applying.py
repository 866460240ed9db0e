"""Merging keeps every statement in the graph of its source, does the same every time, and can be taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegiance.errors import FileNotAllowed
from allegiance.merge.applying import IDENTITIES, Sources, merge
from allegiance.sssom import Mapping, Table, render

ROOT = Path(__file__).parents[2]
DATA, LISTS = ROOT / "docs" / "example" / "data", ROOT / "docs" / "example" / "lists"
FRONT = "https://w3id.org/allegiance/id/org/example-river-front"
UNION = "https://w3id.org/allegiance/id/org/example-highland-union"
LEADER = "https://w3id.org/allegiance/id/person/example-leader"
UN, OFAC = "https://w3id.org/allegiance/external/un_sc/", "https://w3id.org/allegiance/external/ofac/"
JUDGED = [
    Mapping(FRONT, UN + "XAe.001", "same"),
    Mapping(FRONT, OFAC + "901", "same"),
    Mapping(UN + "XAe.001", OFAC + "903", "narrower"),
    Mapping(LEADER, UN + "XAi.001", "same"),
    Mapping(OFAC + "902", UN + "XAi.001", "same"),
    Mapping(UNION, UN + "XAe.003", "same"),
    Mapping(UNION, UN + "XAe.002", "different"),
]


@pytest.fixture(scope="module")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    from allegiance.merge.importing import Request, formats, import_dataset, read

    day = date(2026, 11, 27)
    folder = tmp_path_factory.mktemp("external")
    un, ofac = read(formats()["un_sc"]), read(formats()["ofac"])
    aliases = (("aliases", str(LISTS / "alt.csv")),)
    requests = [
        Request(un, str(LISTS / "un-2015.xml"), "un_sc_2015", accessed=day),
        Request(un, str(LISTS / "un-2020.xml"), "un_sc_2020", accessed=day),
        Request(ofac, str(LISTS / "sdn.csv"), "ofac_2019", companions=aliases, issued="2019-01-01", accessed=day),
    ]
    return [import_dataset(request, folder).path for request in requests]


@pytest.fixture
def tables(tmp_path: Path) -> Callable[[list[Mapping]], list[Path]]:
    """Give a function that writes judgements into tables, one for each verdict."""
    count = 0

    def write(judged: list[Mapping]) -> list[Path]:
        nonlocal count
        count += 1
        folder = tmp_path / f"links-{count}"
        folder.mkdir()
        paths = []
        for verdict in sorted({mapping.verdict for mapping in judged}):
            path = folder / f"all.{verdict}.sssom.tsv"
            path.write_bytes(render(Table([m for m in judged if m.verdict == verdict])))
            paths.append(path)
        return paths

    return write


Tables = Callable[[list[Mapping]], list[Path]]


def merged(datasets: list[Path], tables: list[Path], **options: Any) -> ox.Store:
    return merge(Sources([DATA], datasets, tables), **options).store


def test_every_statement_of_a_source_stays_in_its_graph(datasets: list[Path], tables: Tables) -> None:
    store = merged(datasets, tables(JUDGED))
    for path in datasets:
        before = list(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
        for graph in {quad.graph_name for quad in before}:
            count = len({quad for quad in before if quad.graph_name == graph})
            if "authority" not in str(graph):
                assert len(list(store.quads_for_pattern(None, None, None, graph))) == count
    names = {
        str(quad.graph_name.value).rpartition("/")[2]
        for quad in store.quads_for_pattern(
            ox.NamedNode(FRONT), ox.NamedNode("https://w3id.org/allegiance/ns#name"), None, None
        )
    }
    assert names == {"un_sc_2015", "un_sc_2020", "ofac_2019"}


def test_no_statement_stands_in_two_graphs(datasets: list[Path], tables: Tables) -> None:
    store = merged(datasets, tables(JUDGED))
    triples = [quad.triple for quad in store]
    assert len(triples) == len(set(triples))


def test_nobody_bears_two_labels(datasets: list[Path], tables: Tables) -> None:
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    subjects = [q.subject for q in merged(datasets, tables(JUDGED)).quads_for_pattern(None, label, None, None)]
    assert len(subjects) == len(set(subjects))


def test_identity_is_an_exact_match_unless_asked_otherwise(datasets: list[Path], tables: Tables) -> None:
    for same_as, predicate in ((False, "skos/core#exactMatch"), (True, "owl#sameAs")):
        store = merged(datasets, tables(JUDGED), same_as=same_as)
        stated = list(store.quads_for_pattern(None, None, None, IDENTITIES))
        assert {quad.predicate.value.rpartition("/")[2] for quad in stated} == {predicate.rpartition("/")[2]}
        assert {(quad.subject.value, quad.object.value) for quad in stated} == {
            (FRONT, UN + "XAe.001"),
            (FRONT, OFAC + "901"),
            (LEADER, UN + "XAi.001"),
            (LEADER, OFAC + "902"),
            (UNION, UN + "XAe.003"),
        }
    assert not list(
        merged(datasets, tables(JUDGED)).quads_for_pattern(
            None, ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs"), None, None
        )
    )


def test_what_is_left_apart_keeps_its_name_in_the_statements(datasets: list[Path], tables: Tables) -> None:
    result = merge(Sources([DATA], datasets, tables([*JUDGED, Mapping(FRONT, OFAC + "901", "different")])))
    assert [c.verdict for c in result.clusters.contradictions] == ["different"]
    describes = ox.NamedNode("https://w3id.org/allegiance/ns#describes")
    named = {quad.object.value for quad in result.store.quads_for_pattern(None, describes, None, None)}
    assert {UN + "XAe.001", OFAC + "901", LEADER} <= named
    assert FRONT not in named


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_order_does_not_matter_and_merging_again_changes_nothing(
    data: st.DataObject, datasets: list[Path], tables: Tables
) -> None:
    judged = data.draw(st.lists(st.sampled_from(JUDGED), unique_by=lambda m: m.pair))
    once = merge(Sources([DATA], datasets, tables(judged))).canonical_hash
    shuffled = data.draw(st.permutations(datasets)), tables(data.draw(st.permutations(judged)))
    assert merge(Sources([DATA], shuffled[0], [*reversed(shuffled[1])])).canonical_hash == once


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_deleting_a_decision_gives_what_there_was_before_it(
    data: st.DataObject, datasets: list[Path], tables: Tables
) -> None:
    judged = data.draw(st.lists(st.sampled_from(JUDGED), unique_by=lambda m: m.pair, min_size=1))
    taken = data.draw(st.sampled_from(judged))
    rest = [mapping for mapping in judged if mapping is not taken]
    before = merge(Sources([DATA], datasets, tables(rest))).canonical_hash
    with_it = tables(judged)
    assert merge(Sources([DATA], datasets, with_it)).canonical_hash != before
    for path in with_it:
        kept = [m for m in rest if f".{m.verdict}." in path.name]
        path.write_bytes(render(Table(kept)))
    assert merge(Sources([DATA], datasets, with_it)).canonical_hash == before


def test_a_decision_in_two_tables_is_one(datasets: list[Path], tables: Tables) -> None:
    once, twice = tables(JUDGED[:1]), [*tables(JUDGED[:1]), *tables(JUDGED[:1])]
    first = merge(Sources([DATA], datasets, once))
    assert len(merge(Sources([DATA], datasets, twice)).store) == len(first.store)


@pytest.mark.parametrize(
    "graph", ["", " <https://w3id.org/allegiance/graph/data/sources/2016/example-gazette-2016-03>"]
)
def test_a_file_that_speaks_in_the_name_of_our_data_is_refused(tmp_path: Path, graph: str) -> None:
    path = tmp_path / "evil.nq"
    path.write_text(f'<{FRONT}> <https://example.org/p> "x"{graph} .\n')
    with pytest.raises(FileNotAllowed, match="it is no import"):
        merge(Sources([DATA], [path]))
