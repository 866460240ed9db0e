"""Records of an RDF file: one for each subject.

Nothing is fetched that a file names: contexts from elsewhere, DOCTYPEs and entities are refused before the parser
sees them. Blank nodes get IRIs in the order in which the file first names them.
"""

import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO
from xml.parsers import expat

import pyoxigraph as ox

from allegiance.errors import ImportRefused
from allegiance.merge.importing.readers.json_values import LARGEST, NotJson, parse
from allegiance.merge.importing.readers.xml_records import feed, guarded
from allegiance.merge.importing.tree import Raw, Read, Value

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
IN_GRAPH = "https://w3id.org/allegiance/external/rdf/ns#inGraph"
"""What keeps the graph of a quad, since the dataset as a whole becomes one graph."""


def records(file: BinaryIO, layout: dict[str, Any], name: str) -> Read:
    """Give one record for each subject, in the order of first mention. Raises ImportRefused for the whole file.

    `nodes` of the layout is the beginning of IRIs for blank nodes; `@iri` of a record is its subject.
    """
    kind = FORMATS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise ImportRefused(name, f"its name ends in none of {', '.join(FORMATS)}", "give it the ending of its format")
    content = file.read()
    if kind == ox.RdfFormat.RDF_XML:
        for _ in feed(guarded(expat.ParserCreate(), name), io.BytesIO(content), name):
            pass
    elif kind == ox.RdfFormat.JSON_LD:
        _check_json_ld(content, name)
    names = _Names(str(layout.get("nodes", "urn:node:")))
    found: dict[ox.NamedNode, dict[str, list[Any]]] = {}
    for quad in _quads(content, kind, name):
        fields = found.setdefault(names.of(quad.subject), {})
        fields.setdefault(quad.predicate.value, []).append(Value(names.of(quad.object)))
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            graph = Value(names.of(quad.graph_name))
            if graph not in fields.setdefault(IN_GRAPH, []):
                fields[IN_GRAPH].append(graph)
    prefixes = layout.get("prefixes") or {}
    for number, (subject, fields) in enumerate(found.items(), 1):
        short = {_short(predicate, prefixes): values for predicate, values in fields.items()}
        yield Raw(f"{name}, subject {number}", "", short | {"@iri": [subject.value]})


class _Names:
    """IRIs for blank nodes, counted."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._known: dict[ox.BlankNode, ox.NamedNode] = {}

    def of(self, term: Any) -> Any:
        if isinstance(term, ox.BlankNode):
            return self._known.setdefault(term, ox.NamedNode(f"{self._base}{len(self._known) + 1}"))
        return term


def _quads(content: bytes, kind: ox.RdfFormat, name: str) -> Iterator[ox.Quad]:
    try:
        for quad in ox.parse(content, format=kind):
            if isinstance(quad.object, ox.Triple) or isinstance(quad.subject, ox.Triple):
                raise ImportRefused(name, "it holds statements about statements (RDF 1.2)", "state them as RDF 1.1")
            yield quad
    except SyntaxError as error:
        place = f" (line {error.lineno})" if error.lineno else ""
        raise ImportRefused(name, f"it cannot be read{place}: {error.msg}", "mend it") from error


def _check_json_ld(content: bytes, name: str) -> None:
    try:
        value = parse(content)
    except NotJson as error:
        raise ImportRefused(name, f"it {error}", f"mend it (at most {LARGEST:,} bytes)") from error
    todo = [value]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            for key, inner in part.items():
                if key == "@import" or (key == "@context" and _named(inner)):
                    reason = f"its {key} {str(inner)[:80]!r} lies elsewhere and is not fetched"
                    raise ImportRefused(name, reason, "write the context into the file")
            todo.extend(part.values())
        elif isinstance(part, list):
            todo.extend(part)


def _named(context: Any) -> bool:
    return any(isinstance(part, str) for part in (context if isinstance(context, list) else [context]))


def _short(iri: str, prefixes: dict[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
