"""Names by how they read and look, and addresses, so that those that are alike are found without comparing all."""

from collections.abc import Collection, Container, Iterable, Iterator

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, RDF_TYPE, kind_of
from allegiance.validate.checks.addresses import page
from allegiance.validate.checks.columns import Columns
from allegiance.validate.checks.folding import blurred, folded, skeleton
from allegiance.validate.checks.vocabulary import SKOS

KEY = ox.NamedNode("urn:allegiance:mirror:key")
_FORMS = {SKOS + "prefLabel", SKOS + "altLabel", AL + "nameForm"}
_ADDRESS = AL + "address"
_KEYED = (*_FORMS, _ADDRESS, RDF_TYPE.value)


def keys_graph(graph: str) -> ox.NamedNode:
    """Return the graph that holds the keys of a file's names."""
    return ox.NamedNode(f"urn:allegiance:mirror:keys:{graph}")


def keys(triples: Iterable[ox.Triple]) -> Iterator[tuple[ox.NamedNode, str]]:
    """Give the keys of nodes: of the names that they bear or are, of their identifiers, of the addresses of sources."""
    for triple in triples:
        node, predicate = triple.subject, triple.predicate.value
        if predicate in _KEYED and isinstance(node, ox.NamedNode):
            yield from ((node, key) for key in _keys_of(predicate, node.value, text_of(triple.object)))


def _keys_of(predicate: str, subject: str, text: str) -> Collection[str]:
    if predicate in _FORMS:
        # Most names read as they look; that one may read as another looks brings in a node too many, and no harm.
        return {f"name:{folded(text)}", f"name:{skeleton(text)}", f"name:{blurred(text)}"}
    if predicate == _ADDRESS:
        return (f"page:{page(text)}",)
    return () if kind_of(subject) in ("", "claim", "name") else (f"slug:{folded(subject.rpartition('/')[2])}",)


def all_key_quads(store: ox.Store, columns: Columns, graphs: Container[str]) -> Iterator[ox.Quad]:
    """Give the keys of all names in these graphs: by rows in those of the columns, of all else as the store has it."""
    there = {graph: keys_graph(graph) for graph in columns.graphs}
    for predicate in _KEYED:
        for subject, text, graph in columns.of(predicate):
            if found := _keys_of(predicate, subject, text):
                node = ox.NamedNode(subject)
                yield from (ox.Quad(node, KEY, ox.Literal(key), there[graph]) for key in found)
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
            if (graph := text_of(quad.graph_name)) in graphs and graph not in columns.graphs:
                yield from key_quads(graph, (quad.triple,))


def key_quads(graph: str, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    """Give the keys of a file's names as quads."""
    there = keys_graph(graph)
    return (ox.Quad(node, KEY, ox.Literal(key), there) for node, key in keys(triples))
