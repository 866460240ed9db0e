"""The collection of questions as linked data, in the form of SIB's sparql-examples: one `sh:SPARQLSelectExecutable`
each, with the question in English, its SPARQL, its topic, and the prefixes that the queries use."""

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from allegiance.query import catalog
from allegiance.query.bind import bind
from allegiance.query.header import Parameter, Question
from allegiance.store.address import server_address
from allegiance.terms import ID, PREFIXES, RDF_TYPE, XSD

SH = "http://www.w3.org/ns/shacl#"
SCHEMA = "https://schema.org/"
RDFS_COMMENT = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
DECLARATIONS = ox.NamedNode(f"{ID}question/prefixes")
EXECUTABLE = (ox.NamedNode(f"{SH}SPARQLExecutable"), ox.NamedNode(f"{SH}SPARQLSelectExecutable"))

Resolve = Callable[[str, tuple[str, ...]], str]
"""From the name of an entity and the kinds allowed to its IRI."""


def as_turtle(resolve: Resolve, target: str) -> str:
    """Return all questions as Turtle; `target` is the address of the SPARQL server at which they can be asked.

    Parameters are filled in with their examples, so that every query runs as it stands. Raises BadAddress for a
    target that is none of a server.
    """
    place = ox.NamedNode(server_address(target).geturl())
    triples = [triple for name in catalog.paths() for triple in _question(catalog.question(name), resolve, place)]
    named = {"sh": SH, "schema": SCHEMA, "rdfs": PREFIXES["rdfs"], "xsd": XSD}
    data = ox.serialize([*_declarations(), *triples], format=ox.RdfFormat.TURTLE, prefixes=named)
    return (data or b"").decode()


def _question(question: Question, resolve: Resolve, target: ox.NamedNode) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{ID}question/{question.name}")
    examples = {name: _example(parameter, resolve) for name, parameter in question.parameters.items()}
    for kind in EXECUTABLE:
        yield ox.Triple(node, RDF_TYPE, kind)
    yield ox.Triple(node, RDFS_COMMENT, ox.Literal(question.summary, language="en"))
    yield ox.Triple(node, ox.NamedNode(f"{SH}select"), ox.Literal(bind(question, examples)))
    yield ox.Triple(node, ox.NamedNode(f"{SH}prefixes"), DECLARATIONS)
    yield ox.Triple(node, ox.NamedNode(f"{SCHEMA}keywords"), ox.Literal(question.topic))
    yield ox.Triple(node, ox.NamedNode(f"{SCHEMA}target"), target)


def _example(parameter: Parameter, resolve: Resolve) -> str:
    return resolve(parameter.example, parameter.kinds) if parameter.type == "entity" else parameter.example


def _declarations() -> Iterator[ox.Triple]:
    for prefix, namespace in PREFIXES.items():
        node = ox.NamedNode(f"{DECLARATIONS.value}/{prefix}")
        yield ox.Triple(DECLARATIONS, ox.NamedNode(f"{SH}declare"), node)
        yield ox.Triple(node, ox.NamedNode(f"{SH}prefix"), ox.Literal(prefix))
        yield ox.Triple(
            node, ox.NamedNode(f"{SH}namespace"), ox.Literal(namespace, datatype=ox.NamedNode(f"{XSD}anyURI"))
        )
