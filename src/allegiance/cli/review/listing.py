"""`allegiance review list`: what waits for a second reading."""

from dataclasses import asdict
from pathlib import Path

import click

from allegiance.cli.output import emit, format_option
from allegiance.cli.review.place import data_option, desk

ORDERS = ("alone", "oldest", "most")
HEADS = ("source", "publishers", "issued", "proposed", "revised", "alone", "title")


@click.command("list", epilog="Example: allegiance review list --about al-shabaab --first oldest")
@click.option("--source", default="", help="A part of a source's identifier or title.")
@click.option("--outlet", default="", help="A part of its publisher's name.")
@click.option("--year", type=int, default=0, help="The year in which it was or may have been issued.")
@click.option(
    "--status", type=click.Choice(("proposed", "revised")), default=None, help="Not read again, or changed by a reader."
)
@click.option("--about", default="", metavar="ACTOR", help="Who or what takes part in what the claims are about.")
@click.option(
    "--first", type=click.Choice(ORDERS), default="alone", show_default=True,
    help="First where most situations rest on waiting claims alone, what was read longest ago, or most claims.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), help="So many sources at most.")
@format_option
@data_option
def waiting(
    source: str, outlet: str, year: int, status: str | None, about: str, first: str, limit: int | None,
    form: str | None, data: Path | None,
) -> None:  # fmt: skip
    """List the sources with claims that wait: PROPOSED ones, which only whoever entered them has read, and REVISED
    ones, which a reader changed. ALONE counts the situations that no claim read a second time asserts.
    """
    from allegiance.review.waiting import Wanted, waiting

    wanted = Wanted(source, outlet, year, status or "", about)
    every = waiting(desk(data, names=bool(about)), wanted, first)
    found = [asdict(one) for one in every[:limit]]
    nested = [{**one, "claims": list(one["claims"])} for one in found]
    names = list(found[0]) if found else [*HEADS]
    flat = [names, *([*list(one.values())[:-1], "; ".join(one["claims"])] for one in found)]
    table = [list(HEADS), *([str(one[name]).removeprefix("source:") for name in HEADS] for one in found)]
    claims = sum(one.proposed + one.revised for one in every)
    emit(form, f"{claims} claims of {len(every)} sources wait for a second reading", flat, nested, table)
    if len(found) < len(every):
        click.echo(f"the first {len(found)} of {len(every)} sources", err=True)
