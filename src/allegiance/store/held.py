"""What a server holds of our graphs: how many statements in each, and a hash of them."""

import hashlib
import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from allegiance import resources
from allegiance.sparql.paging import ranges
from allegiance.sparql.substitute import substitute
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import select, text_of

AT_ONCE, NAMES, LARGE = 900, 200, 900
"""Statements and graphs asked for together: so few that no cap is suspected, and all counted once more. A graph with
more statements than LARGE is asked for alone, as N-Triples, which Virtuoso writes six times as fast as JSON."""
PARTS = (50_000, 5_000, 500)
"""Statements of a large graph asked for at a time: fewer where a server does not give as many."""
LANGUAGE = re.compile(rb"@[A-Za-z0-9-]+ \.$", re.MULTILINE)
"""How a line of N-Triples ends whose object has a language tag; no other line has an `@` there."""
Held = dict[str, tuple[int, str]]
"""By the name of a graph: statements, and the SHA-256 of their sorted N-Triples."""


def held(queries: RemoteStore) -> Held:
    """Read what the server holds. Raises the errors derived from RemoteError."""
    counts = {text_of(row["graph"]): int(text_of(row["statements"])) for row in select(queries, _query("graphs"))}
    found: Held = {}
    for names in _together(counts):
        graphs = [ox.NamedNode(name) for name in names]
        if len(names) == 1 and counts[names[0]] > LARGE:
            there = _large(queries, graphs[0], counts[names[0]])
        else:
            there = ox.Store()
            for row in select(queries, substitute(_query("statements"), {"graphs": graphs})):
                there.add(ox.Quad(row["subject"], row["predicate"], row["object"], row["graph"]))
        found |= {graph.value: hashed(there, graph) for graph in graphs}
    return found


def _large(queries: RemoteStore, graph: ox.NamedNode, statements: int) -> ox.Store:
    """Return the statements of one graph, in as many parts as the server makes of them. Parts are ranges of a hash of
    the statement, since a server may have another order each time."""
    whole = _query("statements_in")
    for most in PARTS:
        found, parts = ox.Store(), -(-statements // most)
        for start, end in ranges(parts):
            before = len(found)
            sparql = substitute(whole, {"graph": graph, "start": ox.Literal(start), "end": ox.Literal(end)})
            queries.part(sparql, found, graph)
            if len(found) - before < statements / parts / 2:
                break  # That was not all of the part: hashes are spread evenly.
        if len(found) >= statements:
            break
    return found  # Where it is not what was counted, the hash will tell.


def hashed(store: ox.Store, graph: ox.NamedNode | ox.BlankNode) -> tuple[int, str]:
    """Return the number and the hash of the statements of a graph, as far as every server keeps what it is given.

    Blank nodes are named by RDFC-1.0. Servers may write language tags in small letters; and numbers and booleans in
    another way, which the store has undone.
    """
    plain = LANGUAGE.sub(lambda tag: tag[0].lower(), store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b"")
    if b"_:" in plain:
        named = ox.Dataset(ox.parse(plain, format=ox.RdfFormat.N_TRIPLES))
        named.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        plain = ox.serialize((quad.triple for quad in named), format=ox.RdfFormat.N_TRIPLES) or b""
    lines = sorted(set(plain.splitlines()))
    return len(lines), hashlib.sha256(b"\n".join(lines)).hexdigest()


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
