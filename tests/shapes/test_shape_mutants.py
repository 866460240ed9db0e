"""The cases of the shapes notice whatever is changed in one: a constraint that no case needs is in none of them."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from shape_mutants import Mutant, mutants, of_rule
from test_shape_cases import CASES, STYLE_GUIDE, store_of

from allegiance.validate.result import result_of
from allegiance.validate.shacl import EmbeddedData, compile_shapes, load_shapes
from allegiance.validate.shacl import validate as find


@pytest.fixture(scope="module")
def shapes(root: Path) -> ox.Store:
    store = ox.Store()
    for path in (root / "shapes").glob("*.ttl"):
        if path.name != STYLE_GUIDE:
            store.extend(quad for quad in ox.parse(path=str(path)))
    return store


@pytest.fixture(scope="module")
def data(root: Path) -> EmbeddedData:
    return EmbeddedData(store_of(root, CASES), union=True)


def broken(data: EmbeddedData, rule: str, triples: tuple[ox.Triple, ...] | list[ox.Triple]) -> set[str] | None:
    """Return the cases (or nodes of no case) in which the rule is broken; None for shapes that cannot be asked."""
    try:
        found = [result_of(one) for one in find(data, list(compile_shapes(load_shapes(triples))), workers=1)]
    except Exception:  # a mutant can be no shape at all, in many ways; they are counted
        return None
    reasons = sorted((case.stem.partition(".")[2] for case in CASES), key=len, reverse=True)
    nodes = [result.focus for result in found if result.rule == rule]
    return {next((reason for reason in reasons if reason in node), node) for node in nodes}


def test_every_mutant_of_every_rule_is_noticed(shapes: ox.Store, data: EmbeddedData) -> None:
    subjects = {
        quad.subject for quad in shapes if isinstance(quad.subject, ox.NamedNode) and "#AL" in quad.subject.value
    }
    unnoticed: list[tuple[str, str]] = []
    count = unasked = 0
    for rule in sorted(subjects, key=str):
        name = rule.value.rpartition("#")[2]
        sound = broken(data, name, of_rule(shapes, rule))
        assert sound, f"{name} by itself finds nothing"
        changed: list[Mutant] = list(mutants(shapes, rule))
        count += len(changed)
        assert changed, f"{name} has nothing that can be changed"
        found = [broken(data, name, mutant.triples) for mutant in changed]
        unasked += found.count(None)
        unnoticed += [(m.rule, m.change) for m, cases in zip(changed, found, strict=True) if cases == sound]
    assert count > 300
    assert unasked < 10, "what cannot be asked says nothing of the cases"
    assert unnoticed == []
