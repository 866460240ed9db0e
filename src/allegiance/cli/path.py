"""`allegiance path`: how two actors are bound to each other on a day."""

import sys

import click

from allegiance.cli.chain import bond_cells, days, the_day
from allegiance.cli.opening import opened
from allegiance.cli.output import emit_rows, format_option, store_option
from allegiance.counting import counted
from allegiance.query.bonds import KINDS, as_rows

HEADS = ["actor", "bond", "to", "certainty", "surely_since", "rests_on"]


@click.command(epilog='Example: allegiance path imu "al Nusrah Front" 2015-08-31')
@click.argument("start")
@click.argument("end")
@days[0]
@days[1]
@days[2]
@click.option("--bond", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these bonds; may be repeated.")
@format_option
@store_option
def command(
    start: str,
    end: str,
    day: str | None,
    date: str | None,
    known_by: str,
    kinds: tuple[str, ...],
    form: str | None,
    stores: tuple[str, ...],
) -> None:
    """Show the shortest way from START to END over oaths, structure, leadership, alliances, rivalries and splits.

    Exits with 1 when there is none.
    """
    day = the_day(day, date)
    way = opened(*stores).path(start, end, day, known_by=known_by, bonds=kinds)
    found = as_rows("", ()) if way is None else way
    title = f"From {start} to {end} on {day} ({counted(len(found), 'bond')})"
    emit_rows(form, title, found, [HEADS, *map(bond_cells, found)])
    if way is None:
        click.echo(f"allegiance: No way leads from {start} to {end} on {day} over these bonds.", err=True)
        sys.exit(1)
