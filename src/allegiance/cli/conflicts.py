"""`allegiance conflicts`: where the sources of a merged dataset give different values."""

from pathlib import Path

import click

from allegiance.cli.opening import opened
from allegiance.cli.output import emit, format_option
from allegiance.counting import counted
from allegiance.query.conflicting import CONTRADICTION, PRECISION


@click.command(epilog="Example: allegiance conflicts build/merged.nq --format md")
@click.argument("store", metavar="PATH|URL", default="build/merged.nq")
@click.option(
    "--contradictions", is_flag=True, help="Leave out values that differ in precision only, as 1969 and 1969-02."
)
@format_option
def command(store: str, contradictions: bool, form: str | None) -> None:
    """Report the same property of the same entity with different values, with the sources and their dates.

    The dataset is one that `allegiance merge` has written, or a SPARQL server that holds it. Nothing is decided: each
    source keeps its value. Kinds, days of birth, death, founding and listing are compared.
    """
    from allegiance.errors import NotFoundError
    from allegiance.merge.conflicts import conflicts
    from allegiance.terms import shorten

    if "://" not in store and not Path(store).exists():
        raise NotFoundError(store, "merged dataset")
    found = conflicts(opened(store).store, contradictions_only=contradictions)
    heads = ["entity", "property", "conflict", "value", "source", "issued", "locator"]
    flat = [
        [shorten(c.entity), c.property, _kind(c.contradicts), said.value, said.source_label, said.issued, said.locator]
        for c in found
        for said in c.said
    ]
    nested = [
        {
            "entity": c.entity,
            "label": c.label,
            "property": c.property,
            "contradicts": c.contradicts,
            "values": [
                {
                    "value": said.value,
                    "source": said.source,
                    "source_label": said.source_label,
                    "issued": said.issued,
                    "locator": said.locator,
                }
                for said in c.said
            ],
        }
        for c in found
    ]
    table = [
        [
            c.label,
            c.property,
            _kind(c.contradicts),
            "\n".join(f"{s.value}: {s.source_label}, {s.locator}" for s in c.said),
        ]
        for c in found
    ]
    emit(
        form,
        counted(len(found), "conflict"),
        [heads, *flat],
        nested,
        [["entity", "property", "conflict", "values"], *table],
    )


def _kind(contradicts: bool) -> str:
    return CONTRADICTION if contradicts else PRECISION
