"""`allegiance diff`: what a change says, in words and as triples."""

from dataclasses import asdict
from pathlib import Path

import click

from allegiance.cli.lines import folded
from allegiance.query.exchange import as_json, printable


@click.command(epilog="Example: allegiance diff HEAD~1")
@click.argument("before")
@click.argument("after", required=False)
@click.option(
    "--data", type=click.Path(path_type=Path), help="The data folder; ./data if absent, or else the project's own."
)
@click.option(
    "--format", "form", type=click.Choice(("words", "triples", "json")), default="words", help="How to print it."
)
def command(before: str, after: str | None, data: Path | None, form: str) -> None:
    """Say what changed in the data between the revision BEFORE and AFTER (without it: the files as they are).

    A file that cannot be read at one of the two is named, and the others are compared: exit code 2.
    """
    from allegiance import settings
    from allegiance.build import build, files
    from allegiance.build.revision import read_at
    from allegiance.contribute.difference import difference
    from allegiance.contribute.telling import in_short, in_words

    (folder,) = files.without_links([data or settings.data()])
    now = read_at(after, folder) if after else files.read([folder])
    compared = difference(read_at(before, folder), now, build([]).store)
    if form == "json":
        click.echo(as_json([asdict(change) for change in compared.changes], indent=1))
    elif form == "triples":
        for change in compared.changes:
            click.echo(printable(f"{'+' if change.added else '-'} {change.triple}"))
    else:
        for line in map(printable, in_words(compared)):
            click.echo(folded(line, len(line) - len(line.lstrip()) + 4))
        click.echo(in_short(compared))
    for file in compared.unread:
        when = f"at {before}" if file.before else f"at {after}" if after else "now"
        line = f", line {file.line}" if file.line else ""
        told = f"Not compared: {file.path} cannot be read {when}{line} ({file.reason.rstrip('.')})."
        click.echo(printable(" ".join(told.split())), err=form != "words")
    if compared.unread:
        raise SystemExit(2)
