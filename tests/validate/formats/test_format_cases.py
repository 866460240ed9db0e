"""Every case prints what lies beside it. `APPROVE=1 pytest tests/validate/formats` writes it anew: read the diff."""

import os
from pathlib import Path

import pytest
from format_cases import CASES, readable, report_of

from allegiance.validate.formats import FORMATS

EXPECTED = sorted(file for file in CASES.iterdir() if file.suffix != ".yaml")


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda file: file.name)
def test_prints_what_lies_beside_the_case(expected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = readable(FORMATS[expected.suffix[1:]](report_of(expected.stem, tmp_path)))
    if "APPROVE" in os.environ:
        expected.write_bytes(printed.encode("utf-8"))
    assert printed == expected.read_bytes().decode("utf-8")


def test_every_format_has_a_case_with_and_one_without_findings() -> None:
    of_case = {
        stem: {file.suffix[1:] for file in EXPECTED if file.stem == stem} for stem in ("findings", "no-findings")
    }
    assert of_case == {"findings": set(FORMATS), "no-findings": set(FORMATS)}


def test_every_case_expects_something() -> None:
    assert {file.stem for file in CASES.glob("*.yaml")} == {file.stem for file in EXPECTED}
