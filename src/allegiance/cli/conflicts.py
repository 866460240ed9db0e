"""`allegiance conflicts`: where the sources of a merged dataset give different values."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from allegiance.cli.opening import opened
from allegiance.cli.output import emit, format_option
from allegiance.counting import counted
from allegiance.query.conflicting import CONTRADICTION, PRECISION

if TYPE_CHECKING:
    from allegiance.merge.conflicts import Conflict

FLAT = ("entity", "property", "conflict", "value", "source", "issued", "locator")
TABLE = ("entity", "property", "conflict", "values")


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

    if "://" not in store and not Path(store).exists():
        raise NotFoundError(store, "merged dataset")
    found = conflicts(opened(store).store, contradictions_only=contradictions)
    title = counted(len(found), "conflict")
    emit(form, title, [FLAT, *_flat(found)], [_nested(one) for one in found], [TABLE, *_table(found)])


def _flat(found: list["Conflict"]) -> list[list[str]]:
    from allegiance.terms import shorten

    return [
        [shorten(c.entity), c.property, _kind(c), said.value, said.source_label, said.issued, said.locator]
        for c in found
        for said in c.said
    ]


def _nested(one: "Conflict") -> dict[str, Any]:
    nested = asdict(one)
    return nested | {"values": nested.pop("said")}


def _table(found: list["Conflict"]) -> list[list[str]]:
    return [
        [c.label, c.property, _kind(c), "\n".join(f"{s.value}: {s.source_label}, {s.locator}" for s in c.said)]
        for c in found
    ]


def _kind(one: "Conflict") -> str:
    return CONTRADICTION if one.contradicts else PRECISION
