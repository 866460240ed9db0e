"""Each rule derives what it should: one case a pair of files, `rules/<rule>/<case>.ttl` and `<case>.expected.ttl`.

A case stands beside `rules/base.ttl`. Expected is all that the rule derives because of the case.
"""

from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.build import NOT_FOR_QUESTIONS, assemble, files
from allegiance.build.rules import in_order
from allegiance.terms import GRAPH, shorten

HERE = Path(__file__).parent / "rules"
CASES = sorted(path for path in HERE.glob("*/*.ttl") if not path.name.endswith(".expected.ttl"))


def derived(rule: str, root: Path, *given: Path) -> set[ox.Triple]:
    """Build the given files and return what the rule put into its graph."""
    ontology = [f for f in files.read([root / "ontology"], "ontology") if f.path.name not in NOT_FOR_QUESTIONS]
    store, _ = assemble(files.read([HERE / "base.ttl", *given]), ontology, root / "queries" / "rules")
    graph = ox.NamedNode(f"{GRAPH}derived/{rule}")
    triples = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
    # Rolls list all oaths, those of other cases too; tests/build/test_rolls.py is about them.
    return {triple for triple in triples if "/id/roll" not in triple.subject.value}


def readable(triples: set[ox.Triple]) -> list[str]:
    return sorted(
        " ".join(shorten(str(term).strip("<>")) for term in (t.subject, t.predicate, t.object)) for t in triples
    )


@pytest.fixture(scope="module")
def always(root: Path) -> dict[str, set[ox.Triple]]:
    """Give what each rule derives from the base alone."""
    return {rule: derived(rule, root) for rule in sorted({case.parent.name for case in CASES})}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.stem}")
def test_a_rule_derives_exactly_what_is_expected(case: Path, root: Path, always: dict[str, set[ox.Triple]]) -> None:
    rule = case.parent.name
    expected = {quad.triple for quad in ox.parse(path=str(case.with_suffix(".expected.ttl")))}
    assert readable(derived(rule, root, case) - always[rule]) == readable(expected)


def test_every_rule_has_a_case_and_every_case_a_rule(root: Path) -> None:
    assert {case.parent.name for case in CASES} == {path.stem for path in in_order(root / "queries" / "rules")}
