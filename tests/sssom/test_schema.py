"""The tables of the project, and those it writes, are valid by the schema of SSSOM.

`sssom-1.0.0.json` holds what that schema says of the slots of mapping sets and mappings: range, whether it is
required, pattern, bounds, values. It was taken from the file that it names; the package itself pulls in twenty others.
"""

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from allegiance.sssom import VERDICTS, Mapping, Table, render

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((Path(__file__).parent / "sssom-1.0.0.json").read_text())["slots"]
TABLES = sorted([*ROOT.glob("data/links/*.sssom.tsv"), *ROOT.glob("docs/example/links/*.sssom.tsv")])
BUILT_IN = {"skos", "semapv", "owl", "rdf", "rdfs", "sssom"}
EXTENSIONS = {"sssom_version"}
"""Keys of the header that came into SSSOM after this version of its schema."""


def faults(content: str) -> list[str]:
    """Return what is wrong with a table, by the schema."""
    lines = content.splitlines()
    header = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#"))) or {}
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    prefixes = set(header.get("curie_map") or {}) | BUILT_IN
    found = _block({k: v for k, v in header.items() if k != "curie_map"}, "mapping set", prefixes, {"mappings"})
    for number, row in enumerate(rows, 1):
        cells = {column: value for column, value in row.items() if value}
        found += [f"row {number}: {fault}" for fault in _block(cells, "mapping", prefixes, set(header))]
    return found


def _block(values: dict[str, Any], kind: str, prefixes: set[str], elsewhere: set[str]) -> list[str]:
    slots = SCHEMA[kind]
    found = [f"{name} is no slot of a {kind}" for name in values if name not in slots and name not in EXTENSIONS]
    found += [
        f"{name} is missing"
        for name, slot in slots.items()
        if slot.get("required") and name not in {*values, *elsewhere}
    ]
    for name, value in values.items():
        found += [f"{name}: {value!r} {fault}" for fault in _value(str(value), slots.get(name, {}), prefixes)]
    return found


def _value(text: str, slot: dict[str, Any], prefixes: set[str]) -> list[str]:
    found = []
    match slot.get("range", "string"):
        case "EntityReference":
            prefix, colon, local = text.partition(":")
            if not (colon and local and prefix in prefixes):
                found.append("is no CURIE with a prefix of the curie_map")
        case "uri":
            if not urlsplit(text).scheme.startswith("http"):
                found.append("is no URI")
        case "date":
            try:
                date.fromisoformat(text)
            except ValueError:
                found.append("is no date")
        case "double":
            try:
                if not slot.get("minimum_value", 0) <= float(text) <= slot.get("maximum_value", 1e9):
                    found.append("is out of bounds")
            except ValueError:
                found.append("is no number")
    if "pattern" in slot and not re.search(slot["pattern"], text):
        found.append("does not match the pattern")
    if "values" in slot and text not in slot["values"]:
        found.append("is none of the values")
    return found


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_of_the_project_is_valid(path: Path) -> None:
    assert faults(path.read_text()) == []


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_table_that_is_written_is_valid(verdict: str) -> None:
    row = Mapping(
        "https://w3id.org/allegiance/id/org/imu",
        "https://w3id.org/allegiance/external/un_sc/QDe.010",
        verdict,
        object_source="un_sc_2026",
        subject_label='"IMU"',
        reviewer="somebody",
        date="2026-11-27",
        confidence=0.5,
        more={"mapping_tool": "allegiance"},
    )
    header = {"mapping_set_id": "https://example.org/set", "license": "https://example.org/licence"}
    assert faults(render(Table([row], header)).decode()) == []


def test_the_checks_can_fail() -> None:
    good = next(path for path in TABLES if path.name == "un_sc_2015.same.sssom.tsv").read_text()
    for change, fault in [
        (("semapv:Manual", "semapv:Any"), "does not match the pattern"),
        (("dataset:un_sc", "un_sc"), "is no CURIE"),
        (("#license", "#licence"), "is no slot"),
        (("#mapping_set_id", "#mapping_set_version"), "mapping_set_id is missing"),
        (("\treviewer_label", "\treviewer"), "is no slot"),
    ]:
        assert any(fault in found for found in faults(good.replace(*change))), fault
