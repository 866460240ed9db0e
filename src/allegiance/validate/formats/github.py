"""Workflow commands of GitHub Actions: findings appear beside the changed lines of a pull request."""

from typing import Final

from allegiance.validate.formats.place import Region, file_name
from allegiance.validate.formats.report import Report
from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem

COMMANDS: Final = {"violation": "error", "warning": "warning"}
OTHER_COMMAND: Final = "notice"


def render(report: Report) -> str:
    """Return one command for each finding, and a warning for each thing that could not be checked."""
    lines = [_finding(problem) for problem in report.problems]
    lines += [_command("warning", {"title": "Not checked"}, visible(sentence)) for sentence in report.unchecked]
    return "".join(f"{line}\n" for line in lines)


def _finding(problem: Problem) -> str:
    region = Region.of(problem)
    properties = {"file": file_name(problem.file), "line": str(region.line)}
    if region.has_end:
        properties["endLine"] = str(region.last_line)
    if region.last_line == region.line:  # GitHub has no columns for what spans lines
        properties["col"] = str(region.column)
        if region.has_end and region.end_line == region.line:
            properties["endColumn"] = str(region.end_column)
    properties["title"] = f"allegiance {visible(problem.rule)}"
    message = "\n".join(visible(part) for part in (problem.message, problem.advice) if part)
    return _command(COMMANDS.get(problem.severity, OTHER_COMMAND), properties, message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    """Return the command as the runner reads it back; its message may have line breaks, nothing else unseen."""
    inside = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {inside}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
