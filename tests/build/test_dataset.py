"""The built dataset depends on what is said and on nothing else; each file is a graph and each statement in one."""

import random
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.build import NOT_FOR_QUESTIONS, assemble, build, cache, canonical_hash, files
from allegiance.build.export import write_quads
from allegiance.build.snapshot import snapshot, snapshot_graph
from allegiance.errors import DateInFile, RepeatedStatement
from allegiance.store.typed import placed
from allegiance.terms import AL, GRAPH

PLEDGE = """
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix situation: <https://w3id.org/allegiance/id/situation/> .
situation:oath a al:Pledge ; al:date "%s"^^edtf:EDTF .
"""


@pytest.fixture(scope="module")
def store(graph: allegiance.Graph) -> ox.Store:
    return graph.store.inner


@pytest.fixture(scope="module")
def record(project_built: None) -> cache.Record:
    """Give the record of the project's data as it was built for all tests."""
    return build().record


def test_the_same_files_under_another_folder_are_the_same_dataset(
    root: Path, tmp_path: Path, record: cache.Record
) -> None:
    shutil.copytree(root / "data", tmp_path / "renamed")
    there = build([tmp_path / "renamed"])
    assert not there.fresh
    assert there.record == record


def test_neither_folder_nor_order_in_which_files_are_read_matter(
    root: Path, tmp_path: Path, record: cache.Record
) -> None:
    shutil.copytree(root / "data", tmp_path / "renamed")
    authored = files.read([tmp_path / "renamed"])
    ontology = [file for file in files.read([root / "ontology"], "ontology") if file.path.name not in NOT_FOR_QUESTIONS]
    shuffled = random.Random(7).sample(authored, len(authored))  # noqa: S311  # any order will do
    other, derived = assemble(shuffled, ontology[::-1], root / "queries" / "rules")
    assert canonical_hash(other) == record.canonical_hash
    assert derived == record.derived


def test_another_statement_gives_another_hash(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(PLEDGE % "2015")
    before = build([tmp_path], keep=False).record
    (tmp_path / "one.ttl").write_text(PLEDGE % "2016")
    after = build([tmp_path], keep=False).record
    assert before.canonical_hash != after.canonical_hash
    assert before.key != after.key


def test_each_file_is_one_named_graph(root: Path, store: ox.Store) -> None:
    graphs = {name.value for name in store.named_graphs() if name.value.startswith(GRAPH + "data/")}
    assert graphs == {file.graph for file in files.read([root / "data"])}
    assert len(graphs) > 50


def test_no_statement_is_in_two_graphs(store: ox.Store) -> None:
    times = Counter((quad.subject, quad.predicate, quad.object) for quad in store)
    assert [triple for triple, count in times.items() if count > 1] == []


def test_the_union_of_graphs_gives_no_solution_twice(article: allegiance.Graph) -> None:
    solutions = [tuple(solution) for solution in article.sparql("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")]
    assert len(solutions) == len(set(solutions)) == len(article.store.inner)


def test_there_is_nothing_outside_named_graphs(store: ox.Store) -> None:
    assert list(store.quads_for_pattern(None, None, None, ox.DefaultGraph())) == []


def test_derived_statements_are_in_graphs_of_their_own(root: Path, store: ox.Store) -> None:
    derived = {quad.graph_name.value for quad in store if quad.predicate == ox.NamedNode(AL + "knownFrom")}
    rules = ("40-assessments", "48-self-reported-only", "55-descents", "56-memberships", "60-standings")
    assert derived == {f"{GRAPH}derived/{rule}" for rule in rules}


def test_a_statement_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("one.ttl", "two.ttl"):
        (tmp_path / name).write_text(PLEDGE % "2015")
    with pytest.raises(RepeatedStatement) as caught:
        build([tmp_path], keep=False)
    assert caught.value.graphs == [GRAPH + "data/one", GRAPH + "data/two"]


def test_a_bad_date_names_the_file_and_the_situation(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(PLEDGE % "2015-13")
    with pytest.raises(DateInFile) as caught:
        build([tmp_path], keep=False)
    assert caught.value.graph == GRAPH + "data/one"
    assert caught.value.subject == "situation:oath"


def test_an_exported_file_holds_every_quad_sorted_and_the_snapshot(graph: allegiance.Graph, tmp_path: Path) -> None:
    day = date(2015, 8, 31)
    name = snapshot_graph(day)
    extra = list(placed(snapshot(graph.store, day), name))
    write_quads(graph.store.inner, extra, tmp_path / "all.nq")
    lines = (tmp_path / "all.nq").read_bytes().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(graph.store.inner) + len(extra)
    assert {quad.graph_name for quad in ox.parse(path=str(tmp_path / "all.nq"))} >= {name}
    assert [path.name for path in tmp_path.iterdir()] == ["all.nq"]


def test_the_snapshot_of_a_day_has_the_oaths_that_surely_stand(article: allegiance.Graph) -> None:
    allegiant = ox.NamedNode(AL + "allegiantTo")
    of_day = {
        t.subject.value.rpartition("/")[2]
        for t in snapshot(article.store, date(2015, 8, 31))
        if t.predicate == allegiant
    }
    assert of_day == {"imu", "uthman-ghazi", "iju-kunduz", "imam-bukhari-jamaat", "al-qaeda"}
    earlier = {
        t.subject.value.rpartition("/")[2]
        for t in snapshot(article.store, date(2015, 8, 1))
        if t.predicate == allegiant
    }
    assert earlier == {"imam-bukhari-jamaat"}


def test_a_snapshot_leaves_out_what_was_not_public(article: allegiance.Graph) -> None:
    known = snapshot(article.store, date(2015, 8, 31), known_by=date(2015, 8, 10))
    allegiant = ox.NamedNode(AL + "allegiantTo")
    assert {t.subject.value.rpartition("/")[2] for t in known if t.predicate == allegiant} == {
        "imu",
        "uthman-ghazi",
        "imam-bukhari-jamaat",
    }


def test_people_who_break_away_are_no_splinter(tmp_path: Path) -> None:
    (tmp_path / "splits.ttl").write_text(
        f"@prefix al: <{AL}> . @prefix id: <{GRAPH}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'id:whole a al:ArmedOrganization ; skos:prefLabel "Whole"@en .\n'
        'id:part a al:Branch ; skos:prefLabel "Part"@en .\n'
        'id:man a al:Person ; skos:prefLabel "Man"@en . id:news a al:MediaOutlet ; skos:prefLabel "News"@en .\n'
        'id:source a al:Source ; skos:prefLabel "Source"@en ; al:defaultClaimant id:news ; '
        'al:issued "2010"^^<http://id.loc.gov/datatypes/edtf/EDTF> .\n'
        + "".join(
            f'id:{who}-split a al:Split ; skos:prefLabel "Split"@en ; al:subject id:{who} ; al:parent id:whole .\n'
            f"id:{who}-claim a al:Claim ; al:about id:{who}-split ; al:source id:source ; "
            "al:stance <https://w3id.org/allegiance/vocab/asserts> .\n"
            for who in ("part", "man")
        )
    )
    of_day = snapshot(allegiance.open(tmp_path, keep=False).store, date(2015, 8, 31))
    assert [(t.subject.value, t.predicate.value) for t in of_day] == [(f"{GRAPH}part", f"{AL}splinterOf")]
