"""`allegiance show`: everything known of one entity, with sources and disagreements."""

from typing import TYPE_CHECKING

import click

from allegiance.cli.output import as_json, printable, store_option
from allegiance.query.rows import plain
from allegiance.terms import shorten

if TYPE_CHECKING:
    from allegiance.query.entity import Description, Involvement, Position


@click.command(epilog='Example: allegiance show "Islamic Jihad Group"')
@click.argument("entity")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print it.")
@store_option
def command(entity: str, form: str, stores: tuple[str, ...]) -> None:
    """Show what is known of ENTITY: an IRI, an identifier (org:imu, imu), or any of its names."""
    import allegiance

    description = allegiance.open(*stores).show(entity)
    if form == "json":
        click.echo(as_json(plain(description), indent=1))
    else:
        click.echo(printable("\n".join(_lines(description))))


def _lines(description: "Description") -> list[str]:
    lines = [f"{description.entity.label}  {shorten(description.entity.iri)}"]
    lines += [f"  {label}: {value}" for label, value in description.facts]
    if description.names:
        lines += ["", "Names"] + [f"  {kind}: {form}" for kind, form in description.names]
    if description.involvements:
        lines += ["", "Situations"]
    for involvement in description.involvements:
        lines += _involvement(involvement)
    if description.elsewhere:
        lines += ["", "Claims in it"] + [
            f"{_position(position, '  ')}: {position.situation.label}" for position in description.elsewhere
        ]
    return lines


def _involvement(involvement: "Involvement") -> list[str]:
    head = f"  {involvement.situation.label}  [{involvement.kind}; {_time(involvement)}; {involvement.standing}]"
    return [head, *(_position(position, "    ") for position in involvement.positions)]


def _time(involvement: "Involvement") -> str:
    if involvement.earliest and involvement.latest:
        same = involvement.earliest == involvement.latest
        return involvement.latest if same else f"{involvement.earliest} to {involvement.latest}"
    if involvement.latest:
        return f"by {involvement.latest}"
    if involvement.earliest:
        return f"from {involvement.earliest}"
    return f"held at {involvement.held}" if involvement.held else "undated"


def _position(position: "Position", margin: str) -> str:
    parts = [f"{position.claimant} {position.stance}", f": {position.regarding}" if position.regarding else ""]
    where = ", ".join(part for part in (position.source.label, position.locator, position.credibility) if part)
    return f"{margin}{''.join(parts)} ({where})" + (f" - {position.note}" if position.note else "")
