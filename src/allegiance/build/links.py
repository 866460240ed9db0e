"""Judged links to outside datasets: SSSOM tables into RDF.

A file is named `<dataset>.<verdict>.sssom.tsv`, with the verdict `same`, `different` or `unsure`. Each row
becomes an `owl:Axiom` after the SSSOM RDF serialization, under an IRI made of its content instead of a blank node.
"""

import csv
import hashlib
import io
from collections.abc import Iterator

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.errors import FileNotAllowed
from allegiance.terms import AL, ID, RDF_TYPE, VOCAB, expand

SSSOM = "https://w3id.org/sssom/"
OWL = "http://www.w3.org/2002/07/owl#"
VERDICT = ox.NamedNode(AL + "verdict")
AXIOM = ox.NamedNode(OWL + "Axiom")
IRI_COLUMNS = {
    "subject_id": OWL + "annotatedSource",
    "predicate_id": OWL + "annotatedProperty",
    "object_id": OWL + "annotatedTarget",
    "mapping_justification": SSSOM + "mapping_justification",
}
TEXT_COLUMNS = (
    "subject_label",
    "object_label",
    "object_source",
    "reviewer_label",
    "mapping_date",
    "comment",
    "confidence",
)
CURIES = {"skos": "http://www.w3.org/2004/02/skos/core#", "semapv": "https://w3id.org/semapv/vocab/"}


def mappings(file: AuthoredFile) -> Iterator[ox.Triple]:
    """Give the triples of every row. Raises FileNotAllowed when the name, a column or a row is not as described."""
    dataset, _, verdict = file.path.name.removesuffix(".sssom.tsv").rpartition(".")
    if not dataset or verdict not in ("same", "different", "unsure"):
        raise FileNotAllowed(file.path, "its name is not <dataset>.<same|different|unsure>.sssom.tsv")
    try:
        lines = file.content.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise FileNotAllowed(file.path, f"it is not UTF-8 at byte {error.start + 1}") from error
    prefixes = CURIES | dict(_curie_map(lines))
    table = csv.DictReader(io.StringIO("\n".join(line for line in lines if not line.startswith("#"))), delimiter="\t")
    missing = [column for column in IRI_COLUMNS if column not in (table.fieldnames or ())]
    if missing:
        raise FileNotAllowed(file.path, f"it lacks the column {missing[0]}")
    for row in table:
        yield from _axiom(file, row, prefixes, verdict)


def _axiom(file: AuthoredFile, row: dict[str, str], prefixes: dict[str, str], verdict: str) -> Iterator[ox.Triple]:
    pair = f"{row['subject_id']} {row['predicate_id']} {row['object_id']} {verdict}"
    node = ox.NamedNode(f"{ID}mapping/{hashlib.sha256(pair.encode()).hexdigest()[:16]}")
    yield ox.Triple(node, RDF_TYPE, AXIOM)
    yield ox.Triple(node, VERDICT, ox.NamedNode(VOCAB + verdict))
    for column, predicate in IRI_COLUMNS.items():
        yield ox.Triple(node, ox.NamedNode(predicate), _iri(file, row[column], prefixes))
    if row.get("predicate_modifier"):
        yield ox.Triple(node, ox.NamedNode(SSSOM + "predicate_modifier"), ox.Literal(row["predicate_modifier"]))
    for column in TEXT_COLUMNS:
        if row.get(column):
            yield ox.Triple(node, ox.NamedNode(SSSOM + column), ox.Literal(row[column]))


def _iri(file: AuthoredFile, text: str | None, prefixes: dict[str, str]) -> ox.NamedNode:
    if not text:
        raise FileNotAllowed(file.path, f"a row has nothing in one of the columns {', '.join(IRI_COLUMNS)}")
    prefix, found, local = text.partition(":")
    iri = prefixes[prefix] + local if found and prefix in prefixes else expand(text)
    if iri is None:
        raise FileNotAllowed(file.path, f"the prefix of {text!r} is not in its curie_map")
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise FileNotAllowed(file.path, f"{text!r} is no IRI ({error})") from error


def _curie_map(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Read the `curie_map` block of the commented YAML header: lines `#  PREFIX: "IRI"`."""
    inside = False
    for line in lines:
        if not line.startswith("#"):
            return
        text = line[1:]
        if text.strip() == "curie_map:":
            inside = True
        elif inside and text.startswith("  "):
            prefix, _, iri = text.strip().partition(":")
            yield prefix.strip("\"'"), iri.strip().strip("\"'")
        else:
            inside = False
