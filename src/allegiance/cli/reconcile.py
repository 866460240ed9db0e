"""`allegiance reconcile`: a spreadsheet of names, with the entities that they mean beside them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.merge.datasets import FOLDER

if TYPE_CHECKING:
    from allegiance.merge.reconciling import Match

COLUMNS = ("entity", "entity_label", "entity_score", "entity_reasons", "entity_candidates")


@click.command(epilog="Example: allegiance reconcile names.csv --column Group --output matched.csv")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--column", required=True, help="The column with the names.")
@click.option("--kind", type=click.Choice(("person", "organization")), help="The kind that all of the names are of.")
@click.option(
    "--dataset", default="allegiance", show_default=True, help="The dataset to look in; an import by its name."
)
@click.option("--from", "folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True,
              help="The folder of the imported datasets.")  # fmt: skip
@click.option("--data", multiple=True, metavar="PATH", help="Files or folders to take for the project's own data.")
@click.option(
    "--format", "form", type=click.Choice(("csv", "json")), default="csv", show_default=True, help="How to write it."
)
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; without it, print.")
def command(
    file: Path, column: str, kind: str | None, dataset: str, folder: Path, data: tuple[str, ...], form: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Find the entities that the names in a column of FILE mean.

    All columns and rows stay as they are, in their order; five columns are added: IRI, label, score, reasons, and the
    candidates where the name is ambiguous. Cells that a spreadsheet would run as formulas are made plain text.
    """
    from allegiance.build.writing import write
    from allegiance.cli.datasets import read
    from allegiance.errors import NotATable, NotFoundError
    from allegiance.merge.reconciling import read_sheet, reconcile
    from allegiance.query.exchange import as_json, delimited

    if not file.is_file():
        raise NotFoundError(file, "spreadsheet")
    sheet = read_sheet(file.read_bytes(), str(file))
    if column not in sheet.columns:
        raise NotATable(file, f"it has no column {column!r}, but {', '.join(map(repr, sheet.columns))}")
    place = sheet.columns.index(column)
    matches = reconcile([row[place] for row in sheet.rows], read(dataset, folder, data), kind or "")
    if form == "json":
        rows = [
            dict(zip(sheet.columns, row, strict=True)) | _json(m) for row, m in zip(sheet.rows, matches, strict=True)
        ]
        text = as_json(rows, indent=1) + "\n"
    else:
        lines = [(*row, *_cells(match)) for row, match in zip(sheet.rows, matches, strict=True)]
        text = delimited([(*sheet.columns, *COLUMNS), *lines], ",")
    if output:
        write(output, [text.encode()])
        found = sum(match.best is not None for match in matches)
        unclear = sum(match.best is None and bool(match.candidates) for match in matches)
        click.echo(f"found: {found}; unclear: {unclear}; unknown: {len(matches) - found - unclear}")
        click.echo(f"written: {output}")
    else:
        click.echo(text, nl=False)


def _cells(match: "Match") -> tuple[str, ...]:
    best = match.best
    listed = "" if best else "; ".join(f"{p.other.label} <{p.other.id}> {p.score:.2f}" for p in match.candidates)
    if best is None:
        return ("", "", "", match.reasons, listed)
    return (best.other.id, best.other.label, f"{best.score:.2f}", match.reasons, listed)


def _json(match: "Match") -> dict[str, object]:
    best = match.best
    return {
        "entity": best and best.other.id,
        "entity_label": best and best.other.label,
        "entity_score": best and best.score,
        "entity_reasons": match.reasons,
        "entity_candidates": [{"id": p.other.id, "label": p.other.label, "score": p.score} for p in match.candidates],
    }
