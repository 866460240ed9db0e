"""The table covers the collection of hostile inputs, where that is at hand, and holds together."""

import csv

import pytest
from adversarial_cases import TRICKS, cases
from adversarial_makers import MAKERS

from allegiance import resources

MANIFEST = resources.root().parent / "shared" / "adversarial" / "manifest.csv"


@pytest.mark.skipif(not MANIFEST.exists(), reason="the collection is not at hand")
def test_every_input_for_validate_is_adapted_and_judged_as_it_should_be():
    adapted = {}
    for case in cases():
        adapted.setdefault(case.manifest, set()).add(case.code)
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        wanted = {row["id"]: row["expectation"] for row in csv.DictReader(file) if row["kind"] == "validate"}
    assert wanted.keys() == adapted.keys() - {""}
    refused = {name for name, text in wanted.items() if text.startswith(("reject", "no crash; reject"))}
    accepted = {name for name, text in wanted.items() if text.startswith("accept")}
    assert {name for name in refused if adapted[name] != {1}} == set()
    assert {name for name in accepted if adapted[name] != {0}} == set()


def test_every_trick_is_a_file_or_made_and_every_file_is_in_the_table():
    names = [case.name for case in cases()]
    assert len(names) == len(set(names))
    assert {path.stem for path in TRICKS.iterdir()} | MAKERS.keys() == set(names)
    assert not {path.stem for path in TRICKS.iterdir()} & MAKERS.keys()
