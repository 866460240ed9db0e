"""Answers on paper: tables for a terminal, CSV when piped, JSON, JSON lines, Markdown."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

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
    metavar="PATH",
    help="A folder or Turtle file to ask instead of the project's own data; may be repeated.",
)


def emit(
    form: str | None,
    title: str,
    flat: Sequence[Mapping[str, Any]],
    nested: Sequence[Mapping[str, Any]],
    table: Sequence[Sequence[str]],
) -> None:
    """Print an answer. `flat` and `nested` are its rows for CSV and JSON, `table` heads and cells for people."""
    match form or ("table" if sys.stdout.isatty() else "csv"):
        case "json":
            click.echo(json.dumps(nested, ensure_ascii=False, indent=1, default=str))
        case "jsonl":
            for row in nested:
                click.echo(json.dumps(row, ensure_ascii=False, default=str))
        case "csv":
            click.echo(_delimited(flat, ","), nl=False)
        case "tsv":
            click.echo(_delimited(flat, "\t"), nl=False)
        case "md":
            click.echo(_markdown(table))
        case _:
            _rich(title, table)


def _delimited(rows: Sequence[Mapping[str, Any]], delimiter: str) -> str:
    text = io.StringIO()
    if rows:
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Keep spreadsheets from reading a text as a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def _markdown(table: Sequence[Sequence[str]]) -> str:
    heads, *rows = [[cell.replace("|", "\\|").replace("\n", "; ") for cell in line] for line in table]
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
    """Return the text without control characters, so that no content can steer a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text)


def stacked(values: Iterable[str]) -> str:
    """Return the values one to a line, for a table cell."""
    return "\n".join(values)
