"""An SSSOM table as it is written: sorted, so that equal decisions give equal files and small differences."""

import csv
import io
from collections.abc import Iterable, Iterator

from allegiance.sssom.mapping import DATASETS, SEMAPV, SKOS, Mapping, Table
from allegiance.terms import ID

COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "subject_source",
    "object_source",
    "reviewer_label",
    "mapping_date",
    "confidence",
    "comment",
)
OPTIONAL = ("predicate_modifier", "subject_source", "confidence")
"""Columns that are left out where no row has anything in them."""
EXTERNAL = "https://w3id.org/allegiance/external/"
PREFIXES = {
    "org": f"{ID}org/",
    "person": f"{ID}person/",
    "UNSC": f"{EXTERNAL}un_sc/",
    "OFAC": f"{EXTERNAL}ofac/",
    "UCDP": f"{EXTERNAL}ucdp/",
    "WD": "http://www.wikidata.org/entity/",
    "dataset": DATASETS,
    "semapv": SEMAPV,
    "skos": SKOS,
}
"""Prefixes that a new table may use without declaring its own."""


def render(table: Table) -> bytes:
    """Return the table as a file: header, then the rows in the order of subject, object and relation."""
    known = {**PREFIXES, **table.prefixes}
    rows = sorted((_cells(mapping, known) for mapping in table.mappings), key=_order)
    more = sorted({column for row in rows for column in row} - set(COLUMNS))
    columns = [c for c in (*COLUMNS, *more) if c not in OPTIONAL or any(row.get(c) for row in rows)]
    text = io.StringIO()
    text.writelines(f"#{line}\n" for line in _header(table, rows, known))
    # Reading takes a leading quotation mark for the start of a quoted cell, so the csv module must write them.
    writer = csv.DictWriter(text, columns, restval="", delimiter="\t", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _order(row: dict[str, str]) -> list[str]:
    return [row["subject_id"], row["object_id"], row["predicate_id"], *(row[column] for column in sorted(row))]


def _cells(mapping: Mapping, prefixes: dict[str, str]) -> dict[str, str]:
    cells = {
        "subject_id": _short(mapping.subject, prefixes),
        "subject_label": mapping.subject_label,
        "predicate_id": _short(mapping.relation, prefixes),
        "predicate_modifier": "Not" if mapping.verdict == "different" else "",
        "object_id": _short(mapping.object, prefixes),
        "object_label": mapping.object_label,
        "mapping_justification": _short(mapping.justification, prefixes),
        "subject_source": mapping.subject_source and f"dataset:{mapping.subject_source}",
        "object_source": mapping.object_source and f"dataset:{mapping.object_source}",
        "reviewer_label": mapping.reviewer,
        "mapping_date": mapping.date,
        "confidence": "" if mapping.confidence is None else f"{mapping.confidence:.4g}",
        "comment": mapping.comment,
        **mapping.more,
    }
    return {column: " ".join(value.split()) for column, value in cells.items()}


def _short(iri: str, prefixes: dict[str, str]) -> str:
    """Return the IRI with the prefix of the longest namespace that fits."""
    fitting = [(len(namespace), prefix) for prefix, namespace in prefixes.items() if iri.startswith(namespace)]
    length, prefix = max(fitting, default=(0, ""))
    return f"{prefix}:{iri[length:]}" if prefix and len(iri) > length else iri


def _header(table: Table, rows: Iterable[dict[str, str]], known: dict[str, str]) -> Iterator[str]:
    for key, value in ({"sssom_version": "1.0"} | dict(table.header)).items():
        yield f'{key}: "{value}"'
    used = {
        cell.partition(":")[0]
        for row in rows
        for column, cell in row.items()
        if column.endswith(("_id", "_source", "_justification"))
    }
    yield "curie_map:"
    yield from (f'  {prefix}: "{known[prefix]}"' for prefix in sorted(used & known.keys()))
