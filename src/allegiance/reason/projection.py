"""What the reasoner gets to see: the ontology's axioms, and the statements between individuals.

Literals stay out: HermiT rejects `xsd:date`, and nothing in the ontology's logic depends on a literal. Alignments
stay out too, because the outside ontologies they name are not loaded.
"""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from allegiance.terms import GRAPH, RDF_TYPE

OWL = "http://www.w3.org/2002/07/owl#"
NOT_REASONED = ("alignments.ttl",)


def axioms(ontology: Path) -> list[ox.Triple]:
    """Return the triples of the ontology's modules, without their literals but with their axioms' blank nodes."""
    modules = sorted(path for path in ontology.glob("*.ttl") if path.name not in NOT_REASONED)
    return [
        ox.Triple(_apart(quad.subject, module), quad.predicate, _apart(quad.object, module))
        for module in modules
        for quad in ox.parse(path=str(module), format=ox.RdfFormat.TURTLE)
        if not isinstance(quad.object, ox.Literal)
    ]


def _apart(term: object, module: Path) -> ox.NamedNode | ox.BlankNode:
    """Keep blank nodes of different modules apart."""
    return ox.BlankNode(f"{module.stem}{term.value}") if isinstance(term, ox.BlankNode) else term  # type: ignore[return-value]


def statements(store: ox.Store, ontology: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the data's types and its object-property statements, authored and derived."""
    properties = {
        t.subject for t in ontology if t.predicate == RDF_TYPE and t.object == ox.NamedNode(OWL + "ObjectProperty")
    }
    classes = {t.subject for t in ontology if t.predicate == RDF_TYPE and t.object == ox.NamedNode(OWL + "Class")}
    return sorted(
        {
            quad.triple
            for quad in store
            if not quad.graph_name.value.startswith(GRAPH + "ontology/")
            and (quad.predicate in properties or (quad.predicate == RDF_TYPE and quad.object in classes))
        },
        key=str,
    )
