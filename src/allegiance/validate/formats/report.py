"""What the formats need to know of a validation, and its result in one sentence."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from allegiance.counting import counted
from allegiance.validate.problem import Problem


class Report(Protocol):
    """Problems in the order of files and lines; `unchecked` says in sentences what could not be looked at."""

    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def files(self) -> int: ...
    @property
    def statements(self) -> int: ...
    @property
    def unchecked(self) -> Sequence[str]: ...


def tally(problems: Iterable[Problem]) -> str:
    """Return `2 violations, 1 warning`, gravest first; empty when there are none."""
    numbers = {"violation": 0, "warning": 0}
    for problem in problems:
        kind = problem.severity if problem.severity in numbers else "note"
        numbers[kind] = numbers.get(kind, 0) + 1
    return ", ".join(counted(number, kind) for kind, number in numbers.items() if number)


def verdict(report: Report) -> str:
    """Return files, statements, findings and whether the data may be merged, in one sentence."""
    found = counted(len(report.problems), "finding")
    if report.problems:
        found += f" ({tally(report.problems)})"
    conforms = not any(problem.severity == "violation" for problem in report.problems)
    as_far = ", as far as it could be checked" if conforms and report.unchecked else ""
    checked = f"{counted(report.files, 'file')}, {counted(report.statements, 'statement')}"
    return f"{checked}, {found}: {'conforms' if conforms else 'does not conform'}{as_far}."
