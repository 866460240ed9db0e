"""Names by how they read and look, and addresses, so that those that are alike are found without comparing all."""

from collections.abc import Container, Iterable, Iterator

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, RDF_TYPE, kind_of
from allegiance.validate.checks.addresses import page
from allegiance.validate.checks.folding import blurred, folded, skeleton
from allegiance.validate.checks.vocabulary import SKOS

KEY = ox.NamedNode("urn:allegiance:mirror:key")
_FORMS = {SKOS + "prefLabel", SKOS + "altLabel", AL + "nameForm"}
_ADDRESS = AL + "address"


def keys_graph(graph: str) -> ox.NamedNode:
    """Return the graph that holds the keys of a file's names."""
    return ox.NamedNode(f"urn:allegiance:mirror:keys:{graph}")


def keys(triples: Iterable[ox.Triple]) -> Iterator[tuple[ox.NamedNode, str]]:
    """Give the keys of nodes: of the names that they bear or are, of their identifiers, of the addresses of sources."""
    for triple in triples:
        node = triple.subject
        if not isinstance(node, ox.NamedNode):
            continue
        if triple.predicate.value in _FORMS:
            name = text_of(triple.object)
            # Most names read as they look; that one may read as another looks brings in a node too many, and no harm.
            yield from ((node, f"name:{key}") for key in {folded(name), skeleton(name), blurred(name)})
        elif triple.predicate.value == _ADDRESS:
            yield node, f"page:{page(text_of(triple.object))}"
        elif triple.predicate == RDF_TYPE and kind_of(node.value) not in ("", "claim", "name"):
            yield node, f"slug:{folded(node.value.rpartition('/')[2])}"


def all_key_quads(store: ox.Store, graphs: Container[str]) -> Iterator[ox.Quad]:
    """Give the keys of all names in these graphs of a store."""
    for predicate in (*_FORMS, _ADDRESS, RDF_TYPE.value):
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
            if (graph := text_of(quad.graph_name)) in graphs:
                yield from key_quads(graph, (quad.triple,))


def key_quads(graph: str, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    """Give the keys of a file's names as quads."""
    there = keys_graph(graph)
    return (ox.Quad(node, KEY, ox.Literal(key), there) for node, key in keys(triples))
