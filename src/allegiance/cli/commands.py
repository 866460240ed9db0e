"""The sub-commands: one module each, loaded when it is used."""

import sys
from importlib import import_module

import click

from allegiance.cli.ending import guarded, stop
from allegiance.version import __version__

COMMANDS = {
    "ask": "Answer one of the collected questions.",
    "show": "Show everything known of one entity.",
    "search": "Find entities by a part of a name, in any script.",
    "chain": "Show whom an actor is under on a day, and who is under it.",
    "path": "Show how two actors are bound to each other on a day.",
    "sparql": "Run a read-only SPARQL query of your own.",
    "validate": "Check data against syntax, dates and shapes.",
    "explain": "Explain a rule, with an example.",
    "review": "Read claims a second time against their source.",
    "new": "Write a new organization, person or source, or what one tells.",
    "fmt": "Bring data files into canonical form.",
    "diff": "Say what changed in the data since a revision.",
    "build": "Build the dataset with its derived layer.",
    "import": "Import a dataset of others into a graph of its own.",
    "link": "Propose links between two datasets.",
    "judge": "Decide on proposed links, one pair at a time.",
    "reconcile": "Find the entities that a spreadsheet of names means.",
    "merge": "Merge our data and imported datasets into one.",
    "conflicts": "Report where sources give different values.",
    "publish": "Put the dataset onto a SPARQL server.",
    "reason": "Check OWL consistency and explain clashes.",
}
MODULES = {"import": "import_"}
"""Where the name of a command is a word of Python."""


class Lazy(click.Group):
    """A group that imports a command when it is called, so that `--help` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return one command, or None when there is none of that name."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"allegiance.cli.{MODULES.get(name, name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Lazy, epilog="Start with: allegiance ask allegiances_at --date 2015-08-31")
@click.version_option(__version__)
def group() -> None:
    """Ask who swore allegiance to whom, according to whom, and how surely."""


def main() -> None:
    """Run the command; every error is one sentence on stderr and an exit code (see docs/exit-codes.md)."""
    guarded(_main)


def _main() -> None:
    try:
        group(standalone_mode=False)
    except click.exceptions.Abort as abort:
        click.echo(err=True)  # the question stands on the line
        if isinstance(abort.__context__, EOFError):
            stop("The input ended before all was answered; what is asked for can be given as options, see --help.", 2)
        stop("Interrupted.", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        stop(_advice(error), 2)


def _advice(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    message = error.format_message().rstrip(".")
    return f"{message}; `{context.command_path} --help` shows how." if context else f"{message}."
