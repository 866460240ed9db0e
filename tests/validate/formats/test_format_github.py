"""Workflow commands as the runner of GitHub Actions reads them (after actions/runner, `ActionCommand.cs`)."""

from pathlib import Path
from typing import NamedTuple

from format_cases import FakeReport
from format_strategies import reports, texts
from hypothesis import given

from allegiance.validate.formats import FORMATS
from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command:
    """Read one line as the runner does."""
    line = line.lstrip()
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.strip().split(",") if pair]
    return Command(name, {key: unescaped(value, ":,") for key, value in pairs}, unescaped(data))


def unescaped(text: str, more: str = "") -> str:
    for sign in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@given(reports)
def test_the_runner_reads_one_command_a_finding_with_only_our_properties(report: FakeReport) -> None:
    commands = [read(line) for line in FORMATS["github"](report).split("\n") if line]
    assert len(commands) == len(report.problems) + len(report.unchecked)
    for command, problem in zip(commands, report.problems, strict=False):
        assert command.name == {"violation": "error", "warning": "warning"}.get(problem.severity, "notice")
        assert {"file", "line", "title"} <= set(command.properties)
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert command.properties["title"] == f"allegiance {problem.rule}"


@given(texts, texts)
def test_the_runner_shows_message_and_advice_as_they_are(message: str, advice: str) -> None:
    problem = Problem(Path("a.ttl"), 1, 1, "AL402", "violation", message, advice=advice)
    (line,) = FORMATS["github"](FakeReport([problem])).splitlines()
    assert read(line).data == "\n".join(visible(part) for part in (message, advice) if part)
