"""Answers as texts for other programs, JSON and CSV, in which nothing steers a terminal or is run by a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls but the line feed, direction marks, half surrogates. Joiners stay: Persian names are written with them."""
FORMULA = re.compile(r"[=@\n]|[+-](?![0-9.]+$)")
"""How a formula starts in a spreadsheet; a plain signed number is none."""


def as_json(value: Any, indent: int | None = None) -> str:
    """Return the value as JSON, with every character escaped that could steer a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def delimited(lines: Sequence[Sequence[Any]], delimiter: str) -> str:
    """Return the lines as CSV, with cells made plain text that a spreadsheet would run."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([_cell(v) for v in line] for line in lines)
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Keep spreadsheets from reading a text as a formula, and terminals from obeying it."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return "'" + text if FORMULA.match(text) else text


def printable(text: str) -> str:
    """Return the text without control and direction characters, so that no content can steer a terminal."""
    return UNPRINTABLE.sub("�", text)
