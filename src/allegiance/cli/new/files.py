"""`allegiance new organization`, `person`, `post`, `place`, `source`: files of their own."""

from datetime import date
from pathlib import Path

import click

from allegiance.cli.day import Day
from allegiance.cli.new.answers import (
    ACTOR,
    ADDRESS,
    CLASS,
    EDTF,
    LABEL,
    NAME,
    ORGANIZATION,
    PLACE,
    SOURCE,
    SOURCE_KIND,
    TEXT,
    Unused,
)
from allegiance.cli.new.place import data_option, folder

label_option = click.option("--label", type=LABEL, prompt="English name", help="The English name.")
alias_option = click.option(
    "--alias",
    "aliases",
    type=NAME,
    multiple=True,
    help="Another name, with its language if not English, e.g. 'ИДУ@ru'; may be repeated; needs --source.",
)


@click.command(epilog='Example: allegiance new organization jamaat-example --label "Jamaat Example"')
@click.argument("slug", type=Unused("org"))
@label_option
@click.option(
    "--class",
    "--kind",
    "cls",
    type=CLASS,
    default="ArmedOrganization",
    show_default=True,
    help="Class of the ontology, e.g. Branch or StateBody.",
)
@alias_option
@click.option("--source", type=SOURCE, default="", help="The source that uses the aliases, e.g. source:lwj-2015-08-x.")
@data_option
def organization(slug: str, label: str, cls: str, aliases: tuple[str, ...], source: str, data: Path | None) -> None:
    """Write the file of an organization."""
    from allegiance.contribute import scaffold

    click.echo(scaffold.actor(folder(data), "org", slug, cls, label, aliases, source))


@click.command(epilog='Example: allegiance new person tahir-yuldashev --label "Tahir Yuldashev"')
@click.argument("slug", type=Unused("person"))
@label_option
@alias_option
@click.option("--source", type=SOURCE, default="", help="The source that uses the aliases.")
@data_option
def person(slug: str, label: str, aliases: tuple[str, ...], source: str, data: Path | None) -> None:
    """Write the file of a leader named in published reporting, or of an author."""
    from allegiance.contribute import scaffold

    click.echo(scaffold.actor(folder(data), "person", slug, "Person", label, aliases, source))


@click.command(
    epilog='Example: allegiance new post example-front-leader --label "Leader of the Example Front" --in org:taliban'
)
@click.argument("slug", type=Unused("post"))
@label_option
@click.option("--in", "whole", type=ORGANIZATION, prompt="Of which organization (org:...)", help="Whose office it is.")
@data_option
def post(slug: str, label: str, whole: str, data: Path | None) -> None:
    """Write the file of a leadership office, which one leader after the other holds."""
    from allegiance.contribute import scaffold

    click.echo(scaffold.part(folder(data), "post", slug, label, whole))


@click.command(epilog='Example: allegiance new place sirte --label "Sirte" --within place:libya')
@click.argument("slug", type=Unused("place"))
@label_option
@click.option("--within", "whole", type=PLACE, default="", help="The next larger place; a country has none.")
@data_option
def place(slug: str, label: str, whole: str, data: Path | None) -> None:
    """Write the file of a place."""
    from allegiance.contribute import scaffold

    click.echo(scaffold.part(folder(data), "place", slug, label, whole))


@click.command(
    epilog='Example: allegiance new source paper-2016-01-oath --title "An oath" --issued 2016-01-15 '
    "--address https://example.org/oath --publisher org:long-war-journal"
)
@click.argument("slug", type=Unused("source"))
@click.option("--title", type=TEXT, prompt=True, help="The title.")
@click.option(
    "--kind",
    type=SOURCE_KIND,
    default="article",
    show_default=True,
    help="A concept of ontology/vocabularies/source-kinds.ttl.",
)
@click.option("--issued", type=EDTF, prompt="Date of issue (EDTF)", help="When it was published, as EDTF.")
@click.option("--address", type=ADDRESS, prompt="Web address", help="Where you read it.")
@click.option(
    "--publisher",
    type=ACTOR,
    prompt="Publisher (org:...)",
    help="The publishing organization, e.g. org:long-war-journal.",
)
@click.option(
    "--author",
    "authors",
    type=ACTOR,
    multiple=True,
    help="An author who is named, e.g. person:bill-roggio; may be repeated.",
)
@click.option("--claimant", type=ACTOR, default="", help="Whose voice it is, if not the publisher's.")
@click.option(
    "--reliability", type=click.Choice(list("ABCDEF")), default="F", show_default=True, help="Admiralty grade."
)
@click.option(
    "--note",
    type=TEXT,
    default="",
    help='A remark, e.g. how places are counted: "Locators count the paragraphs, title and captions left out."',
)
@click.option("--read-on", type=Day(), help="The day you read it; today if absent.")
@data_option
def source(
    slug: str, title: str, kind: str, issued: str, address: str, publisher: str, authors: tuple[str, ...],
    claimant: str, reliability: str, note: str, read_on: date | None, data: Path | None,
) -> None:  # fmt: skip
    """Write the file of a source you have read."""
    from allegiance.contribute import scaffold

    day = read_on or date.today()
    new = scaffold.NewSource(slug, title, kind, issued, address, reliability, publisher, authors, claimant, note)
    click.echo(scaffold.source(folder(data), new, day))
