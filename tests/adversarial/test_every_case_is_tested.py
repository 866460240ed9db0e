"""Every hostile input of the collection, and every requirement of trust, has a test that is there."""

import ast
import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from adversarial_cases import cases
from test_endpoints import CASES

from allegiance import resources

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MANIFEST = resources.root().parent / "shared" / "adversarial" / "manifest.csv"


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def functions_of(path: str) -> frozenset[str]:
    """Return the names of the test functions of a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.skipif(not MANIFEST.exists(), reason="the collection is not at hand")
def test_every_case_of_the_collection_is_tested_or_left_out_with_a_reason() -> None:
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        wanted = [row["id"] for row in csv.DictReader(file)]
    in_tables = {case.manifest for case in cases()} | {row["manifest"] for row in table("queries.csv")}
    in_tables |= {row["case"] for row in table("params.csv")} | CASES.keys()
    elsewhere = {row["case"] for row in table("elsewhere.csv")}
    assert [case for case, count in Counter(wanted).items() if count > 1] == []
    assert set(wanted) - in_tables - elsewhere == set(), "no test and no reason"
    assert (in_tables - {""}) | elsewhere == set(wanted), "not in the collection"
    assert in_tables & elsewhere == set()


@pytest.mark.parametrize("name", ["elsewhere.csv", "requirements.csv"])
def test_the_tests_that_are_named_are_there(name: str) -> None:
    for row in table(name):
        if row.get("excluded"):
            assert not row["test"]
            continue
        path, _, function = row["test"].partition("::")
        assert function.startswith("test_"), row
        assert function in functions_of(path), row
