"""Every question gives the same rows on a server as on the embedded store."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from engines import oxigraph

import allegiance
from allegiance import build
from allegiance.build.export import write_quads
from allegiance.query import catalog

CASES = sorted(
    case for case in (Path(__file__).parents[1] / "queries").glob("*/*/*.json") if not case.with_suffix(".ttl").exists()
)


@pytest.fixture(scope="module")
def remote(graph: allegiance.Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[allegiance.Graph]:
    """Give the graph of the project's own data on Oxigraph's server."""
    folder = tmp_path_factory.mktemp("engines")
    write_quads(build.build().store.inner, [], folder / "all.nq")
    with oxigraph(folder / "store", folder / "all.nq") as url:
        yield allegiance.open(f"{url}/query")


def assert_the_same(remote: allegiance.Graph, graph: allegiance.Graph, name: str, parameters: dict[str, Any]) -> None:
    there, here = remote.ask(name, **parameters), graph.ask(name, **parameters)
    assert there.to_dicts() == here.to_dicts()


@pytest.mark.parametrize("name", catalog.paths())
def test_the_example_of_a_question_has_the_same_rows(
    name: str, remote: allegiance.Graph, graph: allegiance.Graph
) -> None:
    parameters = catalog.question(name).parameters.values()
    assert_the_same(remote, graph, name, {parameter.name: parameter.example for parameter in parameters})
    assert_the_same(remote, graph, name, {p.name: p.example for p in parameters if p.default is None})


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.stem}")
def test_a_case_on_the_article_has_the_same_rows(case: Path, remote: allegiance.Graph, graph: allegiance.Graph) -> None:
    assert_the_same(remote, graph, case.parent.name, json.loads(case.read_text())["parameters"])


def test_an_entity_is_shown_the_same(remote: allegiance.Graph, graph: allegiance.Graph) -> None:
    assert remote.show("IMU") == graph.show("IMU")


def test_the_snapshot_of_a_day_is_the_same(remote: allegiance.Graph, graph: allegiance.Graph) -> None:
    there, here = remote.snapshot("2015-08-31"), graph.snapshot("2015-08-31")
    assert set(there) == set(here)
    assert len(here) > 0


def test_the_triples_of_a_query_are_the_same(remote: allegiance.Graph, graph: allegiance.Graph) -> None:
    query = "CONSTRUCT WHERE { <https://w3id.org/allegiance/id/org/imu> ?p ?o }"
    assert set(remote.construct(query)) == set(graph.construct(query)) != set()
