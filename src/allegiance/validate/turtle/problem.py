"""One syntax error, and how a culprit is quoted in its message."""

from collections.abc import Callable
from typing import Final, NamedTuple

from .span import Lines, Span

MOST_ERRORS: Final = 100
"""After so many the rest of the file is not read, and a last error says so."""
_LONGEST: Final = 40

Report = Callable[[int, int, str, str], None]
"""Take a problem: start and end offset, message, advice."""


class SyntaxProblem(NamedTuple):
    """Something that is not Turtle. `message` says what is wrong, `advice` what to type instead."""

    span: Span
    message: str
    advice: str


class Derailed(Exception):
    """A statement makes no sense from here on; the arguments are those of a Report. It never leaves the reader."""

    def __init__(self, start: int, end: int, message: str, advice: str) -> None:
        self.problem = (start, end, message, advice)
        super().__init__(message)


class TooMany(Exception):
    """So much is wrong that reading on tells nobody anything. It never leaves the reader."""


class Problems:
    """What has been found in a file, at which offsets, and where the last of it ends."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.found: set[SyntaxProblem] = set()
        self.places: list[tuple[int, int]] = []
        self.last = -1

    def touch(self, start: int, end: int) -> None:
        """Take in another place of a problem that was told of already."""
        self.last = max(end, self.last)
        self.places.append((start, end))

    def report(self, start: int, end: int, message: str, advice: str) -> None:
        """Take in a problem by its offsets. Raises TooMany."""
        self.touch(start, end)
        self.found.add(SyntaxProblem(self.lines.span(start, end), message, advice))
        if len(self.found) == MOST_ERRORS:
            here = self.lines.span(end, end)
            self.found.add(SyntaxProblem(here, "There are too many errors to read on", "mend these first"))
            raise TooMany


def shown(text: str) -> str:
    """Return the text fit for one line of a message: cut to 40 characters, anything invisible as `U+200B`."""
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in cut)
