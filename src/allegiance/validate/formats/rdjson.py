"""Reviewdog's Diagnostic Format (`rdjson`, one DiagnosticResult), as its `reviewdog.proto` describes it."""

import re
from typing import Any, Final

from allegiance.validate.formats.json_text import json_text
from allegiance.validate.formats.pages import RULE_PAGES, page
from allegiance.validate.formats.place import Region, relative
from allegiance.validate.formats.report import Report
from allegiance.validate.formats.source import Source
from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem

SEVERITIES: Final = {"violation": "ERROR", "warning": "WARNING"}
OTHER_SEVERITY: Final = "INFO"
_TERM = re.compile(r"[a-z]+:[A-Za-z0-9-]+")
"""A name with a prefix, as it may be put in the place of another."""


def render(report: Report, pages: str = RULE_PAGES) -> str:
    """Return the result with one diagnostic for each finding.

    Columns count bytes of UTF-8 from 1, the end is exclusive. What one name would mend has it as a
    suggestion. Where the line cannot be read, its number stands alone.
    The format has no place for what could not be checked.
    """
    source = Source()
    diagnostics = [_diagnostic(problem, source, pages) for problem in report.problems]
    return json_text({"source": {"name": "allegiance"}, "diagnostics": diagnostics})


def _diagnostic(problem: Problem, source: Source, pages: str) -> dict[str, Any]:
    place = _range(problem, source)
    found: dict[str, Any] = {
        "message": "\n".join(visible(part) for part in (problem.message, problem.advice) if part),
        "location": {"path": relative(problem.file).as_posix(), "range": place},
        "severity": SEVERITIES.get(problem.severity, OTHER_SEVERITY),
        "code": {"value": problem.rule, "url": page(problem.rule, pages)},
    }
    if len(problem.meant) == 1 and _TERM.fullmatch(problem.meant[0]) and "column" in place.get("end", {}):
        found["suggestions"] = [{"range": place, "text": problem.meant[0]}]
    return found


def _range(problem: Problem, source: Source) -> dict[str, dict[str, int]]:
    region = Region.of(problem)
    lines = source.lines(problem.file)
    if max(region.line, region.end_line) > len(lines):
        lines_only = {"start": {"line": region.line}}
        return lines_only | {"end": {"line": region.last_line}} if region.has_end else lines_only
    found = {"start": _position(lines[region.line - 1], region.line, region.column)}
    if region.has_end:
        found["end"] = _position(lines[region.end_line - 1], region.end_line, region.end_column)
    return found


def _position(line: str, number: int, column: int) -> dict[str, int]:
    return {"line": number, "column": len(line[: column - 1].encode("utf-8")) + 1}
