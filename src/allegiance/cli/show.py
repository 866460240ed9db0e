"""`allegiance show`: everything known of one entity, with sources and disagreements."""

import click

from allegiance.cli.opening import opened
from allegiance.cli.output import store_option
from allegiance.query.exchange import as_json, printable
from allegiance.query.rows import plain


@click.command(epilog='Example: allegiance show "Islamic Jihad Group"')
@click.argument("entity")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print it.")
@store_option
def command(entity: str, form: str, stores: tuple[str, ...]) -> None:
    """Show what is known of ENTITY: an IRI, an identifier (org:imu, imu), or any of its names."""
    description = opened(*stores).show(entity)
    if form == "json":
        click.echo(as_json(plain(description), indent=1))
    else:
        click.echo(printable(str(description)))
