"""What is said of an imported dataset itself: who publishes it, which version it is, of which bytes it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from allegiance.merge.importing.describing import Describer
from allegiance.merge.importing.terms import EXTERNAL
from allegiance.terms import AL, EDTF, GRAPH, RDF_TYPE, VOCAB, XSD, XSD_DATE, XSD_INTEGER

DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PREF_LABEL = ox.NamedNode(SKOS + "prefLabel")
ANY_URI = ox.NamedNode(XSD + "anyURI")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dataset comes from. `issued` is EDTF, or empty when not known; `places` are addresses or file names with
    the SHA-256 of their content."""

    title: str
    version: str
    issued: str
    licence: str
    accessed: date
    places: tuple[tuple[str, str], ...]


def about(describer: Describer, origin: Origin, records: int, skipped: int) -> Iterator[ox.Quad]:
    """Give the statements on the dataset, in its own graph, and those on who speaks in it, in a graph of theirs."""
    graph, authority = describer.graph, describer.authority
    day = origin.accessed.isoformat()
    facts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF_TYPE.value, ox.NamedNode(AL + "Source")),
        (PREF_LABEL.value, ox.Literal(origin.title, language="en")),
        (AL + "sourceKind", ox.NamedNode(VOCAB + "dataset")),
        (AL + "publisher", authority),
        (AL + "defaultClaimant", authority),
        # A list that does not tell its day was public by the day on which it was taken.
        (AL + "issued", ox.Literal(origin.issued or f"[..{day}]", datatype=EDTF)),
        (AL + "accessed", ox.Literal(day, datatype=XSD_DATE)),
        (AL + "recordCount", ox.Literal(str(records), datatype=XSD_INTEGER)),
        (AL + "skippedCount", ox.Literal(str(skipped), datatype=XSD_INTEGER)),
        (DCTERMS + "license", ox.Literal(origin.licence)),
    ]
    if origin.version:
        facts.append((AL + "datasetVersion", ox.Literal(origin.version)))
    for place, sha256 in origin.places:
        facts.append((AL + "contentHash", ox.Literal(f"{sha256} {place.rpartition('/')[2]}")))
        if "://" in place:
            facts.append((AL + "address", ox.Literal(place, datatype=ANY_URI)))
    yield from (ox.Quad(graph, ox.NamedNode(predicate), value, graph) for predicate, value in facts)
    yield from _speakers(describer)


def _speakers(describer: Describer) -> Iterator[ox.Quad]:
    """The same in every version of a dataset, so in a graph that all versions share."""
    name, kind = describer.mapping.publisher
    home = ox.NamedNode(f"{GRAPH}external/authority/{describer.authority.value.removeprefix(EXTERNAL)}")
    known = [(describer.authority.value, kind, name)]
    for iri, (reading, text) in sorted(describer.valuer.named.items()):
        known.append((iri, AL + "StateBody" if reading == "body" else SKOS + "Concept", text))
    for iri, type_, label in known:
        yield ox.Quad(ox.NamedNode(iri), RDF_TYPE, ox.NamedNode(type_), home)
        yield ox.Quad(ox.NamedNode(iri), PREF_LABEL, ox.Literal(label, language="en"), home)
