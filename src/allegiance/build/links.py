"""Judged links to outside datasets: SSSOM tables into RDF.

A file is named `<dataset>.<verdict>.sssom.tsv`, with a verdict of `allegiance.sssom.VERDICTS`. Each row becomes an
`owl:Axiom` after the SSSOM RDF serialization, under an IRI made of its content instead of a blank node.
"""

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.errors import FileNotAllowed
from allegiance.sssom import VERDICTS, Mapping, read_table
from allegiance.sssom.mapping import DATASETS
from allegiance.terms import AL, ID, RDF_TYPE, VOCAB

SSSOM = "https://w3id.org/sssom/"
OWL = "http://www.w3.org/2002/07/owl#"
VERDICT = ox.NamedNode(AL + "verdict")
AXIOM = ox.NamedNode(OWL + "Axiom")


def mappings(file: AuthoredFile) -> Iterator[ox.Triple]:
    """Give the triples of every row. Raises FileNotAllowed when the name, a column or a row is not as described."""
    dataset, _, verdict = file.path.name.removesuffix(".sssom.tsv").rpartition(".")
    if not dataset or verdict not in VERDICTS:
        raise FileNotAllowed(file.path, f"its name is not <dataset>.<{'|'.join(VERDICTS)}>.sssom.tsv")
    for mapping in read_table(file.content, str(file.path)).mappings:
        yield from axiom(mapping)


def axiom(mapping: Mapping) -> Iterator[ox.Triple]:
    """Give the triples of one decision."""
    pair = f"{mapping.subject} {mapping.relation} {mapping.object} {mapping.verdict}"
    node = ox.NamedNode(f"{ID}mapping/{hashlib.sha256(pair.encode()).hexdigest()[:16]}")
    yield ox.Triple(node, RDF_TYPE, AXIOM)
    yield ox.Triple(node, VERDICT, ox.NamedNode(VOCAB + mapping.verdict))
    for predicate, iri in (
        (OWL + "annotatedSource", mapping.subject),
        (OWL + "annotatedProperty", mapping.relation),
        (OWL + "annotatedTarget", mapping.object),
        (SSSOM + "mapping_justification", mapping.justification),
        (SSSOM + "subject_source", mapping.subject_source and DATASETS + mapping.subject_source),
        (SSSOM + "object_source", mapping.object_source and DATASETS + mapping.object_source),
    ):
        if iri:
            yield ox.Triple(node, ox.NamedNode(predicate), ox.NamedNode(iri))
    for column, text in (
        ("subject_label", mapping.subject_label),
        ("object_label", mapping.object_label),
        ("predicate_modifier", "Not" if mapping.verdict == "different" else ""),
        ("reviewer_label", mapping.reviewer),
        ("mapping_date", mapping.date),
        ("confidence", "" if mapping.confidence is None else f"{mapping.confidence:g}"),
        ("comment", mapping.comment),
    ):
        if text:
            yield ox.Triple(node, ox.NamedNode(SSSOM + column), ox.Literal(text))
