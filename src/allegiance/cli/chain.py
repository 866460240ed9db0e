"""`allegiance chain`: whom an actor is under on a day, and who is under it."""

from typing import TYPE_CHECKING

import click

from allegiance.cli.opening import opened
from allegiance.cli.output import emit_rows, format_option, store_option
from allegiance.counting import counted
from allegiance.query.tables import display

if TYPE_CHECKING:
    from allegiance.query.bonds import Bond

HEADS = ["step", "actor", "bond", "to", "certainty", "surely_since", "rests_on"]
days = (
    click.argument("day", required=False, metavar="[DATE]"),
    click.option("--date", metavar="DATE", help="The day asked about; its name may be left out. Example: 2015-08-31."),
    click.option(
        "--known-by",
        default="9999-12-31",
        metavar="DATE",
        help="Only evidence public by this day. Example: 2015-08-31.",
    ),
)


@click.command(epilog="Example: allegiance chain taliban 2015-08-31")
@click.argument("entity")
@days[0]
@days[1]
@days[2]
@format_option
@store_option
def command(
    entity: str, day: str | None, date: str | None, known_by: str, form: str | None, stores: tuple[str, ...]
) -> None:
    """Show whom ENTITY is under, by oath or as a part, step by step (+1, +2 ...), and who is under it (-1, -2 ...).

    Oaths are those that surely stand on the day; structure and leadership those that may, and
    are marked as possible where they may not. An oath is not handed on:
    what stands two steps away is a chain of bonds, not an allegiance.
    """
    day = the_day(day, date)
    links = opened(*stores).chain(entity, day, known_by=known_by)
    rows = [[f"{link.step:+d}", *bond_cells(link)] for link in links]
    emit_rows(form, f"{entity} on {day} ({counted(len(rows), 'bond')})", links, [HEADS, *rows])


def the_day(in_place: str | None, by_name: str | None) -> str:
    """Return the day asked about, which is given in its place or by name. Raises UsageError for none, and for two."""
    if (day := in_place or by_name) is None or (in_place and by_name):
        context = click.get_current_context()
        raise click.UsageError(f"Give one day, as in {str(context.command.epilog).removeprefix('Example: ')}")
    return day


def bond_cells(bond: "Bond") -> list[str]:
    """Return a bond as the cells of a table."""
    cells = bond.actor, bond.bond, bond.to, bond.certainty, bond.surely_since, bond.rests_on
    return [display(value) for value in cells]
