"""`allegiance new organization`, `person`, `source`: files of their own."""

from datetime import date
from pathlib import Path

import click

from allegiance.cli.day import Day
from allegiance.cli.new.answers import ACTOR, ADDRESS, CLASS, EDTF, LABEL, NAME, SOURCE, SOURCE_KIND, TEXT, Unused
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
@click.option("--read-on", type=Day(), help="The day you read it; today if absent.")
@data_option
def source(
    slug: str, title: str, kind: str, issued: str, address: str, publisher: str, authors: tuple[str, ...],
    claimant: str, reliability: str, read_on: date | None, data: Path | None,
) -> None:  # fmt: skip
    """Write the file of a source you have read."""
    from allegiance.contribute import scaffold

    day = read_on or date.today()
    new = scaffold.NewSource(slug, title, kind, issued, address, reliability, publisher, authors, claimant)
    click.echo(scaffold.source(folder(data), new, day))
