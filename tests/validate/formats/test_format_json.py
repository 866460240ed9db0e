"""The keys of the JSON format are a promise to programs."""

import json
from pathlib import Path

from format_cases import FakeReport

from allegiance.validate.formats import FORMATS
from allegiance.validate.problem import Problem

KEYS = [
    *("file", "line", "column", "rule", "severity", "message", "focus", "path", "value"),
    *("end_line", "end_column", "advice", "meant"),
]


def test_keys_and_types_are_those_of_the_documentation() -> None:
    (row,) = json.loads(FORMATS["json"](FakeReport([Problem(Path("a.ttl"), 1, 2, "AL402", "violation", "x")])))
    assert list(row) == KEYS
    assert {key for key, value in row.items() if isinstance(value, int)} == {"line", "column", "end_line", "end_column"}
    assert row.pop("meant") == []
    assert all(isinstance(value, int | str) for value in row.values())


def test_files_below_the_current_folder_are_named_from_there() -> None:
    problem = Problem(Path.cwd() / "data" / "a.ttl", 1, 1, "AL402", "violation", "x")
    assert json.loads(FORMATS["json"](FakeReport([problem])))[0]["file"] == "data/a.ttl"
