"""Records of a CSV file: one a row."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from allegiance.errors import BadRecord, ImportRefused
from allegiance.merge.importing.tree import Raw, Read

LARGEST = 1 << 20
"""Characters of a cell."""
SUSPECT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Controls, and bytes that are no UTF-8 (read as half surrogates)."""
END = "\x1a"
"""DOS' mark for the end of a file, with which the lists of OFAC end."""


def records(file: BinaryIO, layout: dict[str, Any], name: str) -> Read:
    """Give the records of a table with a header, or with the `columns` of the layout.

    `first` is a pattern for the first cell: a first row that does not match is a header, any other one malformed.
    """
    csv.field_size_limit(LARGEST)
    text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
    rows = csv.reader(text, strict=True)
    columns: list[str] = [str(column) for column in layout.get("columns") or ()]
    if not columns:
        columns = _header(rows, name)
    first = re.compile(layout["first"]) if "first" in layout else None
    nothing = frozenset(str(text) for text in layout.get("nothing") or ())
    for number, (line, row) in enumerate(_rows(rows), 1):
        place = f"{name}, line {line}"
        if isinstance(row, str):
            yield BadRecord(place, row)
        elif number == 1 and first and row and not first.fullmatch(row[0].strip()):
            continue
        elif row and not (row[0] == END and not any(row[1:])):
            yield _record(place, row, columns, first, nothing)
    text.detach()  # Else the file would be closed with it.


def _header(rows: Any, name: str) -> list[str]:
    try:
        columns: list[str] = next(rows, [])
    except csv.Error as error:
        raise ImportRefused(name, f"it is no CSV ({error})", "check that it is the right file") from error
    if not any(columns) or len(set(columns)) != len(columns) or any(SUSPECT.search(column) for column in columns):
        raise ImportRefused(
            name, "its first line does not name the columns, each once", "check that it is CSV in UTF-8"
        )
    return list(columns)


def _rows(rows: Any) -> Iterator[tuple[int, list[str] | str]]:
    """Give each row, or what is wrong with it, with the number of the line it begins on."""
    while True:
        line = rows.line_num + 1
        try:
            yield line, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"is no CSV ({error})"


def _record(
    place: str, row: list[str], columns: list[str], first: re.Pattern[str] | None, nothing: frozenset[str]
) -> Raw | BadRecord:
    if len(row) != len(columns):
        return BadRecord(place, f"has {len(row)} cells where {len(columns)} belong")
    if any(SUSPECT.search(cell) for cell in row):
        return BadRecord(place, "holds a control character, or bytes that are not UTF-8")
    if first and not first.fullmatch(row[0].strip()):
        return BadRecord(place, f"begins with {row[0][:40]!r}, which is no {columns[0]}")
    cells = {column: cell.strip() for column, cell in zip(columns, row, strict=True)}
    return Raw(place, "", {column: [cell] for column, cell in cells.items() if cell and cell not in nothing})
