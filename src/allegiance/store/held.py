"""What a server holds of our graphs: how many statements in each, and a hash of them."""

import hashlib
import re

import pyoxigraph as ox

from allegiance import resources
from allegiance.sparql.substitute import substitute
from allegiance.store.large import runs, statements
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import select, text_of

AT_ONCE, NAMES, LARGE = 900, 200, 900
"""Statements and graphs asked for together: so few that no cap is suspected, and all counted once more. A graph with
more statements than LARGE is asked for alone, as N-Triples, which Virtuoso writes six times as fast as JSON."""
LANGUAGE = re.compile(rb"@[A-Za-z0-9-]+ \.$", re.MULTILINE)
"""How a line of N-Triples ends whose object has a language tag; no other line has an `@` there."""
Held = dict[str, tuple[int, str]]
"""By the name of a graph: statements, and the SHA-256 of their sorted N-Triples."""


def held(queries: RemoteStore, store: ox.Store, wanted: Held) -> Held:
    """Read what the server holds, to compare it with the store, of which `wanted` tells the same.

    A graph with another number of statements than is wanted is not read, and its hash is empty. Raises the errors
    derived from RemoteError.
    """
    counts = {text_of(row["graph"]): int(text_of(row["statements"])) for row in select(queries, _query("graphs"))}
    found: Held = {name: (count, "") for name, count in counts.items()}
    alike = {name: counts[name] for name in sorted(counts) if counts[name] == wanted.get(name, (0, ""))[0]}
    for name in (name for name, count in alike.items() if count > LARGE):
        graph = ox.NamedNode(name)
        found[name] = hashed(statements(queries, graph, counts[name], store), graph)
    for names in runs({name: count for name, count in alike.items() if count <= LARGE}, AT_ONCE, NAMES):
        graphs, there = [ox.NamedNode(name) for name in names], ox.Store()
        for row in select(queries, substitute(_query("statements"), {"graphs": graphs})):
            there.add(ox.Quad(row["subject"], row["predicate"], row["object"], row["graph"]))
        found |= {graph.value: hashed(there, graph) for graph in graphs}
    return found


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


def _query(name: str) -> str:
    return (resources.root() / "queries" / "lookup" / f"{name}.rq").read_text()
