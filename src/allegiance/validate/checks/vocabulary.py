"""The terms that data may use, read from the ontology and the shapes: nothing is listed twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, RDF_TYPE, VOCAB

OWL: Final = "http://www.w3.org/2002/07/owl#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SHACL: Final = "http://www.w3.org/ns/shacl#"
DCTERMS: Final = "http://purl.org/dc/terms/"

FOREIGN: Final = frozenset(
    {RDF_TYPE.value, SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "language", DCTERMS + "isReplacedBy"}
)
"""The predicates of others that data may use."""

LINKS: Final = frozenset({DCTERMS + "isReplacedBy"})
"""Those of them whose values are entities."""


class Declared(NamedTuple):
    """The project's terms by what they are, as IRIs; `datatypes` gives the one datatype that a property asks for.

    `outside` are the terms of others that the ontology declares, `values` the list of those that a property takes, by
    name, `pointed_to` the class of the entities that it takes.
    """

    classes: frozenset[str]
    object_properties: frozenset[str]
    datatype_properties: frozenset[str]
    other_properties: frozenset[str]
    concepts: frozenset[str]
    schemes: frozenset[str]
    derived: frozenset[str]
    outside: frozenset[str]
    datatypes: dict[str, str]
    values: dict[str, list[str]]
    pointed_to: dict[str, str]


class Vocabulary(Declared):
    """What the ontology declares, and what comes of it."""

    @cached_property
    def properties(self) -> frozenset[str]:
        """The properties in our namespace that data may use."""
        return (self.object_properties | self.datatype_properties | self.other_properties) - self.derived

    @cached_property
    def terms(self) -> frozenset[str]:
        """Everything that is declared in our two namespaces."""
        return self.classes | self.properties | self.concepts | self.schemes | self.derived


def read_vocabulary(ontology: Path, shapes: Path) -> Vocabulary:
    """Read the folders of the ontology and the shapes, both from the trusted side. Raises SyntaxError or OSError."""
    return _vocabulary(tuple((path, path.stat().st_mtime_ns) for path in _files(ontology, shapes)), ontology, shapes)


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob("*.ttl"))


@lru_cache(maxsize=1)
def _vocabulary(_: tuple[tuple[Path, int], ...], ontology: Path, shapes: Path) -> Vocabulary:
    terms = list(_triples(ontology))
    kinds = defaultdict(set)
    outside = set()
    for triple in terms:
        if triple.predicate == RDF_TYPE and isinstance(triple.subject, ox.NamedNode):
            iri = triple.subject.value
            if iri.startswith((AL, VOCAB)):
                kinds[text_of(triple.object)].add(iri)
            else:
                outside.add(iri)
    asked = list(_triples(shapes))
    derived = {text_of(triple.subject) for triple in terms if triple.predicate.value == AL + "derivedOnly"}
    return Vocabulary(
        classes=frozenset(kinds[OWL + "Class"]),
        object_properties=frozenset(kinds[OWL + "ObjectProperty"]),
        datatype_properties=frozenset(kinds[OWL + "DatatypeProperty"]),
        other_properties=frozenset(kinds[OWL + "AnnotationProperty"]),
        concepts=frozenset(kinds[SKOS + "Concept"]),
        schemes=frozenset(kinds[SKOS + "ConceptScheme"]),
        derived=frozenset(derived | {AL + "derivedOnly"}),
        outside=frozenset(outside),
        datatypes=_one_of_each("datatype", asked),
        values=_values(terms, asked),
        pointed_to=_one_of_each("class", asked),
    )


def _triples(folder: Path) -> Iterator[ox.Triple]:
    for path in _files(folder):
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            yield quad.triple


def _one_of_each(constraint: str, shapes: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the value of a constraint of each path, where all shapes that have one have the same."""
    paths: dict[str, str] = {}
    wanted: dict[str, str] = {}
    for triple in shapes:
        shape, value = text_of(triple.subject), triple.object
        if triple.predicate.value == SHACL + "path" and isinstance(value, ox.NamedNode):
            paths[shape] = value.value
        elif triple.predicate.value == SHACL + constraint:
            wanted[shape] = text_of(value)
    found = defaultdict(set)
    for shape, one in wanted.items():
        if shape in paths:
            found[paths[shape]].add(one)
    return {path: values.pop() for path, values in found.items() if len(values) == 1}


def _values(terms: Iterable[ox.Triple], shapes: Sequence[ox.Triple]) -> dict[str, list[str]]:
    """Return the values that each path takes, where its shape asks for those of one list by a shape of its own."""
    lists = defaultdict(list)
    for triple in terms:
        if triple.predicate.value == SKOS + "inScheme":
            lists[text_of(triple.object)].append(text_of(triple.subject))
    having = {text_of(t.subject): text_of(t.object) for t in shapes if t.predicate.value == SHACL + "hasValue"}
    inner = ((t.subject, text_of(t.object)) for t in shapes if t.predicate.value == SHACL + "property")
    schemes = {text_of(shape): having[part] for shape, part in inner if part in having}
    return {path: lists[schemes[shape]] for path, shape in _one_of_each("node", shapes).items() if shape in schemes}
