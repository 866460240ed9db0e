"""`allegiance new`: scaffolds of a contribution. What is not given is asked for."""

from datetime import datetime
from pathlib import Path

import click

data_option = click.option(
    "--data", type=click.Path(path_type=Path), default=None, help="The data folder; ./data if absent."
)


@click.group(epilog='Example: allegiance new person tahir-yuldashev --label "Tahir Yuldashev"')
def command() -> None:
    """Write a new organization, person, source or pledge in the right place."""


@command.command(epilog='Example: allegiance new organization jamaat-example --label "Jamaat Example"')
@click.argument("slug")
@click.option("--label", prompt=True, help="The English name.")
@click.option(
    "--class",
    "cls",
    default="ArmedOrganization",
    show_default=True,
    help="Class of the ontology, e.g. Branch or StateBody.",
)
@click.option("--alias", "aliases", multiple=True, help="Another name; may be repeated; needs --source.")
@click.option("--source", default="", help="The source that uses the aliases, e.g. source:lwj-2015-08-x.")
@data_option
def organization(slug: str, label: str, cls: str, aliases: tuple[str, ...], source: str, data: Path | None) -> None:
    """Write the file of an organization."""
    from allegiance.contribute import scaffold

    click.echo(scaffold.actor(_folder(data), "org", slug, cls, label, aliases, source))


@command.command(epilog='Example: allegiance new person tahir-yuldashev --label "Tahir Yuldashev"')
@click.argument("slug")
@click.option("--label", prompt=True, help="The English name.")
@click.option("--alias", "aliases", multiple=True, help="Another name; may be repeated; needs --source.")
@click.option("--source", default="", help="The source that uses the aliases.")
@data_option
def person(slug: str, label: str, aliases: tuple[str, ...], source: str, data: Path | None) -> None:
    """Write the file of a leader named in published reporting, or of an author."""
    from allegiance.contribute import scaffold

    click.echo(scaffold.actor(_folder(data), "person", slug, "Person", label, aliases, source))


@command.command(
    epilog='Example: allegiance new source paper-2016-01-oath --title "An oath" --issued 2016-01-15 '
    "--address https://example.org/oath --publisher org:long-war-journal"
)
@click.argument("slug")
@click.option("--title", prompt=True, help="The title.")
@click.option(
    "--kind", default="article", show_default=True, help="A concept of ontology/vocabularies/source-kinds.ttl."
)
@click.option("--issued", prompt="Date of issue (EDTF)", help="When it was published, as EDTF.")
@click.option("--address", prompt="Web address", help="Where you read it.")
@click.option(
    "--publisher", prompt="Publisher (org:...)", help="The publishing organization, e.g. org:long-war-journal."
)
@click.option("--author", "authors", multiple=True, help="An author, e.g. person:bill-roggio; may be repeated.")
@click.option("--claimant", default="", help="Whose voice it is, if not the publisher's.")
@click.option(
    "--reliability", type=click.Choice(list("ABCDEF")), default="F", show_default=True, help="Admiralty grade."
)
@click.option("--read-on", type=click.DateTime(["%Y-%m-%d"]), help="The day you read it; today if absent.")
@data_option
def source(
    slug: str, title: str, kind: str, issued: str, address: str, publisher: str, authors: tuple[str, ...],
    claimant: str, reliability: str, read_on: datetime | None, data: Path | None,
) -> None:  # fmt: skip
    """Write the file of a source you have read."""
    from allegiance.contribute import scaffold

    day = (read_on or datetime.now().astimezone()).date()
    new = scaffold.NewSource(slug, title, kind, issued, address, reliability, publisher, authors, claimant)
    click.echo(scaffold.source(_folder(data), new, day))


@command.command(
    epilog='Example: allegiance new pledge imu-oath-2016 --source paper-2016-01-oath --label "The movement swears" '
    "--pledger org:imu --leader person:abu-bakr-al-baghdadi --organization org:islamic-state --date 2016-01 "
    '--locator "paragraph 2"'
)
@click.argument("slug")
@click.option(
    "--source", "source_slug", prompt="Source (its file's name)", help="The source's identifier, without prefix."
)
@click.option("--label", prompt="In one line, what happened", help="A short label in your own words.")
@click.option("--pledger", prompt="Who swore (org:... or person:...)", help="Who swore.")
@click.option("--leader", prompt="To which leader (person:...)", default="", help="The leader sworn to.")
@click.option("--organization", prompt="Of which organization (org:...)", default="", help="The leader's organization.")
@click.option("--date", "day", prompt="When (EDTF)", help="When it happened, as EDTF, e.g. [..2015-08-20].")
@click.option("--locator", prompt="Where in the source", help='E.g. "paragraph 4".')
@click.option(
    "--kind", type=click.Choice(("Pledge", "Reaffirmation")), default="Pledge", show_default=True, help="Class."
)
@click.option("--scope", default="", help="A concept of ontology/vocabularies/scopes.ttl.")
@click.option("--stance", default="asserts", show_default=True, help="A concept of ontology/vocabularies/stance.ttl.")
@click.option("--credibility", type=click.Choice(list("123456")), help="Admiralty grade of the claim.")
@data_option
def pledge(
    slug: str, source_slug: str, label: str, pledger: str, leader: str, organization: str, day: str, locator: str,
    kind: str, scope: str, stance: str, credibility: str | None, data: Path | None,
) -> None:  # fmt: skip
    """Add a pledge and the claim that reports it to the file of its source."""
    from allegiance.contribute import scaffold

    new = scaffold.NewPledge(
        slug, label, pledger, leader, organization, day, locator, kind, scope, stance, credibility or ""
    )
    click.echo(scaffold.pledge(_folder(data), source_slug, new))


def _folder(data: Path | None) -> Path:
    from allegiance.errors import NotFoundError

    folder = data or Path("data")
    if not folder.is_dir():
        raise NotFoundError(folder, "data folder; name it with --data")
    return folder
