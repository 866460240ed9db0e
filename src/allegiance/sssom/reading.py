"""An SSSOM table as it is read: a commented YAML header, then tab-separated rows."""

import csv
import re
from collections.abc import Iterator

from allegiance.errors import BadLinkTable
from allegiance.sssom.mapping import DATASETS, SEMAPV, SKOS, VERDICTS, Mapping, Table
from allegiance.terms import expand

NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
CURIES = {"skos": SKOS, "semapv": SEMAPV, "dataset": DATASETS, "owl": "http://www.w3.org/2002/07/owl#"}
"""Prefixes that need not be declared; SSSOM has the first and the last built in."""
NAMED = ("subject_label", "object_label", "comment")
OURS = (*NEEDED, *NAMED, "predicate_modifier", "subject_source", "object_source", "reviewer_label", "mapping_date")
FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\]')
BY_PREDICATE = {
    SKOS + "exactMatch": "same",
    SKOS + "broadMatch": "broader",
    SKOS + "narrowMatch": "narrower",
    CURIES["owl"] + "sameAs": "same",
    CURIES["owl"] + "differentFrom": "different",
}
"""What a table without a verdict in its name says by its relation; any other one leaves it open."""
LONGEST = 100_000
"""Characters of a cell."""


def read_table(content: bytes, name: str) -> Table:
    """Read a table; the verdict is that of the file's name (`<dataset>.<verdict>.sssom.tsv`), with which each row must
    agree, or else follows from the relation of each row. Raises BadLinkTable."""
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BadLinkTable(name, 0, f"it is not UTF-8 at byte {error.start + 1}") from error
    head = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header, prefixes = _header([line[1:].rstrip("\r") for line in lines[:head]])
    return Table(list(_rows(lines[head:], head, name, CURIES | prefixes)), header, prefixes)


def verdict_of(name: str) -> str | None:
    """Return the verdict that a file's name gives, or None."""
    _, _, verdict = name.removesuffix(".sssom.tsv").rpartition(".")
    return verdict if verdict in VERDICTS else None


def _header(lines: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Read the keys of one text each, and the `curie_map` block: lines `#  PREFIX: "IRI"`."""
    header: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    block = ""
    for text in lines:
        key, _, value = text.strip().partition(":")
        key, value = key.strip("\"'"), value.strip().strip("\"'")
        if text.startswith(" "):
            if block == "curie_map":
                prefixes[key] = value
            continue
        block = "" if value else key
        if value:
            header[key] = value
    return header, prefixes


def _rows(lines: list[str], before: int, name: str, prefixes: dict[str, str]) -> Iterator[Mapping]:
    csv.field_size_limit(LONGEST)
    table = csv.DictReader((line + "\n" for line in lines), delimiter="\t", strict=True)
    try:
        missing = [column for column in NEEDED if column not in (table.fieldnames or ())]
        if missing:
            raise BadLinkTable(name, before + 1, f"it lacks the column {missing[0]}")
        for row in table:
            yield _mapping(row, name, before + table.line_num, prefixes)
    except csv.Error as error:
        raise BadLinkTable(name, before + table.line_num + 1, f"it is no table ({error})") from error


def _mapping(row: dict[str, str | None], name: str, line: int, prefixes: dict[str, str]) -> Mapping:
    if None in row:
        raise BadLinkTable(name, line, "a row has more cells than the table has columns")
    cells = {column: (value or "").strip() for column, value in row.items()}
    empty = [column for column in NEEDED if not cells[column]]
    if empty:
        raise BadLinkTable(name, line, f"a row has nothing in one of the columns {', '.join(NEEDED)}")
    subject, predicate, target, why = (_iri(cells[column], name, line, prefixes) for column in NEEDED)
    verdict = _verdict(predicate, cells.get("predicate_modifier", ""), name, line)
    return Mapping(
        subject=subject,
        object=target,
        verdict=verdict,
        predicate=predicate,
        justification=why,
        subject_source=_dataset(cells.get("subject_source", "")),
        object_source=_dataset(cells.get("object_source", "")),
        reviewer=cells.get("reviewer_label", ""),
        date=cells.get("mapping_date", ""),
        confidence=_confidence(cells.get("confidence", ""), name, line),
        more={c: v for c, v in cells.items() if v and c not in OURS and c != "confidence"},
        line=line,
        **{column: cells.get(column, "") for column in NAMED},
    )


def _verdict(predicate: str, modifier: str, name: str, line: int) -> str:
    """Return the verdict of the file's name if the row does not say otherwise, for other readers see only the row."""
    if modifier not in ("", "Not"):
        raise BadLinkTable(name, line, f"the predicate_modifier {modifier!r} is not Not")
    said = "different" if modifier else BY_PREDICATE.get(predicate, "unsure")
    verdict = verdict_of(name) or said
    if verdict not in (said, "unsure"):
        raise BadLinkTable(name, line, f"a row says {said} by its relation, the name of the file {verdict}")
    return verdict


def _iri(text: str, name: str, line: int, prefixes: dict[str, str]) -> str:
    prefix, found, local = text.partition(":")
    iri = prefixes[prefix] + local if found and prefix in prefixes else expand(text)
    if iri is None:
        raise BadLinkTable(name, line, f"the prefix of {text!r} is not in its curie_map")
    if FORBIDDEN.search(iri):
        raise BadLinkTable(name, line, f"{text!r} is no IRI")
    return iri


def _dataset(text: str) -> str:
    return text.removeprefix("dataset:").removeprefix(DATASETS)


def _confidence(text: str, name: str, line: int) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise BadLinkTable(name, line, f"the confidence {text!r} is no number between 0 and 1")
    return value
