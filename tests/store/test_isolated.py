"""A query in a process of its own gives what the store gives, and ends at each of its limits."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.errors import LimitReached, QueryRefused, StoreError
from allegiance.store import Triples, isolated
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.limits import Limits

ALL = "SELECT * { ?s ?p ?o }"
FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def rows(results: object) -> list[str]:
    assert isinstance(results, ox.QuerySolutions)
    return [str(row) for row in results]


def test_rows_triples_and_yes_or_no_are_those_of_the_store(article: allegiance.Graph) -> None:
    ordered = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p STR(?o) LANG(?o)"
    assert rows(article.sparql(ordered, limits=Limits())) == rows(article.sparql(ordered)) != []
    construct = "CONSTRUCT WHERE { <https://w3id.org/allegiance/id/org/imu> ?p ?o }"
    there = article.sparql(construct, limits=Limits())
    assert isinstance(there, Triples)
    assert set(there) == set(article.sparql(construct)) != set()  # type: ignore[call-overload]
    for question in ("ASK { ?s ?p ?o }", "ASK { ?s <urn:nothing> ?o }"):
        assert bool(article.sparql(question, limits=Limits())) == bool(article.sparql(question))


def test_a_graph_in_memory_is_asked_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:b> <urn:c>, 7 .")
    kept = allegiance.open(tmp_path, keep=False)
    (row,) = kept.sparql("SELECT ?o { <urn:a> <urn:b> ?o FILTER(ISLITERAL(?o)) }", limits=Limits())
    assert row["o"].value == "7"


def test_the_graphs_that_a_query_names_are_the_ones_it_reads(graph: allegiance.Graph) -> None:
    one = "SELECT * FROM <https://w3id.org/allegiance/graph/data/actors/organizations/iju> { ?s ?p ?o } ORDER BY ?p ?o"
    few = rows(graph.sparql(one))
    assert 0 < len(few) < len(rows(graph.sparql(ALL)))
    assert rows(graph.sparql(one, limits=Limits())) == few
    assert len(rows(graph.sparql("# read FROM\nSELECT ?from { ?from ?p ' FROM ' }"))) == 0
    assert len(rows(graph.sparql("# read FROM\nSELECT * { ?s ?p ?from }"))) > len(few)


def test_rows_up_to_the_limit_are_given_and_one_more_ends_it(article: allegiance.Graph) -> None:
    assert len(rows(article.sparql(ALL + " LIMIT 10", limits=Limits(rows=10)))) == 10
    with pytest.raises(LimitReached, match="more than 10 rows"):
        article.sparql(ALL + " LIMIT 11", limits=Limits(rows=10))
    describe = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 11"
    assert len(list(article.construct(describe))) == 11
    with pytest.raises(LimitReached, match="more than 10 rows"):
        article.sparql(describe, limits=Limits(rows=10))


def test_an_answer_that_is_too_large_ends_it(article: allegiance.Graph) -> None:
    with pytest.raises(LimitReached, match="more than 1,000 bytes") as caught:
        article.sparql(ALL, limits=Limits(size=1000))
    assert (caught.value.what, caught.value.exit_code) == ("size", 3)


def test_time_ends_it_and_leaves_no_process_behind(article: allegiance.Graph) -> None:
    begun = time.monotonic()
    with pytest.raises(LimitReached, match=r"more than 0\.3 seconds"):
        article.sparql(FOREVER, limits=Limits(seconds=0.3))
    assert time.monotonic() - begun < 20  # the query runs for ever
    assert workers() == []


def test_a_keyboard_interrupt_leaves_no_process_behind(article: allegiance.Graph) -> None:
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        article.sparql(FOREVER, limits=Limits(seconds=30))
    assert workers() == []


def test_who_is_killed_leaves_a_worker_that_ends_by_itself(project_built: None) -> None:
    code = f"import allegiance; allegiance.open().sparql({FOREVER!r}, limits=allegiance.Limits(seconds=0.5))"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL) as caller:
        until = time.monotonic() + 240
        while not workers(caller.pid):
            assert time.monotonic() < until
            time.sleep(0.02)
        caller.kill()
    until = time.monotonic() + 240
    while workers():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_query_that_the_engine_cannot_answer_is_refused_in_its_words(article: allegiance.Graph) -> None:
    with pytest.raises(QueryRefused, match="urn:nobody"):
        article.sparql("SELECT (<urn:nobody>(1) AS ?x) {}", limits=Limits())
    with pytest.raises(QueryRefused, match="urn:nobody"):
        article.sparql("SELECT (<urn:nobody>(1) AS ?x) {}")


def test_what_is_not_told_by_the_guard_cannot_call_anybody_either(tmp_path: Path) -> None:
    ox.Store(str(tmp_path / "store")).flush()
    with pytest.raises(QueryRefused, match="Too many open files"):
        isolated.query(tmp_path / "store", "SELECT * { SERVICE <http://127.0.0.1:8099/> { ?s ?p ?o } }", Limits())


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    store = EmbeddedStore(ox.Store(), tmp_path / "nothing")
    with pytest.raises(StoreError, match="nothing"):
        store.query_within(ALL, Limits())


def workers(parent: int | None = None) -> list[int]:
    """Return the processes that run the worker: of this process and those it started, or children of `parent`.

    Those of tests that run beside these have another cache.
    """
    ours, found = f"ALLEGIANCE_CACHE={os.environ['ALLEGIANCE_CACHE']}".encode(), []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            state = (entry / "stat").read_text().rpartition(") ")[2].split()
            environment = (entry / "environ").read_bytes().split(b"\0")
        except (OSError, ValueError):
            continue
        if str(isolated.WORKER).encode() not in words or ours not in environment:
            continue
        if state[0] != "Z" and parent in (None, int(state[1])):
            found.append(int(entry.name))
    return found
