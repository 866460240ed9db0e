"""What is kept of compiled shapes is what was compiled."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from shacl_strategies import shapes, triples_of

from allegiance import resources
from allegiance.validate import planned
from allegiance.validate.compiled import checks
from allegiance.validate.shacl import Check, Plan, compile_shapes, load_shapes


def assert_the_same_from_json(compiled: list[Check]) -> None:
    plan = Plan(json.loads(json.dumps(Plan.of(compiled).written)))
    assert [plan.asked(number) for number in range(len(plan))] == [check.asked for check in compiled]
    reads = {read for check in compiled for read in check.reads}
    expected = {(read, n) for n, check in enumerate(compiled) for read in check.reads if read.known}
    found = {
        (read, number)
        for predicate in {read.predicate for read in reads}
        for read, numbers in plan.reach.reads.get(predicate, ())
        for number in numbers
    }
    assert found == expected
    assert plan.reach.unknown == {n for n, check in enumerate(compiled) if _anything(check)}


def _anything(check: Check) -> bool:
    return any(not read.known for read in check.reads)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_plan_is_the_same_once_read_again(data: st.DataObject) -> None:
    text = data.draw(shapes(data.draw(st.booleans()), sparql=True))
    assert_the_same_from_json(compile_shapes(load_shapes(triples_of(text))))


def test_the_plan_of_our_shapes_is_the_same_once_read_again() -> None:
    assert_the_same_from_json(checks(resources.root() / "shapes"))


def test_what_no_predicate_meets_reads_nothing() -> None:
    assert Plan.of([]).reach.reads.get(NamedNode("https://example.org/p"), ()) == ()


def test_a_plan_is_kept_for_its_version_and_a_spoiled_one_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGIANCE_CACHE", str(tmp_path))
    root = resources.root()
    first = planned.Planned(root, "one")
    vocabulary, plan = first.vocabulary, first.plan
    (kept,) = (tmp_path / "validation").glob("plan-*")

    def never(*_: object) -> None:
        raise AssertionError("compiled again")

    with monkeypatch.context() as patch:
        patch.setattr(planned, "read_vocabulary", never)
        again = planned.Planned(root, "one")
        assert again.vocabulary == vocabulary
        assert again.plan.written == json.loads(json.dumps(plan.written))
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace(b"AL461", b"AL462", 1))
    assert planned.Planned(root, "one").plan.written == plan.written
    assert kept.read_bytes() == whole
    assert planned.Planned(root, "another").plan.written == plan.written
    assert [path.name for path in (tmp_path / "validation").glob("plan-*")] == ["plan-another"]
