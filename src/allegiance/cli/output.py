"""Answers on paper: tables for a terminal, CSV when piped, JSON, JSON lines, Markdown."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allegiance.query.exchange import as_json, delimited, printable

if TYPE_CHECKING:
    from allegiance.query.rows import Rows

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")
WIDTH_OFF_TERMINAL = 160
Line = TypeVar("Line")
HELP = "How to print the answer; a table on a terminal, CSV when piped or written to a file."

format_option = click.option("--format", "form", type=click.Choice(FORMATS), help=HELP)
answer_format_option = click.option("--format", "form", type=click.Choice((*FORMATS, "parquet")), help=HELP)
store_option = click.option(
    "--store",
    "stores",
    multiple=True,
    metavar="PATH|URL",
    callback=lambda _context, _option, given: given or tuple(filter(None, [os.environ.get("ALLEGIANCE_STORE")])),
    help="A folder or Turtle file to ask instead of the project's own data (may be repeated), or the address of a "
    "SPARQL server; ALLEGIANCE_STORE does the same.",
)

allow_service_option = click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="URL",
    help="Let the query call the server at exactly this address with SERVICE (may be repeated).",
)


def emit(
    form: str | None,
    title: str,
    flat: Sequence[Sequence[Any]] | Callable[[], Sequence[Sequence[Any]]],
    nested: Sequence[Mapping[str, Any]] | Callable[[], Sequence[Mapping[str, Any]]],
    table: Sequence[Sequence[str]] | Callable[[], Sequence[Sequence[str]]],
    output: Path | None = None,
) -> None:
    """Print an answer, or write it to a file: `flat` for CSV, `nested` for JSON, `table` for people; flat and table
    begin with their heads. What makes one of them may be given instead, and is called for the form that is printed."""
    on_terminal = is_screen(output)
    match form or ("table" if on_terminal else "csv"):
        case "json":
            text = as_json(_made(nested), indent=1) + "\n"
        case "jsonl":
            text = "".join(as_json(row) + "\n" for row in _made(nested))
        case "csv":
            text = delimited(_made(flat), ",")
        case "tsv":
            text = delimited(_made(flat), "\t")
        case "md":
            text = _markdown(_made(table)) + "\n"
        case _:
            text = _grid(printable(title), _made(table), on_terminal)
    _out(text, output)


def emit_rows(
    form: str | None,
    title: str,
    rows: "Rows[Any]",
    table: Sequence[Sequence[str]] | Callable[[], Sequence[Sequence[str]]],
    output: Path | None = None,
) -> None:
    """Print rows, or write them to a file: as CSV and JSON they are what they are in Python."""
    emit(form, title, lambda: [rows.flat_names(), *map(_values, rows.to_flat())], rows.to_dicts, table, output)


def _values(row: Mapping[str, Any]) -> list[Any]:
    return list(row.values())


def _made(lines: Sequence[Line] | Callable[[], Sequence[Line]]) -> Sequence[Line]:
    return lines() if callable(lines) else lines


def is_screen(output: Path | None) -> bool:
    """Tell whether what is printed comes before the eyes of a person, and into no file or other program."""
    return output is None and sys.stdout.isatty()


def show(text: str, output: Path | None = None) -> None:
    """Print a text for people, or write it to a file, without what could steer a terminal."""
    _out(printable(text), output)


def _out(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        from allegiance.build.writing import write  # errors are told with this module, also those of what it loads

        write(output, [text.encode()])


def _markdown(table: Sequence[Sequence[str]]) -> str:
    heads, *rows = [[printable(c).replace("|", "\\|").replace("\n", "; ") for c in line] for line in table]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _grid(title: str, table: Sequence[Sequence[str]], on_terminal: bool) -> str:
    from allegiance.cli.grid import grid  # slow to load

    heads, *rows = [[printable(cell) for cell in row] for row in table]
    return grid(
        title,
        [[head.replace("_", " ") for head in heads], *rows],
        shutil.get_terminal_size().columns if on_terminal else WIDTH_OFF_TERMINAL,
        styled=on_terminal and os.environ.get("TERM", "dumb") not in ("dumb", "unknown"),
        ascii_only=on_terminal and not (sys.stdout.encoding or "").lower().startswith("utf"),
    )


def stacked(values: Iterable[object]) -> str:
    """Return the values one to a line, for a table cell."""
    return "\n".join(map(str, values))
