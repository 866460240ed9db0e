"""Each rule of the shapes finds what it is for and nothing else.

`tests/shapes/<shapes file>/invalid.<reason>.ttl` names the rules it breaks in its first line, `valid.<case>.ttl` breaks
none. Each stands beside `base.ttl`. A reason is a file name, so it is unique, and identifiers in a case hold it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.build import NOT_FOR_QUESTIONS, files
from allegiance.build.load import load, load_named
from allegiance.validate import compiled, dates, reference
from allegiance.validate.result import Result
from allegiance.validate.shacl import Check, EmbeddedData

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.ttl"))
STYLE_GUIDE = "vocabulary.ttl"
"""Checked on the ontology, in tests/ontology."""
IN_PYTHON = {"AL441", "AL474"}
"""Rules on dates, which need the bounds of EDTF literals; they are written with the shapes they belong to."""


@pytest.fixture(scope="session")
def checks(root: Path) -> list[Check]:
    return compiled.checks(root / "shapes")


@pytest.fixture(scope="session")
def rules(root: Path) -> set[str]:
    """Give the ids of all rules, those of the style guide apart."""
    paths = [path for path in (root / "shapes").glob("*.ttl") if path.name != STYLE_GUIDE]
    subjects = {
        quad.subject.value
        for path in paths
        for quad in ox.parse(path=str(path))
        if isinstance(quad.subject, ox.NamedNode)
    }
    return {iri.rpartition("#")[2] for iri in subjects if "#AL" in iri} | IN_PYTHON


def expected(case: Path) -> set[str]:
    first = case.read_text().splitlines()[0]
    return set(first.removeprefix("# expect:").split()) if first.startswith("# expect:") else set()


def store_of(root: Path, cases: Iterable[Path]) -> ox.Store:
    store = ox.Store()
    for file in files.read([root / "ontology"], "ontology"):
        if file.path.name not in NOT_FOR_QUESTIONS:
            load_named(store, file)
    for file in files.read([HERE / "base.ttl", *cases]):
        load(store, file)
    return store


def found(store: ox.Store, checks: list[Check]) -> Iterator[Result]:
    yield from dates.check(store)
    yield from compiled.run(EmbeddedData(store, union=True), checks)


def test_the_base_conforms(root: Path, checks: list[Check]) -> None:
    assert list(found(store_of(root, []), checks)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.stem}")
def test_a_case_breaks_exactly_the_rules_it_names(case: Path, root: Path, checks: list[Check]) -> None:
    results = list(found(store_of(root, [case]), checks))
    assert {result.rule for result in results} == expected(case), results


def test_the_name_of_a_case_says_whether_it_is_valid() -> None:
    for case in CASES:
        kind = case.name.partition(".")[0]
        assert (kind == "invalid") == bool(expected(case)), case.name
        assert kind in ("valid", "invalid")


def test_every_rule_has_a_case_that_breaks_it(rules: set[str]) -> None:
    broken = {rule for case in CASES for rule in expected(case)}
    assert sorted(rules - broken) == []
    assert sorted(broken - rules) == []


def test_a_case_lies_beside_the_shapes_file_of_its_first_rule(root: Path) -> None:
    for case in CASES:
        shapes = (root / "shapes" / f"{case.parent.name}.ttl").read_text()
        own = [rule for rule in expected(case) if f"rule:{rule} a " in shapes or rule in IN_PYTHON]
        assert own or not expected(case), f"{case.parent.name}/{case.name}"


def test_the_reference_engine_finds_the_same_in_all_cases_together(root: Path, tmp_path: Path) -> None:
    for path in (root / "shapes").glob("*.ttl"):
        if path.name != STYLE_GUIDE:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    store = store_of(root, CASES)
    ours = {(r.rule, r.focus) for r in compiled.run(EmbeddedData(store, union=True), compiled.checks(tmp_path))}
    theirs = {(r.rule, r.focus) for r in reference.run(store, tmp_path)}
    assert ours == theirs
    assert len(ours) > 100
