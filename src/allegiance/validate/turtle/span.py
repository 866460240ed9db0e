"""Lines and columns."""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")
BOM: Final = "\ufeff"


class Span(NamedTuple):
    """A stretch of text. Lines and columns are 1-based, columns count Unicode characters, the end is exclusive.

    An empty span is a place between two characters, where something is missing. A tuple, because a reading
    makes three for each triple.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """Where the lines of a text begin. LF, CRLF and a lone CR end a line.

    A byte order mark at the start takes no column, as in editors, so what follows it is at column 1.
    """

    def __init__(self, text: str) -> None:
        self._starts = [len(BOM) if text.startswith(BOM) else 0]
        self._starts.extend(match.end() for match in _LINE_END.finditer(text))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of a 0-based offset."""
        line = max(bisect_right(self._starts, offset), 1)
        return line, max(offset - self._starts[line - 1], 0) + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of the characters from `start` up to `end`."""
        return Span(*self.position(start), *self.position(end))
