"""`allegiance new pledge`, `situation`, `claim`: what a source tells, in the file of the source."""

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import click

from allegiance.cli.new.answers import (
    ABOUT,
    ACTOR,
    BASIS,
    CLAIM,
    EDTF,
    KIND,
    LINE,
    ORGANIZATION,
    PART,
    PERSON,
    SCOPE,
    SOURCE,
    STANCE,
    TEXT,
    Unused,
)
from allegiance.cli.new.place import data_option, folder

source_option = click.option(
    "--source", type=SOURCE, prompt="Source (its file's name)", help="The source, e.g. paper-2016-01-oath."
)
label_option = click.option(
    "--label", type=TEXT, prompt="In one line, what happened", help="A short label in your own words."
)

date_text_option = click.option(
    "--date-text", type=TEXT, default="", help='The source\'s own words for a date that is relative, e.g. "last week".'
)


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a claim, and the claim itself as `told`."""
    options = (
        click.option("--locator", type=LINE, prompt="Where in the source", help='E.g. "paragraph 4".'),
        click.option(
            "--stance",
            type=STANCE,
            default="asserts",
            show_default=True,
            help="A concept of ontology/vocabularies/stance.ttl.",
        ),
        click.option("--credibility", type=click.Choice(list("123456")), help="Admiralty grade of the claim."),
        click.option("--basis", type=BASIS, default="", help="A concept of ontology/vocabularies/basis.ttl."),
        click.option(
            "--claimant", type=ACTOR, default="", help="Whose position it is, if not that of the source as a whole."
        ),
        click.option(
            "--report-of", type=CLAIM, default="", help="The claim that this one passes on, e.g. claim:x-2016-01-02."
        ),
        click.option("--note", type=TEXT, default="", help="A remark of yours, in your own words."),
    )

    @wraps(command)
    def with_claim(
        *, locator: str, stance: str, credibility: str | None, basis: str, claimant: str, report_of: str, note: str,
        regarding: str = "", value: str = "", **rest: Any,
    ) -> None:  # fmt: skip
        from allegiance.contribute.situations import NewClaim

        new = NewClaim(locator, stance, credibility or "", basis, regarding, value, claimant, report_of, note)
        command(told=new, **rest)

    for option in reversed(options):
        with_claim = option(with_claim)
    return with_claim


@click.command(
    epilog='Example: allegiance new pledge imu-oath-2016 --source paper-2016-01-oath --label "The movement swears" '
    "--pledger org:imu --leader person:abu-bakr-al-baghdadi --organization org:islamic-state --date 2016-01 "
    '--locator "paragraph 2"'
)
@click.argument("slug", type=Unused("situation"))
@source_option
@label_option
@click.option("--pledger", type=ACTOR, prompt="Who swore (org:... or person:...)", help="Who swore.")
@click.option(
    "--leader",
    type=PERSON,
    prompt="To which leader (person:...; empty if not said)",
    default="",
    help="The leader sworn to.",
)
@click.option(
    "--organization",
    type=ORGANIZATION,
    prompt="Of which organization (org:...; empty if not said)",
    default="",
    help="The leader's organization.",
)
@click.option("--date", "day", type=EDTF, prompt="When (EDTF)", help="When it happened, as EDTF, e.g. [..2015-08-20].")
@click.option(
    "--kind", type=click.Choice(("Pledge", "Reaffirmation")), default="Pledge", show_default=True, help="Class."
)
@click.option("--scope", type=SCOPE, default="", help="A concept of ontology/vocabularies/scopes.ttl.")
@date_text_option
@told
@data_option
def pledge(
    slug: str, source: str, label: str, pledger: str, leader: str, organization: str, day: str, kind: str, scope: str,
    date_text: str, told: Any, data: Path | None,
) -> None:  # fmt: skip
    """Add a pledge and the claim that reports it to the file of its source."""
    from allegiance.contribute import situations

    given = (
        ("pledger", pledger), ("pledgee", leader), ("pledgeeOrganization", organization),
        ("pledgeScope", scope and f"v:{scope.removeprefix('v:')}"),
    )  # fmt: skip
    roles = tuple((role, value) for role, value in given if value)
    new = situations.NewSituation(slug, kind, label, roles, day, date_text=date_text)
    click.echo(situations.situation(folder(data), source, new, told))


@click.command(
    epilog="Example: allegiance new situation leader-death-2016 --kind Death --source paper-2016-01-oath "
    '--label "The leader dies" --role subject person:abu-bakr-al-baghdadi --date 2016-01 --locator "paragraph 3"'
)
@click.argument("slug", type=Unused("situation"))
@click.option(
    "--kind", type=KIND, prompt="Kind (a class of the ontology)", help="E.g. Death, Split, Tenure, Renunciation."
)
@source_option
@label_option
@click.option(
    "--role", "roles", type=(str, PART), multiple=True, metavar="PROPERTY WHO",
    help="Who or what takes part and as what, e.g. subject org:imu; may be repeated.",
)  # fmt: skip
@click.option("--date", "day", type=EDTF, default="", help="When it happened, or from when to when it held, as EDTF.")
@click.option("--held-at", type=EDTF, default="", help="Of a state: a time when it is reported to hold, as EDTF.")
@date_text_option
@told
@data_option
def situation(
    slug: str, kind: str, source: str, label: str, roles: tuple[tuple[str, str], ...], day: str, held_at: str,
    date_text: str, told: Any, data: Path | None,
) -> None:  # fmt: skip
    """Add anything else that happened or held, and the claim that tells of it, to the file of its source."""
    from allegiance.contribute import situations

    if sys.stdin.isatty():
        roles = roles or tuple(_roles())
        day = (
            day or held_at or click.prompt("When (EDTF; empty if not said)", default="", show_default=False, type=EDTF)
        )
        day = "" if held_at else day
    named = tuple((role.removeprefix("al:"), who) for role, who in roles)
    new = situations.NewSituation(slug, kind, label, named, day, held_at, date_text)
    click.echo(situations.situation(folder(data), source, new, told))


def _roles() -> Iterator[tuple[str, str]]:
    """Ask who takes part, until an empty answer."""
    while role := click.prompt("Part taken, e.g. subject or parent (empty: no more)", default="", show_default=False):
        yield role, click.prompt(f"Who or what is the {role.removeprefix('al:')}", type=PART)


@click.command(
    epilog="Example: allegiance new claim imu-oath-2016 --source daily-2016-02-doubts --stance denies "
    '--locator "paragraph 5"'
)
@click.argument("about", type=ABOUT)
@source_option
@click.option("--regarding", default="", help="The one property the claim is limited to, e.g. pledgeScope.")
@click.option("--value", default="", help="What it says of that property: org:..., person:..., v:..., EDTF or words.")
@told
@data_option
def claim(about: str, source: str, told: Any, data: Path | None) -> None:
    """Add what a source says of a situation that is in the data: that it was so, was not, or was otherwise."""
    from allegiance.contribute import situations

    click.echo(situations.claim(folder(data), source, about, told))
