"""A slice of an answer: the rows from one on, at most so many of them, and how many there are in all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

Solution = TypeVar("Solution")


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows that are wanted: those after the first `offset`, at most `limit` of them; all, if that is None."""

    limit: int | None = None
    offset: int = 0

    def of(self, solutions: Iterable[Solution]) -> tuple[list[Solution], int]:
        """Return the solutions that are wanted, and the number of all."""
        end = float("inf") if self.limit is None else self.offset + self.limit
        wanted, total = [], 0
        for solution in solutions:
            total += 1
            if self.offset < total <= end:
                wanted.append(solution)
        return wanted, total


WHOLE = Slice()
