"""`allegiance conflicts`: where the sources of a merged dataset give different values."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.cli.opening import opened
from allegiance.cli.output import emit_rows, format_option, stacked
from allegiance.counting import counted
from allegiance.errors import NotFoundError

if TYPE_CHECKING:
    from allegiance.query.conflicting import Conflicting

HEADS = ["entity", "property", "conflict", "values"]


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
    if "://" not in store and not Path(store).exists():
        raise NotFoundError(store, "merged dataset")
    rows = opened(store).conflicts(contradictions=contradictions)
    alike = [list(some) for _, some in groupby(rows, key=lambda row: (row.entity.iri, row.property))]
    emit_rows(form, counted(len(alike), "conflict"), rows, [HEADS, *map(_cells, alike)])


def _cells(rows: "list[Conflicting]") -> list[str]:
    """Return what differs in one property as the cells of one line of a table."""
    values = stacked(f"{row.value}: {row.source}, {row.locator}" for row in rows)
    return [rows[0].entity.label, rows[0].property, rows[0].conflict, values]
