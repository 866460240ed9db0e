"""`allegiance new`: scaffolds of a contribution. What is not given is asked for."""

import click

from allegiance.cli.new.files import organization, person, source
from allegiance.cli.new.situations import claim, pledge, situation


@click.group(epilog='Example: allegiance new person tahir-yuldashev --label "Tahir Yuldashev"')
def command() -> None:
    """Write a new organization, person or source, or what a source tells, in the right place."""


for part in (organization, person, source, pledge, situation, claim):
    command.add_command(part)
