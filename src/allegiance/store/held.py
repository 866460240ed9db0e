"""What a server holds of our graphs: how many statements in each, and a hash of them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from allegiance import resources
from allegiance.sparql.substitute import substitute
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import lines_of, select, text_of

AT_ONCE = 5_000
"""Statements asked for in one query, unless one graph has more."""
Held = dict[str, tuple[int, str]]
"""By the name of a graph: statements, and the SHA-256 of their sorted N-Quads."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def held(queries: RemoteStore) -> Held:
    """Read what the server holds. Raises the errors derived from RemoteError."""
    counts = {text_of(row["graph"]): int(text_of(row["statements"])) for row in select(queries, _query("graphs"))}
    found: Held = {}
    for first, last in _ranges(counts):
        terms = {"from": ox.Literal(first), "to": ox.Literal(last)}
        graphs: dict[str, ox.Store] = {}
        for row in select(queries, substitute(_query("statements"), terms)):
            quad = ox.Quad(row["subject"], row["predicate"], row["object"], row["graph"])
            graphs.setdefault(text_of(row["graph"]), ox.Store()).add(quad)
        found |= {name: hashed(store) for name, store in graphs.items()}
    return found


def hashed(quads: Iterable[ox.Quad]) -> tuple[int, str]:
    """Return the number and the hash of the quads of one graph, as far as every server keeps what it is given.

    Blank nodes are named by RDFC-1.0. Servers may write numbers and booleans in another way, and
    language tags in small letters.
    """
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, _plain(quad.object), quad.graph_name) for quad in quads)
    if any(isinstance(term, ox.BlankNode) for quad in store for term in (quad.subject, quad.object)):
        named = ox.Dataset(store)
        named.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        store = ox.Store()
        store.extend(named)
    return len(store), hashlib.sha256(b"\n".join(lines_of(store))).hexdigest()


def _plain(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if isinstance(term, ox.Literal) and term.language:
        return ox.Literal(term.value, language=term.language.lower())
    return term


def _ranges(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Give the first and last names of runs of graphs that are asked for together."""
    run: list[str] = []
    size = 0
    for name in sorted(counts):
        if run and size + counts[name] > AT_ONCE:
            yield run[0], run[-1]
            run, size = [], 0
        run.append(name)
        size += counts[name]
    if run:
        yield run[0], run[-1]


def _query(name: str) -> str:
    return (resources.root() / "queries" / "lookup" / f"{name}.rq").read_text()
