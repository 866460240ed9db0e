"""`allegiance sparql`: a read-only query of the user's own."""

from pathlib import Path
from typing import Any

import click
import pyoxigraph as ox

from allegiance.cli.opening import opened
from allegiance.cli.output import allow_service_option, emit, format_option, store_option
from allegiance.counting import counted
from allegiance.errors import NotFoundError, QueryRefused
from allegiance.query.exchange import printable
from allegiance.store import Triples
from allegiance.store.limits import MEMORY, ROWS, SECONDS, Limits
from allegiance.store.typed import text_of
from allegiance.terms import PREFIXES, shorten

POSITIVE, COUNT = click.FloatRange(min=0, min_open=True), click.IntRange(min=1)


@click.command(epilog="Example: allegiance sparql 'SELECT ?name WHERE { org:iju al:name/al:nameForm ?name }'")
@click.argument("query", required=False)
@click.option("-f", "--file", "path", type=click.Path(), help="Read the query from a file.")
@allow_service_option
@click.option("--timeout", type=POSITIVE, default=SECONDS, show_default=True, help="Seconds the query may take.")
@click.option("--max-rows", type=COUNT, default=ROWS, show_default=True, help="Rows or triples it may give.")
@click.option("--max-memory", type=COUNT, default=MEMORY >> 20, show_default=True, help="MiB of memory it may take.")
@format_option
@store_option
def command(
    query: str | None,
    path: str | None,
    services: tuple[str, ...],
    timeout: float,
    max_rows: int,
    max_memory: int,
    form: str | None,
    stores: tuple[str, ...],
) -> None:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE query over the union of all graphs.

    The prefixes of the project (al:, v:, org:, person:, situation: and so on) need not be declared. A query that
    reaches a limit ends with exit code 3 and no answer.
    """
    limits = Limits(seconds=timeout, memory=max_memory << 20, rows=max_rows)
    graph = opened(*stores)
    results = graph.sparql(_read(query, path), limits=limits, allow_service=services, prefixes=PREFIXES)
    if isinstance(results, ox.QueryBoolean):
        words = ("true", "false") if form in ("json", "jsonl") else ("yes", "no")
        click.echo(words[0] if results else words[1])
    elif isinstance(results, ox.QueryTriples | Triples):
        turtle = ox.serialize(results, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
        click.echo(printable(turtle.decode()), nl=False)
    else:
        names = [variable.value for variable in results.variables]
        rows = [{name: _text(solution[name]) for name in names} for solution in results]
        flat: list[list[Any]] = [names, *(list(row.values()) for row in rows)]
        table = [names, *([_short(value) for value in line] for line in flat[1:])]
        emit(form, counted(len(rows), "row"), flat, rows, table)


def _read(query: str | None, path: str | None) -> str:
    if (query is None) == (path is None):
        raise click.UsageError("Give a query, or a file with -f, and not both.")
    if path is None:
        return query or ""
    if not Path(path).is_file():
        raise NotFoundError(path, "file")
    try:
        return Path(path).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryRefused(f"{path} is not UTF-8; save it as UTF-8") from error


def _text(term: Any) -> str | None:
    return None if term is None else text_of(term)


def _short(text: str | None) -> str:
    return "" if text is None else shorten(text)
