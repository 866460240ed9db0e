"""A table in boxes for a terminal, as rich draws it and over ten times as fast; the widths of characters are rich's."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

WORD = re.compile(r"\s*\S+\s*")
BOLD, ITALIC, PLAIN = "\x1b[1m", "\x1b[3m", "\x1b[0m"
BOX = ("┏━┳┓", "┃┃┃", "┡━╇┩", "│││", "├─┼┤", "└─┴┘")
ASCII_BOX = ("+-++", "|||", "|-+|", "|||", "|-+|", "+-++")
"""Top, head, line below the head, row, line between rows, bottom: left end, line, crossing, right end."""

Cell = list[str]
"""The lines of a cell."""


def grid(title: str, table: Sequence[Sequence[str]], width: int, *, styled: bool, ascii_only: bool = False) -> str:
    """Return the title and the table, whose first line is the heads, in lines of at most `width` cells where that
    leaves each column one. `styled` makes heads bold and the title italic. What is in a cell is printed as it is."""
    every = [[cell.split("\n") for cell in row] for row in table]
    widths = fitted([max(map(_wide, column)) for column in zip(*every, strict=True)], width - 3 * len(table[0]) - 1)
    heads, *rows = [[_wrapped(cell, most) for cell, most in zip(row, widths, strict=True)] for row in every]
    top, head, below, row, between, bottom = ASCII_BOX if ascii_only else BOX
    lines = [ITALIC + line + PLAIN if styled else line for line in _wrapped([title], width)]
    deepest = max(map(len, heads))
    low = [[""] * (deepest - len(cell)) + cell for cell in heads]  # right above what they are the heads of
    lines += [_ruled(top, widths), *_filled(head, low, widths, styled), _ruled(below, widths)]
    apart = any(len(cell) > 1 for some in every[1:] for cell in some)
    for number, cells in enumerate(rows):
        if number and apart:
            lines.append(_ruled(between, widths))
        lines += _filled(row, cells, widths, False)
    return "\n".join([*lines, _ruled(bottom, widths), ""])


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Return the widths, the widest of them made narrower, all by the same, until the sum is no more than the room."""
    found = [max(1, width) for width in widths]
    while (excess := sum(found) - room) > 0 and (most := max(found)) > 1:
        widest = [index for index, width in enumerate(found) if width == most]
        step = most - max((width for width in found if width < most), default=1)
        for left, index in zip(range(len(widest), 0, -1), widest, strict=True):
            cut = min(step, round(excess / left))
            found[index] -= cut
            excess -= cut
    return found


def _wide(cell: Cell) -> int:
    return max(map(cell_len, cell))


def _wrapped(cell: Cell, width: int) -> Cell:
    """Return the cell in lines of at most the width, broken between words, and within words that are longer."""
    return [piece for line in cell for piece in ([line] if cell_len(line) <= width else _pieces(line, width))]


def _pieces(line: str, width: int) -> Iterator[str]:
    piece, filled = "", 0
    for word in WORD.findall(line):
        bare, rest = cell_len(word.rstrip()), word
        if filled + bare > width:
            if piece:
                yield piece.rstrip()
                piece, filled = "", 0
            if bare > width:
                *folded, rest = chop_cells(word, width)
                yield from folded
        piece += rest
        filled += cell_len(rest)
    yield piece.rstrip()


def _filled(box: str, cells: Sequence[Cell], widths: Sequence[int], bold: bool) -> Iterator[str]:
    left, middle, right = tuple(box)
    for line in zip_longest(*cells, fillvalue=""):
        padded = (f" {text}{' ' * (most - cell_len(text))} " for text, most in zip(line, widths, strict=True))
        yield left + middle.join(BOLD + text + PLAIN if bold else text for text in padded) + right


def _ruled(box: str, widths: Sequence[int]) -> str:
    left, line, crossing, right = tuple(box)
    return left + crossing.join(line * (width + 2) for width in widths) + right
