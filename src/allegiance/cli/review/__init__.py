"""`allegiance review`: the second reading of claims."""

import sys

import click

from allegiance.cli.review.deciding import accept, revise, withdraw
from allegiance.cli.review.dialogue import read
from allegiance.cli.review.listing import waiting
from allegiance.cli.review.showing import show


class Readings(click.Group):
    """A group in which `list` may be left out, and `read` before the name of a source."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take no command, or options alone, for `list`."""
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return a command; for anything else one that reads the source of this name, or shows it off a terminal."""
        found = super().get_command(ctx, name)
        if found is None and not name.startswith("-"):
            found = read if sys.stdin.isatty() and sys.stdout.isatty() else show
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Keep the name of a source as an argument of what reads it."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, found, rest if args[0] in self.commands else args

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use."""
        return list(self.commands)


@click.command(cls=Readings, epilog="Example: allegiance review show lwj-2015-08-central-asian-groups")
def command() -> None:
    """Read claims a second time: what waits, each claim in words beside what others say, and your decision.

    Without a command, list what waits. Nobody accepts what they entered themselves.
    """


for part in (waiting, show, read, accept, revise, withdraw):
    command.add_command(part)
