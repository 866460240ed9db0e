"""`allegiance new`: scaffolds of a contribution. What is not given is asked for."""

import click

from allegiance.cli.new.files import organization, person, place, post, source
from allegiance.cli.new.situations import claim, pledge, situation


@click.group(epilog='Example: allegiance new person tahir-yuldashev --label "Tahir Yuldashev"')
def command() -> None:
    """Write the file of something new, or what a source tells into that of the source."""


for part in (organization, person, post, place, source, pledge, situation, claim):
    command.add_command(part)
