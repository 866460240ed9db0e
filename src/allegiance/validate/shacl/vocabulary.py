"""The few terms of RDF, RDFS and SHACL that the compiler names."""

from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SH = "http://www.w3.org/ns/shacl#"

TYPE = NamedNode(RDF + "type")
FIRST = NamedNode(RDF + "first")
REST = NamedNode(RDF + "rest")
NIL = NamedNode(RDF + "nil")
SUBCLASS = NamedNode(RDFS + "subClassOf")
CLASS = NamedNode(RDFS + "Class")
TRUE = Literal(True)
FALSE = Literal(False)

# SPARQL for "is an instance of", as SHACL defines it: no inference beyond rdfs:subClassOf.
INSTANCE_OF = f"{TYPE}/{SUBCLASS}*"


@cache
def sh(name: str) -> NamedNode:
    """The SHACL term of that local name."""
    return NamedNode(SH + name)


def component(name: str) -> NamedNode:
    """The constraint component of that short name: `component("MinCount")` is sh:MinCountConstraintComponent."""
    return NamedNode(f"{SH}{name}ConstraintComponent")
