"""`allegiance review show`: one page to hold beside the source."""

import re
from dataclasses import asdict
from pathlib import Path

import click

from allegiance.cli.output import as_json, printable
from allegiance.cli.review.place import data_option, desk


@click.command(epilog="Example: allegiance review show lwj-2015-08-central-asian-groups --waiting")
@click.argument("source")
@click.option("--waiting", is_flag=True, help="Show only the claims that wait for a reading.")
@click.option("--all", "everything", is_flag=True, help="Show all that other sources say, however many agree.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print it.")
@data_option
def show(source: str, waiting: bool, everything: bool, form: str, data: Path | None) -> None:
    """Show SOURCE with each of its claims as a sentence, where it stands, and what other sources say of the same.

    SOURCE is an identifier or its file. In front of what others say: `!` against it or with another value, `?` leaving
    it open, `=` saying the same, `-` not counted.
    """
    from allegiance.review.page import page
    from allegiance.review.wording import in_lines

    at = desk(data)
    found = page(at, at.source(source))
    if form == "json":
        click.echo(as_json(asdict(found), indent=1))
        return
    only = {entry.held.claim for entry in found.entries if entry.held.waits or not waiting}
    for line in in_lines(found, everything=everything, only=only):
        paint(line)


def paint(line: str) -> None:
    """Print a line of a page: what begins a claim bold, what is said against it in colour, on a terminal alone."""
    text = printable(line)
    if re.match(r"\[\d+\] ", text):
        text = click.style(text, bold=True)
    elif text.startswith("    ! "):
        text = click.style(text, fg="yellow")
    click.echo(text)
