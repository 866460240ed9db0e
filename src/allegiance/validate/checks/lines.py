"""From offsets in a text to lines and columns, and back."""

import re
from bisect import bisect_right
from functools import cached_property

from allegiance.validate.checks.place import Place, Spot


class Lines:
    """A text whose places are asked for by offset."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        """Where lines begin: LF, CRLF and a lone CR end one, as for the reader of Turtle and for editors."""
        return [0, *(found.end() for found in re.finditer(r"\r\n?|\n", self.text))]

    def spot(self, start: int, end: int | None = None) -> Spot:
        """Return the place of the characters from `start` to before `end` (default: one character)."""
        line, column = self._position(start)
        return Spot(line, column, *self._position(start + 1 if end is None else end))

    def inside(self, place: Place, value: str, position: int) -> Place:
        """Return the place of the character at `position` of a literal's value, whose literal stands at `place`.

        Where the literal is written with escapes, so that offsets differ, return the place of the whole literal.
        """
        if not 1 <= place.line <= len(self._starts):
            return place
        start = self._starts[place.line - 1] + place.column - 1
        for quote in ('"""', "'''", '"', "'"):
            if self.text.startswith(quote + value + quote, start):
                return self.spot(start + len(quote) + min(position, max(len(value) - 1, 0)))
        return place

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
