"""`allegiance review accept`, `revise`, `withdraw`: what a reader decides, written and validated."""

import difflib
import os
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.cli.review.choosing import chosen, doubts
from allegiance.cli.review.place import data_option, desk
from allegiance.query.exchange import printable

if TYPE_CHECKING:
    from allegiance.review.deciding import Change

reader_option = click.option(
    "--reader",
    default=lambda: os.environ.get("ALLEGIANCE_READER", ""),
    metavar="NAME",
    help="Who reads, if not as whom git commits here; ALLEGIANCE_READER does the same. It does not go into the data.",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Write nothing; show the lines that would change.")


@click.command(epilog="Example: allegiance review accept claim:lwj-2015-08-central-asian-groups-01")
@click.argument("named", metavar="CLAIM|SOURCE [NUMBER...] ...", nargs=-1, required=True)
@reader_option
@dry_run_option
@data_option
def accept(named: tuple[str, ...], reader: str, dry_run: bool, data: Path | None) -> None:
    """Accept claims that you read against their source and found right: single ones, those of a source by their
    NUMBERs, or all of a source that wait. Several may be named; all of them are validated at one time.
    """
    from allegiance.review import deciding

    at = desk(data)
    claims = chosen(at, named)
    changes = deciding.accept(at, claims)
    if not changes:
        click.echo("Nothing to accept: all of it is.")
        return
    if not dry_run:
        note(doubts(changes, reader))
    carry_out(changes, dry_run)
    if not dry_run:
        name_the_reader(reader)


@click.command(
    epilog='Example: allegiance review revise claim:lwj-2015-08-central-asian-groups-01 --locator "paragraph 4"'
)
@click.argument("claim")
@click.option("--locator", help='Where it stands in the source, e.g. "paragraph 4".')
@click.option("--date", help="When the situation happened, or from when to when it held, as EDTF; or the date claimed.")
@click.option("--held-at", help="When the situation is reported to hold, as EDTF.")
@click.option("--stance", help="A concept of ontology/vocabularies/stance.ttl, e.g. purports.")
@click.option("--value", help="What the claim says of the property that it regards: org:..., v:..., EDTF or words.")
@click.option("--claimant", help="Whose position it is (org:... or person:...).")
@click.option("--report-of", help="The claim that this one passes on.")
@click.option("--basis", help="A concept of ontology/vocabularies/basis.ttl.")
@click.option("--credibility", help="Admiralty grade of the claim, 1 to 6.")
@click.option("--likelihood", help="The claimant's own hedge, e.g. likely.")
@click.option("--claimed-on", help="When the position was taken, as EDTF.")
@click.option("--note", help="A remark in your own words.")
@reader_option
@dry_run_option
@data_option
def revise(claim: str, reader: str, dry_run: bool, data: Path | None, **given: str | None) -> None:
    """Correct CLAIM as its source has it, for another reader to accept. An empty text takes a value out.

    Nothing else in the file changes; what was and what will be is said in words.
    """
    from allegiance.review import deciding

    fields = {name.replace("_", "-"): value for name, value in given.items() if value is not None}
    if not fields:
        raise click.UsageError("say what is to be changed, such as --locator")
    at = desk(data)
    carry_out([deciding.revise(at, at.claim(claim), fields)], dry_run)
    if not dry_run:
        name_the_reader(reader)


@click.command(
    epilog="Example: allegiance review withdraw claim:lwj-2015-08-central-asian-groups-01 "
    '--reason "the article says that they are loyal, and tells of no oath"'
)
@click.argument("claim")
@click.option(
    "--reason", prompt="Why, in your own words", help="Why, in your own words; it goes into the claim's note."
)
@reader_option
@dry_run_option
@data_option
def withdraw(claim: str, reason: str, reader: str, dry_run: bool, data: Path | None) -> None:
    """Withdraw CLAIM, which its source does not make: it is kept with the reason, and counts for nothing."""
    from allegiance.review import deciding

    at = desk(data)
    iri = at.claim(claim)
    carry_out([deciding.withdraw(at, iri, reason)], dry_run)
    note(deciding.consequences(at, iri))
    if not dry_run:
        name_the_reader(reader)


def carry_out(changes: Sequence["Change"], dry_run: bool) -> None:
    """Write and validate the changes, all or none of them, and say what each is; or show its lines. Raises what
    `Saving.save_all` does."""
    from allegiance.review.saving import Saving, canonical

    if dry_run:
        for change in changes:
            tell(change.words)
            after = canonical(change.path, change.before, change.after).decode()
            path = str(change.path)
            lines = difflib.unified_diff(change.text.splitlines(True), after.splitlines(True), path, path, n=1)
            click.echo(printable("".join(lines)), nl=False)
        return
    with Saving([change.path for change in changes]) as saving:
        warnings = saving.save_all([(change.path, change.before, change.after) for change in changes])
    for change in changes:
        tell(change.words)
    note(f"{warning.rule} now says: {warning.message}" for warning in warnings)


def name_the_reader(reader: str) -> None:
    """Say how git is told who read, where it is not whoever commits."""
    if reader:
        trailer = shlex.quote(f"Reviewed-by: {reader}")
        click.echo(printable(f"Name the reader in the commit: git commit --trailer {trailer}"), err=True)


def note(sentences: Iterable[str]) -> None:
    """Print what a reader should know, on the side."""
    for sentence in sentences:
        click.echo(printable(f"Note: {sentence}"), err=True)


def tell(words: Sequence[str]) -> None:
    """Print lines of words."""
    for line in words:
        click.echo(printable(line))
