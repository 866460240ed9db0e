"""Query results and terms with the type that the caller knows they have."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from allegiance.errors import QueryRefused
from allegiance.store import Store, Triples


def select(store: Store, sparql: str) -> ox.QuerySolutions:
    """Run a SELECT query. Raises QueryRefused for another form of query."""
    results = store.query(sparql)
    if isinstance(results, ox.QuerySolutions):
        return results
    raise QueryRefused("it is no SELECT query")


def construct(store: Store, sparql: str) -> Iterable[ox.Triple]:
    """Run a CONSTRUCT or DESCRIBE query. Raises QueryRefused for another form of query."""
    results = store.query(sparql)
    if isinstance(results, ox.QueryTriples | Triples):
        return results
    raise QueryRefused("it gives no triples; use CONSTRUCT or DESCRIBE")


def placed(triples: Iterable[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    """Give the triples as quads of one graph."""
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def text_of(term: object) -> str:
    """Return the IRI, the label of a blank node, or the lexical form of a literal."""
    value = getattr(term, "value", term)
    return value if isinstance(value, str) else str(value)


def name_of(term: object) -> str:
    """Return the IRI or the lexical form of a literal, and nothing for a blank node or triple.

    The label of a blank node is none of its name: it is another one each time a file is read or a store asked.
    """
    return "" if isinstance(term, ox.BlankNode | ox.Triple) else text_of(term)


def lines_of(store: ox.Store) -> list[bytes]:
    """Return the store's N-Quads, sorted. A dataset of ours has no blank nodes, so this is its canonical form."""
    return _lines(store.dump(format=ox.RdfFormat.N_QUADS))


def lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """Return the quads as N-Quads, sorted."""
    return _lines(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))


def _lines(text: bytes | None) -> list[bytes]:
    found = (text or b"").splitlines()
    del text  # Of a million quads it is half a gigabyte.
    found.sort()
    return found
