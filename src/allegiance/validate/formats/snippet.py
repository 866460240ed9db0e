"""Lines of a file with carets under the culprit."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from allegiance.validate.formats.place import Region
from allegiance.validate.formats.visible import isolated, pieces

CONTEXT: Final = 2
"""Lines shown before and after the culprit."""
LONGEST: Final = 120
"""Characters of a line that are shown."""
LEAD: Final = 40
"""Characters shown before the culprit in a longer line."""
MOST_LINES: Final = 4
"""Lines of a culprit that are shown without leaving out its middle."""
TAB: Final = 4


def numbered(lines: Sequence[str], region: Region) -> Iterator[tuple[str, str, str]]:
    """Give number, text and carets of the lines around the region; `...` as number where lines are left out.

    Nothing, if the file has no such line.
    """
    if region.line > len(lines):
        return
    last = min(region.last_line, len(lines))
    for number in _around(lines, region.line, last):
        line = lines[number - 1]
        if not region.line <= number <= last:
            yield str(number), _drawn(line, 0, 0)[0], ""
        elif last - region.line < MOST_LINES or number < region.line + MOST_LINES - 1 or number == last:
            yield str(number), *_drawn(line, *_culprit(line, number, region))
        elif number == last - 1:
            yield "...", "", ""


def _around(lines: Sequence[str], first: int, last: int) -> range:
    """Return the numbers from `first` to `last` with the lines before and after, without blank ones at the edges."""
    start, end = max(first - CONTEXT, 1), min(last + CONTEXT, len(lines))
    while start < first and not lines[start - 1].strip():
        start += 1
    while end > last and not lines[end - 1].strip():
        end -= 1
    return range(start, end + 1)


def _culprit(line: str, number: int, region: Region) -> tuple[int, int]:
    """Return from where to where this line belongs to the region, in characters from 0."""
    start = region.column - 1 if number == region.line else len(line) - len(line.lstrip())
    if not region.has_end:
        end = start + 1
    elif number == region.end_line:
        end = region.end_column - 1
    else:
        end = len(line)
    start = min(start, len(line))
    return start, max(min(end, len(line)), start)


def _drawn(line: str, start: int, end: int) -> tuple[str, str]:
    """Return what is shown of a line, and the carets under the characters from `start` to before `end`."""
    first = max(min(start - LEAD, len(line) - LONGEST), 0)
    part = line[first : first + LONGEST]
    start, end = min(start - first, len(part)), min(end - first, len(part))
    cells = _cells(part)
    before, culprit = (sum(width for _, width in some) for some in (cells[:start], cells[start:end]))
    if culprit == 0 and end > start:  # a mark stands in the cell of its letter
        before -= next((width for _, width in reversed(cells[:start]) if width), 0)
        culprit = 1
    # Isolated apart from what surrounds it, the culprit begins in its own column on every terminal.
    parts = (cells[:start], cells[start:end], cells[end:])
    shown = "".join(isolated("".join(piece for piece, _ in some)) for some in parts)
    head, tail = "..." if first else "", "..." if first + LONGEST < len(line) else ""
    return head + shown + tail, " " * (len(head) + before) + "^" * max(culprit, 1)


def _cells(part: str) -> list[tuple[str, int]]:
    """Return for each character what is shown and how many cells of a terminal it takes."""
    cells, column = [], 0
    for sign, piece in zip(part, pieces(part), strict=True):
        if sign == "\t":
            cell = (" " * (TAB - column % TAB), TAB - column % TAB)
        else:
            cell = (piece, len(piece) if len(piece) > 1 else _width(piece))
        cells.append(cell)
        column += cell[1]
    return cells


def _width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf") or "\u1160" <= sign <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
