"""Answers on paper: tables for a terminal, CSV when piped, JSON, JSON lines, Markdown."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls but the line feed, direction marks, half surrogates. Joiners stay: Persian names are written with them."""
FORMULA = re.compile(r"[=@\n]|[+-](?![0-9.]+$)")
"""How a formula starts in a spreadsheet; a plain signed number is none."""
FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")
WIDTH_OFF_TERMINAL = 160

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to print the answer; a table on a terminal, CSV when piped.",
)
store_option = click.option(
    "--store",
    "stores",
    multiple=True,
    metavar="PATH|URL",
    callback=lambda _context, _option, given: given or tuple(filter(None, [os.environ.get("ALLEGIANCE_STORE")])),
    help="A folder or Turtle file to ask instead of the project's own data (may be repeated), or the address of a "
    "SPARQL server; ALLEGIANCE_STORE does the same.",
)


def emit(
    form: str | None,
    title: str,
    flat: Sequence[Sequence[Any]],
    nested: Sequence[Mapping[str, Any]],
    table: Sequence[Sequence[str]],
) -> None:
    """Print an answer: `flat` for CSV, `nested` for JSON, `table` for people; flat and table begin with their heads."""
    match form or ("table" if sys.stdout.isatty() else "csv"):
        case "json":
            click.echo(as_json(nested, indent=1))
        case "jsonl":
            for row in nested:
                click.echo(as_json(row))
        case "csv":
            click.echo(_delimited(flat, ","), nl=False)
        case "tsv":
            click.echo(_delimited(flat, "\t"), nl=False)
        case "md":
            click.echo(_markdown(table))
        case _:
            _rich(title, table)


def as_json(value: Any, indent: int | None = None) -> str:
    """Return the value as JSON, with every character escaped that could steer a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _delimited(lines: Sequence[Sequence[Any]], delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([_cell(v) for v in line] for line in lines)
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Keep spreadsheets from reading a text as a formula, and terminals from obeying it."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return "'" + text if FORMULA.match(text) else text


def _markdown(table: Sequence[Sequence[str]]) -> str:
    heads, *rows = [[printable(c).replace("|", "\\|").replace("\n", "; ") for c in line] for line in table]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rich(title: str, table: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    heads, *rows = table
    grid = Table(
        title=title, title_justify="left", header_style="bold", show_lines=any("\n" in c for r in rows for c in r)
    )
    for head in heads:
        grid.add_column(head.replace("_", " "), overflow="fold")
    for row in rows:
        grid.add_row(*(_plain(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else WIDTH_OFF_TERMINAL, highlight=False).print(grid)


def _plain(cell: str) -> Any:
    from rich.text import Text

    return Text(printable(cell))


def printable(text: str) -> str:
    """Return the text without control and direction characters, so that no content can steer a terminal."""
    return UNPRINTABLE.sub("�", text)


def stacked(values: Iterable[str]) -> str:
    """Return the values one to a line, for a table cell."""
    return "\n".join(values)
