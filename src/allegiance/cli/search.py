"""`allegiance search`: entities by a part of a name."""

import click

from allegiance.cli.opening import opened
from allegiance.cli.output import emit, format_option, store_option
from allegiance.terms import KINDS, shorten

HEADS = ["entity", "label", "name", "fits"]


@click.command(epilog="Example: allegiance search bukhari --kind person")
@click.argument("text")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these kinds; may be repeated.")
@click.option("--limit", default=20, type=click.IntRange(1, 1000), help="At most so many; 20 unless you say so.")
@format_option
@store_option
def command(text: str, kinds: tuple[str, ...], limit: int, form: str | None, stores: tuple[str, ...]) -> None:
    """Find entities with a name that contains TEXT, whatever the script, case and accents."""
    hits = opened(*stores).search(text, kinds=kinds, limit=limit)
    rows = [[shorten(hit.entity.iri), hit.entity.label, hit.name, hit.fits] for hit in hits]
    title = f"Names with {text!r} ({len(hits)})"
    emit(form, title, [HEADS, *rows], [dict(zip(HEADS, row, strict=True)) for row in rows], [HEADS, *rows])
