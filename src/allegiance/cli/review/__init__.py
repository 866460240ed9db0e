"""`allegiance review`: the second reading of claims."""

import click

from allegiance.cli.review.deciding import accept
from allegiance.cli.review.listing import waiting
from allegiance.cli.review.showing import show


class Readings(click.Group):
    """A group in which `list` may be left out, and `read` before the name of a source."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take no command, or options alone, for `list`."""
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of use."""
        return list(self.commands)


@click.command(cls=Readings, epilog="Example: allegiance review show lwj-2015-08-central-asian-groups")
def command() -> None:
    """Read claims a second time: what waits, each claim in words beside what others say, and your decision.

    Without a command, list what waits. Nobody accepts what they entered themselves.
    """


for part in (waiting, show, accept):
    command.add_command(part)
