"""Where a finding is, in the forms that formats need."""

import os
from pathlib import Path
from typing import Final, NamedTuple, Self
from urllib.parse import quote

from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem

LONGEST_PATH: Final = 4096
"""Characters; no system has longer paths."""


class Region(NamedTuple):
    """A stretch of a file: 1-based, columns in characters, the end exclusive, or 0 and 0 where it is not known."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """Return the region of a problem, mended where it is impossible (before the file, end before the start)."""
        line, column = max(problem.line, 1), max(problem.column, 1)
        end = (problem.end_line, problem.end_column)
        return cls(line, column, *(end if end >= (line, column) and problem.end_column > 0 else (0, 0)))

    @property
    def has_end(self) -> bool:
        """Whether the end is known."""
        return self.end_line > 0

    @property
    def last_line(self) -> int:
        """The last line that has a character of the region."""
        ends_before_line = self.end_column == 1 and self.end_line > self.line
        return max(self.end_line - 1 if ends_before_line else self.end_line, self.line)


def relative(path: Path) -> Path:
    """Return the path as seen from the current folder; unchanged if it is not below it."""
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here := Path.cwd()) else path


def file_name(path: Path) -> str:
    """Return the path as visible text that begins like a path, so that no file name begins a line as a command."""
    name = visible(relative(path).as_posix(), LONGEST_PATH)
    return name if name[0].isalnum() or name[0] in "_./\\" else f"./{name}"


def file_uri(path: Path) -> str:
    """Return the path as a relative, percent-encoded URI reference; an absolute one if it is not below this folder."""
    name = quote(os.fsencode(relative(path).as_posix()))
    return f"file://{name}" if name.startswith("/") else name
