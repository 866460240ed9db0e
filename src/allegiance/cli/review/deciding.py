"""`allegiance review accept`: what a reader decides, written and validated."""

import difflib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.cli.output import printable
from allegiance.cli.review.place import data_option, desk

if TYPE_CHECKING:
    from allegiance.review.deciding import Change
    from allegiance.review.desk import Desk

RULE = "whoever entered or changed a claim does not accept it."

reader_option = click.option(
    "--reader",
    default=lambda: os.environ.get("ALLEGIANCE_READER", ""),
    metavar="NAME",
    help="Who reads, if not as whom git commits here; ALLEGIANCE_READER does the same. It does not go into the data.",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Write nothing; show the lines that would change.")


@click.command(epilog="Example: allegiance review accept claim:lwj-2015-08-central-asian-groups-01")
@click.argument("named", metavar="CLAIM...|SOURCE [NUMBER...]", nargs=-1, required=True)
@reader_option
@dry_run_option
@data_option
def accept(named: tuple[str, ...], reader: str, dry_run: bool, data: Path | None) -> None:
    """Accept claims that you read against their source and found right: single ones, those of a source by their
    NUMBERs, or all of a source that wait.
    """
    from allegiance.review import deciding

    at = desk(data)
    claims = chosen(at, named)
    changes = deciding.accept(at, claims)
    if not changes:
        click.echo("Nothing to accept: all of it is.")
        return
    if not dry_run:
        for sentence in doubts(changes, reader):
            click.echo(printable(f"Note: {sentence}"), err=True)
    carry_out(changes, dry_run)
    if not dry_run and reader:
        click.echo(printable(f"Name the reader in the commit: git commit --trailer 'Reviewed-by: {reader}'"), err=True)


def chosen(at: "Desk", named: Sequence[str]) -> list[str]:
    """Return the IRIs of the claims that are named, of sources all that wait. Raises UnknownName and NotForReview."""
    from allegiance.errors import NotForReview
    from allegiance.review.page import page

    claims: list[str] = []
    source = ""
    numbers: list[int] = []

    def of_source() -> list[str]:
        if not source:
            return []
        held = {entry.number: entry.held for entry in page(at, source).entries}
        if missing := [number for number in numbers if number not in held]:
            raise NotForReview(f"number {missing[0]}", f"the source has the claims {', '.join(map(str, held))}")
        wanted = [held[number] for number in numbers] if numbers else [one for one in held.values() if one.waits]
        return [at.claim(one.claim) for one in wanted]

    for name in named:
        if name.isascii() and name.isdigit() and source:
            numbers.append(int(name))
            continue
        claims += of_source()
        source, numbers = (at.source(name), []) if at.is_source(name) else ("", [])
        claims += [] if source else [at.claim(name)]
    return claims + of_source()


def doubts(changes: Sequence["Change"], reader: str) -> list[str]:
    """Return a sentence if some of the claims seem to be whoever reads' own: they are to be read by somebody else."""
    from allegiance.review.readers import HERE, Person, myself, writers
    from allegiance.terms import shorten

    me = myself(changes[0].path.parent)
    by_claim: dict[str, set[Person]] = {}
    for change in changes:
        by_claim |= writers(change.path, change.text, change.claims)
    names = [reader] if reader else [me.name, me.mail]
    own = [claim for claim, who in by_claim.items() if any(one.is_called(name) for one in who for name in names)]
    fresh = [claim for claim, who in by_claim.items() if HERE in who and claim not in own and not reader]
    said = []
    if own:
        who = reader or me.name or me.mail
        said.append(
            f"git has {who} as author of {_some([shorten(claim) for claim in own])}: {RULE} "
            "If somebody else reads under this name, say who with --reader."
        )
    if fresh:
        said.append(f"{_some([shorten(claim) for claim in fresh])} was changed here and is not committed yet: {RULE}")
    return said


def carry_out(changes: Sequence["Change"], dry_run: bool) -> None:
    """Write and validate the changes, one file after the other, and say what each is; or show its lines. Raises what
    `Saving.save` does."""
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
        for change in changes:
            warnings = saving.save(change.path, change.before, change.after)
            tell(change.words)
            for warning in warnings:
                click.echo(printable(f"Note: {warning.rule} now says: {warning.message}"), err=True)


def tell(words: Sequence[str]) -> None:
    """Print lines of words."""
    for line in words:
        click.echo(printable(line))


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
