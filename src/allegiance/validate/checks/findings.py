"""The problems of one file, as they are found: of one rule the first few, and how many more there are."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from allegiance.validate.checks.place import Place
from allegiance.validate.checks.rule import Rule
from allegiance.validate.problem import Problem

MOST: Final = 20
"""So many findings of one rule are shown for one file; a hostile file could have half a million."""


class Findings:
    """Collects the problems of one file."""

    def __init__(self, file: Path, most: int = MOST) -> None:
        self.file, self.most = file, most
        self._counts: Counter[str] = Counter()
        self._problems: list[Problem] = []

    def full(self, rule: Rule) -> bool:
        """Whether more of this rule would only be counted, so that a message need not be worked out."""
        return self._counts[rule.id] >= self.most

    def add(  # noqa: PLR0913  # the parts of a problem
        self,
        rule: Rule,
        place: Place,
        message: str,
        advice: str,
        *,
        focus: str = "",
        path: str = "",
        value: str = "",
        severity: str | None = None,
        meant: Sequence[str] = (),
    ) -> None:
        """Note a problem. All texts must have gone through `shown` where they come from a file.

        `severity` overrides the rule's own.
        """
        self._counts[rule.id] += 1
        if self._counts[rule.id] > self.most:
            return
        where = (place.line, place.column, rule.id, severity or rule.severity, message, focus, path, value)
        self._problems.append(Problem(self.file, *where, place.end_line, place.end_column, advice, tuple(meant)))

    def skip(self, rule: Rule) -> None:
        """Count one more without a message, once `full`."""
        self._counts[rule.id] += 1

    def problems(self) -> list[Problem]:
        """Return the problems by place; the last one of a rule tells how many more of it there are."""
        last = {problem.rule: index for index, problem in enumerate(self._problems)}
        for rule, index in last.items():
            if (more := self._counts[rule] - self.most) > 0:
                kept = self._problems[index]
                self._problems[index] = kept._replace(message=f"{kept.message} (And {more} more like it in this file.)")
                self._counts[rule] = self.most
        return sorted(self._problems)
