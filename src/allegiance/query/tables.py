"""Rows to look at: as an HTML table in a notebook, and as lines of text where there is no other."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from html import escape
from typing import Any

from allegiance.query.named import Entity
from allegiance.terms import shorten

MOST_HTML = 200
"""Rows in a notebook's table: more of them make it slow and are not read."""
MOST_TEXT, WIDEST = 20, 40
"""Lines, and characters in a cell, of a table in text."""


def display(value: Any) -> str:
    """Return the value as a table cell shows it: an open end in a word, what is unknown not at all."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value == date.max:
        return "open"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def html(summary: str, names: Sequence[str], rows: Sequence[Any], extent: str, caution: str = "") -> str:
    """Return an HTML table of the columns named, entities as links, everything else escaped; `extent` says how many
    rows these are, `caution` what to keep in mind of them."""
    heads = "".join(f"<th{LEFT}>{escape(name.replace('_', ' '))}</th>" for name in names)
    body = "".join(
        f"<tr>{''.join(f'<td{LEFT}>{_cell(getattr(row, name))}</td>' for name in names)}</tr>"
        for row in rows[:MOST_HTML]
    )
    told = "<br>".join(map(escape, filter(None, (f"{summary} {_count(rows, MOST_HTML, extent)}", caution))))
    caption = f"<caption>{told}</caption>"
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def text(summary: str, names: Sequence[str], rows: Sequence[Any], extent: str, caution: str = "") -> str:
    """Return the first rows in aligned columns, long cells cut, under the summary and how many rows these are, and over
    what to keep in mind of them."""
    from rich.cells import cell_len  # slow to load

    heads = [name.replace("_", " ") for name in names]
    cells = [[_short(display(getattr(row, name))) for name in names] for row in rows[:MOST_TEXT]]
    widths = [max(map(cell_len, column)) for column in zip(heads, *cells, strict=True)]
    lines = [
        "  ".join(c + " " * (w - cell_len(c)) for c, w in zip(line, widths, strict=True)).rstrip()
        for line in (heads, *cells)
    ]
    return "\n".join([f"{summary} {_count(rows, MOST_TEXT, extent)}", *lines, *filter(None, [caution])])


def row_text(row: Any) -> str:
    """Return one row of an answer with a column a line; values that are not there are left out."""
    cells = [(name, display(value)) for name, value in _columns(row)]
    widest = max((len(name) for name, _ in cells), default=0)
    return "\n".join(f"{name:{widest}}  {_printable(cell)}" for name, cell in cells if cell)


def row_html(row: Any) -> str:
    """Return one row of an answer as an HTML table with a column a line, entities as links."""
    lines = (f"<tr><th{LEFT}>{escape(name)}</th><td{LEFT}>{_cell(value)}</td></tr>" for name, value in _columns(row))
    return f"<table><tbody>{''.join(lines)}</tbody></table>"


def _columns(row: Any) -> Iterator[tuple[str, Any]]:
    """Give what a row shows of each column: of IRIs their short forms."""
    for field in fields(row):
        value = getattr(row, field.name)
        short = tuple(shorten(v) if isinstance(v, str) else v for v in value) if isinstance(value, tuple) else value
        yield field.name.replace("_", " "), short


LEFT = ' style="text-align:left"'
"""Notebooks set cells to the right, as if all of them were numbers."""


def _cell(value: Any) -> str:
    parts = value if isinstance(value, tuple) else (value,)
    return "; ".join(v._repr_html_() if isinstance(v, Entity) else escape(display(v)) for v in parts)


def _count(rows: Sequence[Any], most: int, extent: str) -> str:
    return f"({extent})" if len(rows) <= most else f"({extent}, the first {most} shown)"


def _short(cell: str) -> str:
    from rich.cells import cell_len, set_cell_size  # slow to load

    kept = _printable(cell)
    return kept if cell_len(kept) <= WIDEST else set_cell_size(kept, WIDEST - 1).rstrip() + "…"


def _printable(cell: str) -> str:
    return "".join(c if c.isprintable() else " " for c in cell)
