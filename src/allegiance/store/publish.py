"""A dataset onto a server, graph by graph, and counted afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import PublishedOtherwise
from allegiance.store.graph_store import GraphStore
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import select, text_of


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: graphs written, statements in them, graphs removed."""

    graphs: int
    statements: int
    removed: int


def publish(
    store: ox.Store,
    graphs: GraphStore,
    queries: RemoteStore,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Published:
    """Make the server's graphs under our name those of the store; other graphs stay as they are.

    May be repeated, and must be after an error, since a server cannot take all graphs at once. `progress` is told
    how many graphs of how many are done. Raises PublishedOtherwise when the server then counts otherwise, and the
    other errors derived from RemoteError.
    """
    names = sorted(store.named_graphs(), key=str)
    # Asked first: a server whose answers cannot be verified is not written to.
    stale = sorted(_counts(queries).keys() - {text_of(name) for name in names})
    sent: dict[str, int] = {}
    for name in names:
        quads = list(store.quads_for_pattern(None, None, None, name))
        graphs.put(text_of(name), ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES) or b"")
        sent[text_of(name)] = len(quads)
        progress(len(sent), len(names) + len(stale))
    for done, graph in enumerate(stale, len(sent) + 1):
        graphs.delete(graph)
        progress(done, len(names) + len(stale))
    found = _counts(queries)
    wrong = {g: (sent.get(g, 0), found.get(g, 0)) for g in sent | found if sent.get(g, 0) != found.get(g, 0)}
    if wrong:
        raise PublishedOtherwise(queries.place, wrong)
    return Published(len(sent), sum(sent.values()), len(stale))


def _counts(queries: RemoteStore) -> dict[str, int]:
    query = (resources.root() / "queries" / "lookup" / "graphs.rq").read_text()
    return {text_of(row["graph"]): int(text_of(row["statements"])) for row in select(queries, query)}
