"""One finding a line, `file:line:column: rule message`, for editors, grep and short logs."""

from allegiance.validate.formats.place import Region, file_name
from allegiance.validate.formats.report import Report
from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem


def render(report: Report) -> str:
    """Return a line for each finding, and then one for each thing that could not be checked."""
    lines = [_line(problem) for problem in report.problems]
    lines += [f"not checked: {visible(sentence)}" for sentence in report.unchecked]
    return "".join(f"{line}\n" for line in lines)


def _line(problem: Problem) -> str:
    region = Region.of(problem)
    place = f"{file_name(problem.file)}:{region.line}:{region.column}"
    return f"{place}: {visible(problem.rule)} {visible(problem.message)}"
