"""What checks say of nodes in the part that is gathered for them, they say of them in the whole."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegiance import resources
from allegiance.build import NOT_FOR_QUESTIONS
from allegiance.build.files import read
from allegiance.build.load import load_named
from allegiance.validate import compiled
from allegiance.validate.shacl.asked import Finding, ask
from allegiance.validate.shacl.embedded import EmbeddedData
from allegiance.validate.shacl.gathering import gathered
from allegiance.validate.shacl.plan import Plan

BASE = Path(__file__).parents[1] / "rules" / "base"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan(compiled.plan(resources.root() / "shapes").written)


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    data = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("data") / "data"))
    store = ox.Store()
    for file in read([data]):
        load_named(store, file)
    return sorted(store, key=str)


@pytest.fixture(scope="module")
def ontology() -> list[ox.Quad]:
    store = ox.Store()
    for file in read([resources.root() / "ontology"], "ontology"):
        if file.path.name not in NOT_FOR_QUESTIONS:
            load_named(store, file)
    return list(store)


def found(store: ox.Store, plan: Plan, node: ox.NamedNode) -> list[tuple[int, Finding]]:
    data = EmbeddedData(store)
    every = [(number, finding) for number in range(len(plan)) for finding in ask(data, plan.asked(number), [node])]
    return sorted(every, key=str)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_a_part_decides_as_the_whole_does(
    drawn: st.DataObject, plan: Plan, quads: list[ox.Quad], ontology: list[ox.Quad]
) -> None:
    whole = ox.Store()
    whole.extend(ontology)
    whole.extend(quads)
    subjects = sorted({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}, key=str)
    for quad in drawn.draw(st.lists(st.sampled_from(quads), max_size=12), label="gone"):
        whole.remove(quad)
    for quad in drawn.draw(st.lists(st.sampled_from(quads), max_size=6), label="twisted"):
        whole.add(ox.Quad(drawn.draw(st.sampled_from(subjects)), quad.predicate, quad.object, quad.graph_name))
    nodes = drawn.draw(st.lists(st.sampled_from(subjects), min_size=2, max_size=4, unique=True), label="nodes")
    for node in nodes:
        part = gathered(whole, plan, {number: frozenset([node]) for number in range(len(plan))})
        assert part is not None
        assert len(part) < len(whole)
        assert found(part, plan, node) == found(whole, plan, node)


def test_what_cannot_be_gathered_is_said(plan: Plan, quads: list[ox.Quad], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ox.Store()
    whole.extend(quads)
    node = next(quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode))
    assert gathered(whole, plan, {0: None}) is None
    monkeypatch.setattr("allegiance.validate.shacl.gathering.MOST", 1)
    assert gathered(whole, plan, {number: frozenset([node]) for number in range(len(plan))}) is None
    unknown = Plan({**plan.written, "unknown": [0]})
    assert gathered(whole, unknown, {0: frozenset([node])}) is None
