"""`allegiance explain`: the page of a rule."""

import click

from allegiance.query.exchange import printable


@click.command(epilog="Example: allegiance explain AL452")
@click.argument("rule")
def command(rule: str) -> None:
    """Say what a rule wants and why, with an example that breaks it and one in which that is mended.

    RULE is the id that a finding names, such as AL452.
    """
    from allegiance.validate.explaining import page_of

    for line in page_of(rule).splitlines():
        click.echo(printable(line))
