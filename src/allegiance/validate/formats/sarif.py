"""SARIF 2.1.0 (OASIS), for code scanning services and editors."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from allegiance.validate.formats.fingerprints import Fingerprints
from allegiance.validate.formats.json_text import json_text
from allegiance.validate.formats.pages import RULE_PAGES, page
from allegiance.validate.formats.place import Region, file_uri
from allegiance.validate.formats.report import Report
from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem
from allegiance.version import __version__

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Final = {"violation": "error", "warning": "warning"}
OTHER_LEVEL: Final = "note"
NO_TITLES: Final[Mapping[str, str]] = MappingProxyType({})


def render(report: Report, pages: str = RULE_PAGES, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Return a log with one run.

    `titles` gives rules their short descriptions; a rule without one is described by its first message. Addresses of
    files are relative to `%SRCROOT%`, columns count Unicode characters. The one fingerprint that GitHub reads,
    `primaryLocationLineHash`, is independent of line numbers. What could not be checked is a notification.
    """
    rules: dict[str, str] = {}
    for problem in report.problems:
        rules.setdefault(problem.rule, titles.get(problem.rule, problem.message))
    numbers = {rule: number for number, rule in enumerate(rules)}
    prints = Fingerprints()
    driver = {
        "name": "allegiance",
        "informationUri": "https://w3id.org/allegiance",
        "semanticVersion": __version__,
        "rules": [
            {"id": rule, "shortDescription": _message(title), "helpUri": page(rule, pages)}
            for rule, title in rules.items()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(problem, numbers[problem.rule], prints) for problem in report.problems],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(report: Report) -> dict[str, Any]:
    notes = [{"level": "warning", "message": _message(sentence)} for sentence in report.unchecked]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _result(problem: Problem, number: int, prints: Fingerprints) -> dict[str, Any]:
    location = {"artifactLocation": _artifact(problem), "region": _region(Region.of(problem))}
    return {
        "ruleId": problem.rule,
        "ruleIndex": number,
        "level": LEVELS.get(problem.severity, OTHER_LEVEL),
        "message": _message(" ".join(part for part in (problem.message, problem.advice) if part)),
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"primaryLocationLineHash": prints.of(problem)},
    }


def _artifact(problem: Problem) -> dict[str, str]:
    uri = file_uri(problem.file)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(region: Region) -> dict[str, int]:
    start = {"startLine": region.line, "startColumn": region.column}
    return start | {"endLine": region.end_line, "endColumn": region.end_column} if region.has_end else start


def _message(text: str) -> dict[str, str]:
    """Return the text as a SARIF message; a space keeps `[text](address)` from becoming a link."""
    return {"text": visible(text).replace("](", "] (")}
