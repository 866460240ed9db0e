"""What a server holds of our graphs: how many statements in each, and a hash of them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from allegiance import resources
from allegiance.sparql.substitute import substitute
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import lines_of, placed, select, text_of

AT_ONCE, LARGE = 5_000, 1_000
NAMES = 200
"""Statements and graphs asked for together; a graph with more statements than LARGE is asked for alone, as N-Triples,
which Virtuoso writes six times as fast as JSON."""
PART = 50_000
"""Statements of a large graph asked for at a time; a server may give fewer."""
Held = dict[str, tuple[int, str]]
"""By the name of a graph: statements, and the SHA-256 of their sorted N-Quads."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def held(queries: RemoteStore) -> Held:
    """Read what the server holds. Raises the errors derived from RemoteError."""
    counts = {text_of(row["graph"]): int(text_of(row["statements"])) for row in select(queries, _query("graphs"))}
    found: Held = {}
    for names in _together(counts):
        if len(names) == 1 and counts[names[0]] > LARGE:
            found[names[0]] = hashed(_large(queries, names[0], counts[names[0]]))
            continue
        graphs: dict[str, ox.Store] = {}
        for row in select(
            queries, substitute(_query("statements"), {"graphs": [ox.NamedNode(name) for name in names]})
        ):
            quad = ox.Quad(row["subject"], row["predicate"], row["object"], row["graph"])
            graphs.setdefault(text_of(row["graph"]), ox.Store()).add(quad)
        found |= {name: hashed(store) for name, store in graphs.items()}
    return found


def _large(queries: RemoteStore, name: str, statements: int) -> Iterator[ox.Quad]:
    """Give the statements of one graph, in as many parts as the server makes of them."""
    graph = ox.NamedNode(name)
    sparql = substitute(_query("statements_in"), {"graph": graph})
    start = 0
    while start < statements:
        triples = queries.part(sparql, start, PART)
        if not triples:  # The server has changed meanwhile; the hash will tell.
            return
        yield from placed(triples, graph)
        start += len(triples)


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


def _together(counts: Mapping[str, int]) -> Iterator[list[str]]:
    """Give the names of graphs that are asked for together."""
    run: list[str] = []
    size = 0
    for name in sorted(counts):
        if counts[name] > LARGE:
            yield [name]
            continue
        if run and (size + counts[name] > AT_ONCE or len(run) == NAMES):
            yield run
            run, size = [], 0
        run.append(name)
        size += counts[name]
    if run:
        yield run


def _query(name: str) -> str:
    return (resources.root() / "queries" / "lookup" / f"{name}.rq").read_text()
