"""`allegiance path`: how two actors are bound to each other on a day."""

import sys

import click

from allegiance.cli.chain import bond_cells, days
from allegiance.cli.opening import opened
from allegiance.cli.output import emit, format_option, store_option
from allegiance.counting import counted
from allegiance.query.bonds import KINDS

HEADS = ["actor", "bond", "to", "certainty", "surely_since", "rests_on"]


@click.command(epilog='Example: allegiance path imu "al Nusrah Front" --date 2015-08-31')
@click.argument("start")
@click.argument("end")
@days[0]
@days[1]
@click.option("--bond", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these bonds; may be repeated.")
@format_option
@store_option
def command(
    start: str, end: str, day: str, known_by: str, kinds: tuple[str, ...], form: str | None, stores: tuple[str, ...]
) -> None:
    """Show the shortest way from START to END over oaths, structure, leadership, alliances, rivalries and splits.

    Exits with 1 when there is none.
    """
    way = opened(*stores).path(start, end, day, known_by=known_by, bonds=kinds)
    rows = [bond_cells(bond) for bond in way or ()]
    title = f"From {start} to {end} on {day} ({counted(len(rows), 'bond')})"
    emit(form, title, [HEADS, *rows], [] if way is None else way.to_dicts(), [HEADS, *rows])
    if way is None:
        click.echo(f"allegiance: No way leads from {start} to {end} on {day} over these bonds.", err=True)
        sys.exit(1)
