"""`allegiance review show`: one page to hold beside the source."""

import re
from dataclasses import asdict
from pathlib import Path

import click

from allegiance.cli.lines import folded
from allegiance.cli.review.place import data_option, desk
from allegiance.query.exchange import as_json, printable

FACT = re.compile(r" {2}\w[\w ]*? {2,}(?=\S)")


@click.command(epilog="Example: allegiance review show lwj-2015-08-central-asian-groups --waiting")
@click.argument("source")
@click.option("--waiting", is_flag=True, help="Show only the claims that wait for a reading.")
@click.option("--all", "everything", is_flag=True, help="Show all that other sources say, however many agree.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print it.")
@data_option
def show(source: str, waiting: bool, everything: bool, form: str, data: Path | None) -> None:
    """Show SOURCE with each of its claims as a sentence, where it stands, and what other sources say of the same.

    SOURCE is an identifier or its file; of a claim, that one alone is shown. In front of what others say: `!` against
    it or with another value, `?` leaving it open, `=` saying the same, `-` not counted.
    """
    from allegiance.review.page import page
    from allegiance.review.wording import in_lines
    from allegiance.terms import expand

    at = desk(data)
    single = "" if at.is_source(source) or not at.is_claim(source) else at.claim(source)
    found = page(at, at.values(single, "source")[0] if single else at.source(source))
    if form == "json":
        click.echo(as_json(asdict(found), indent=1))
        return
    held = [entry.held for entry in found.entries]
    only = {one.claim for one in held if (one.waits or not waiting) and single in ("", expand(one.claim))}
    for line in in_lines(found, everything=everything, only=only):
        paint(line)


def paint(line: str) -> None:
    """Print a line of a page, folded to the width of the terminal: what begins a claim bold, what is said against it in
    colour, on a terminal alone."""
    text = printable(line)
    text = folded(text, _indent(text))
    if re.match(r"\[\d+\] ", text):
        text = click.style(text, bold=True)
    elif text.startswith("    ! "):
        text = click.style(text, fg="yellow")
    click.echo(text)


def _indent(line: str) -> int:
    """Return how far the lines after the first are set in: below the value of a fact, else a little."""
    fact = FACT.match(line)
    return fact.end() if fact else len(line) - len(line.lstrip()) + 4
