"""`allegiance import`: a dataset of others into a graph of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from allegiance.cli.day import Day
from allegiance.merge.datasets import FOLDER

SHOWN = 5
"""Malformed records and unread dates that are told one by one; the rest are counted."""


def _formats() -> str:
    from allegiance.merge.importing.mapping_file import formats, read

    return "\n".join(f"  {name}: {read(path).summary}" for name, path in formats().items())


class _WithFormats(click.Command):
    """A command whose help lists the formats, read when it is shown."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Formats"):
            formatter.write(_formats() + "\n")
        super().format_epilog(context, formatter)


@click.command(
    cls=_WithFormats,
    epilog="Example: allegiance import un_sc consolidated.xml --as un_sc_2026",
)
@click.argument("form", metavar="FORMAT")
@click.argument("place", metavar="FILE|URL")
@click.option("--as", "name", required=True, help="The name of this version of the dataset, such as un_sc_2026.")
@click.option(
    "--with", "companions", multiple=True, metavar="PART=FILE",
    help="A further file of the format, such as aliases=alt.csv for ofac (may be repeated).",
)  # fmt: skip
@click.option("--into", type=click.Path(path_type=Path), default=FOLDER, show_default=True, help="The folder for it.")
@click.option("--issued", default="", metavar="DATE", help="The day of the dataset, where it does not tell itself.")
@click.option("--version", default="", help="Its version, where it does not tell itself.")
@click.option("--licence", default="", help="Its licence, where it is not the usual one of the format.")
@click.option("--accessed", type=Day(), help="The day on which it was fetched; without it, today.")
@click.option(
    "--class",
    "instances_of",
    default="",
    metavar="IRI",
    help="Of wikidata: URL is a SPARQL service, asked for the instances of this class and of those below.",
)
@click.option("--skip-bad", is_flag=True, help="Leave malformed records out, and count them.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300.0,
    show_default=True,
    help="Seconds that an address may take.",
)
def command(
    form: str, place: str, name: str, companions: tuple[str, ...], into: Path, issued: str, version: str, licence: str,
    accessed: date | None, skip_bad: bool, instances_of: str, timeout: float,
) -> None:  # fmt: skip
    """Import a dataset of others, from a file or an address, into a graph of its own (docs/merge.md).

    FORMAT is one of those below, or a mapping file of your own (docs/mappings.md).
    """
    from allegiance.merge.importing import Request, import_dataset, read
    from allegiance.query.exchange import printable

    request = Request(
        mapping=read(_mapping(form)),
        place=place,
        name=name,
        companions=tuple(_companion(given) for given in companions),
        issued=issued,
        version=version,
        licence=licence,
        accessed=accessed or date.today(),
        skip_bad=skip_bad,
        instances_of=instances_of,
        timeout=timeout,
    )
    with _bar(place) as progress:
        done = import_dataset(request, into, progress)
    for bad in done.skipped[:SHOWN]:
        click.echo(printable(f"left out: {bad.position}: {bad.reason}"), err=True)
    for text in done.unread[:SHOWN]:
        click.echo(printable(f"kept as text: {text}"), err=True)
    if len(done.unread) > SHOWN:
        click.echo(f"and {len(done.unread) - SHOWN} more values that are not read as dates", err=True)
    click.echo(f"imported: {done.records} records, {done.statements} statements; left out: {len(done.skipped)}")
    click.echo(f"written: {done.path}")


def _mapping(form: str) -> Path:
    from allegiance.errors import NotFoundError
    from allegiance.merge.importing import formats

    known = formats()
    if form in known:
        return known[form]
    if form.endswith((".yml", ".yaml")):
        if not Path(form).is_file():
            raise NotFoundError(form, "mapping file")
        return Path(form)
    raise click.UsageError(f"There is no format {form!r}; there are {', '.join(known)}, or name a mapping file (.yml).")


def _companion(given: str) -> tuple[str, str]:
    part, found, place = given.partition("=")
    if not found or not place:
        raise click.UsageError(f"{given!r} does not name a part and a file; write aliases=alt.csv.")
    return part, place


@contextmanager
def _bar(place: str) -> Iterator[Callable[[int], None]]:
    """Give a function that draws the progress in bytes on stderr, if that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    size = Path(place).stat().st_size if "://" not in place and Path(place).is_file() else None
    columns = (TextColumn("Importing"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = bars.add_task("Importing", total=size)
        yield lambda read: bars.update(bar, advance=read)
