"""SARIF logs against the parts of the official schema that they use, and fingerprints that stay.

PARTS restates, for each object that a log contains, the properties of sarif-schema-2.1.0.json that may occur in ours;
`!` marks those that the schema requires or that we always give. The schema allows no others (`additionalProperties`).
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from format_cases import FakeReport
from format_strategies import reports
from hypothesis import given

from allegiance.validate.formats import FORMATS, sarif
from allegiance.validate.problem import Problem

PARTS: dict[str, dict[str, Any]] = {
    "log": {"$schema!": "uri", "version!": {"2.1.0"}, "runs!": ["run"]},
    "run": {
        "tool!": "tool",
        "invocations": ["invocation"],
        "results!": ["result"],
        "columnKind!": {"unicodeCodePoints"},
    },
    "tool": {"driver!": "component"},
    "component": {"name!": "text", "semanticVersion": "text", "informationUri": "uri", "rules!": ["rule"]},
    "rule": {"id!": "text", "shortDescription!": "message", "helpUri!": "uri"},
    "invocation": {"executionSuccessful!": {True, False}, "toolExecutionNotifications": ["notification"]},
    "notification": {"level": {"none", "note", "warning", "error"}, "message!": "message"},
    "result": {
        **{"ruleId!": "text", "ruleIndex!": "index", "level!": {"none", "note", "warning", "error"}},
        **{"message!": "message", "locations!": ["location"], "partialFingerprints!": "fingerprints"},
    },
    "message": {"text!": "text"},
    "location": {"physicalLocation!": "physical location"},
    "physical location": {"artifactLocation!": "artifact", "region!": "region"},
    "artifact": {"uri!": "uri reference", "uriBaseId": "text"},
    "region": {"startLine!": "number", "startColumn!": "number", "endLine": "number", "endColumn": "number"},
    "fingerprints": {"primaryLocationLineHash!": "text"},
}


def check(value: Any, kind: Any) -> None:
    """Assert that a value is what PARTS says."""
    match kind:
        case set():
            assert value in kind
        case [inner]:
            assert isinstance(value, list)
            for item in value:
                check(item, inner)
        case "text":
            assert isinstance(value, str)
        case "number" | "index":
            assert type(value) is int and value >= (kind == "number")
        case "uri" | "uri reference":
            assert value.isascii() and not set(value) & set(' "<>\\^`{|}')
            assert kind == "uri reference" or urlsplit(value).scheme
        case _:
            check_object(value, PARTS[kind])


def check_object(value: Any, part: dict[str, Any]) -> None:
    kinds = {name.rstrip("!"): kind for name, kind in part.items()}
    assert set(value) <= set(kinds)
    assert {name.rstrip("!") for name in part if name.endswith("!")} <= set(value)
    for name, inner in value.items():
        check(inner, kinds[name])


@given(reports)
def test_a_log_of_anything_is_valid(report: FakeReport) -> None:
    log = json.loads(FORMATS["sarif"](report))
    check(log, "log")
    (run,) = log["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        end = (region.get("endLine", region["startLine"]), region.get("endColumn", region["startColumn"]))
        assert end >= (region["startLine"], region["startColumn"])
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        (Path("data/قندوز 100%.ttl"), "data/%D9%82%D9%86%D8%AF%D9%88%D8%B2%20100%25.ttl"),
        (Path("a:b#c?d.ttl"), "a%3Ab%23c%3Fd.ttl"),
        (Path("/elsewhere/a b.ttl"), "file:///elsewhere/a%20b.ttl"),
        (Path.cwd() / "data" / "a.ttl", "data/a.ttl"),
    ],
    ids=[
        "other script, space, percent sign",
        "signs with a meaning in addresses",
        "outside the folder",
        "absolute, inside",
    ],
)
def test_address_of_a_file_is_percent_encoded_and_relative(file: Path, uri: str) -> None:
    log = json.loads(FORMATS["sarif"](FakeReport([Problem(file, 1, 1, "AL402", "violation", "x")])))
    found = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["uri"] == uri
    assert unquote(uri).endswith(file.name)
    assert ("uriBaseId" in found) is not uri.startswith("file:")


def test_a_rule_is_described_by_its_title_and_links_to_its_page() -> None:
    report = FakeReport([Problem(Path("a.ttl"), 1, 1, "AL402", "violation", "first")])
    log = json.loads(sarif.render(report, pages="https://example.org/rules/", titles={"AL402": "A title"}))
    assert log["runs"][0]["tool"]["driver"]["rules"] == [
        {"id": "AL402", "shortDescription": {"text": "A title"}, "helpUri": "https://example.org/rules/AL402.md"}
    ]


def prints(*problems: Problem) -> list[str]:
    results = json.loads(FORMATS["sarif"](FakeReport(problems)))["runs"][0]["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


def test_a_fingerprint_survives_lines_added_above(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("org:a a al:Branch\n  ; broken\n", encoding="utf-8")
    before = prints(
        Problem(file, 1, 1, "AL402", "violation", "x", "org:a"), Problem(file, 2, 5, "AL201", "violation", "y")
    )
    file.write_text("# new\n\norg:a a al:Branch\n; broken\n", encoding="utf-8")
    after = prints(
        Problem(file, 3, 1, "AL402", "violation", "x", "org:a"), Problem(file, 4, 3, "AL201", "violation", "z")
    )
    assert before == after


def test_fingerprints_of_different_findings_differ() -> None:
    a, b = Path("a.ttl"), Path("b.ttl")
    found = prints(
        Problem(a, 1, 1, "AL402", "violation", "x", "org:a"),
        Problem(a, 1, 1, "AL402", "violation", "x", "org:a"),
        Problem(a, 1, 1, "AL402", "violation", "x", "org:b"),
        Problem(a, 1, 1, "AL403", "violation", "x", "org:a"),
        Problem(b, 1, 1, "AL402", "violation", "x", "org:a"),
        Problem(a, 1, 1, "AL402", "violation", "x", "org:a", "al:date"),
        Problem(a, 1, 1, "AL402", "violation", "x", "org:a", "al:date", "2015"),
    )
    assert len(set(found)) == len(found)
