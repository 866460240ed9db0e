"""Findings as JSON, for programs."""

from allegiance.validate.formats.json_text import json_text
from allegiance.validate.formats.place import relative
from allegiance.validate.formats.report import Report
from allegiance.validate.problem import Problem


def render(report: Report) -> str:
    """Return a JSON array with one object for each finding, in the order of files and lines.

    Every object has these keys, in this order: `file` (text: path, from the current folder if below it), `line`,
    `column` (numbers from 1, columns in Unicode characters), `rule`, `severity` (`violation`, `warning` or `info`),
    `message`, `focus`, `path`, `value` (texts: node, property and value in question, empty where there is none),
    `end_line`, `end_column` (numbers: the first character after the culprit; both 0 where that is not known),
    `advice` (text: what to type instead, may be empty) and `meant` (array of texts: the terms or entities that were
    likely meant). New keys may be added at the end. What could not be checked is not in it.
    """
    return json_text([_row(problem) for problem in report.problems])


def _row(problem: Problem) -> dict[str, object]:
    return problem.to_dict() | {"file": relative(problem.file).as_posix()}
