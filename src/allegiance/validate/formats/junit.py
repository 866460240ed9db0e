"""JUnit's XML, for build servers."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import groupby

from allegiance.counting import counted
from allegiance.validate.formats.place import Region, file_name
from allegiance.validate.formats.report import Report, tally
from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem

SUITE = "allegiance.validate"


def render(report: Report) -> str:
    """Return one suite with a case for each file that has findings, and one for all other files together.

    A case has at most one `failure`, since many readers see only the first: its text has one line for each violation.
    Everything else that was found is a line of its `system-out`. What could not be checked is a skipped case.
    """
    cases = [
        _case(name, list(some)) for name, some in groupby(report.problems, lambda problem: file_name(problem.file))
    ]
    clean = report.files - len(cases)
    if clean > 0 or not cases:
        cases.append(_named(f"{counted(max(clean, 0), 'file')} without findings"))
    for sentence in report.unchecked:
        case = _named("not checked")
        ET.SubElement(case, "skipped", message=visible(sentence))
        cases.append(case)
    failures = sum(case.find("failure") is not None for case in cases)
    numbers = {
        "tests": str(len(cases)),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(len(report.unchecked)),
    }
    suites = ET.Element("testsuites", name="allegiance", tests=numbers["tests"], failures=numbers["failures"])
    suite = ET.SubElement(suites, "testsuite", attrib={"name": SUITE, **numbers})
    suite.extend(cases)
    ET.indent(suites, " ")
    text = ET.tostring(suites, encoding="unicode").replace("##", "#&#35;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _named(name: str) -> ET.Element:
    return ET.Element("testcase", classname=SUITE, name=name)


def _case(name: str, problems: Sequence[Problem]) -> ET.Element:
    case = _named(name)
    case.set("file", name)
    violations = [problem for problem in problems if problem.severity == "violation"]
    others = [problem for problem in problems if problem.severity != "violation"]
    if violations:
        first = f"{visible(violations[0].rule)} {visible(violations[0].message)}"
        summary = first if len(violations) == 1 else f"{tally(violations)}: {first}"
        failure = ET.SubElement(case, "failure", type="violation", message=summary)
        failure.text = _lines(violations)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)
    return case


def _lines(problems: Sequence[Problem]) -> str:
    return "\n".join(_line(problem) for problem in problems)


def _line(problem: Problem) -> str:
    region = Region.of(problem)
    said = " ".join(visible(part) for part in (problem.severity, problem.rule, problem.message, problem.advice) if part)
    return f"{file_name(problem.file)}:{region.line}:{region.column}: {said}"
