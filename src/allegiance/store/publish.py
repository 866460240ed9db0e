"""A dataset onto a server, graph by graph; then what the server holds is counted, hashed and compared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from allegiance.errors import PublishedOtherwise
from allegiance.store.held import hashed, held
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import text_of


class Graphs(Protocol):
    """Where the graphs of a server are written: `GraphStore` or `UpdateStore`."""

    def put(self, graph: str, triples: bytes) -> None:
        """Replace the graph by the triples, given as N-Triples."""

    def delete(self, graph: str) -> None:
        """Remove the graph; one that is not there is no error."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: graphs of the dataset and statements in them, graphs that had to be written, graphs removed."""

    graphs: int
    statements: int
    written: int
    removed: int


def publish(
    store: ox.Store,
    graphs: Graphs,
    queries: RemoteStore,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Published:
    """Make the server's graphs under our name those of the store; other graphs stay as they are.

    Only what differs is written. May be repeated, and must be after an error, since a server cannot take all graphs
    at once. `progress` is told how many graphs of how many are done. Raises PublishedOtherwise when the server then
    holds something else, and the other errors derived from RemoteError.
    """
    names = {text_of(name): name for name in store.named_graphs()}
    hashes = {name: hashed(store, node) for name, node in names.items()}
    wanted = {name: found for name, found in hashes.items() if found[0]}  # An empty graph is none on many servers.
    # Asked first: a server whose answers cannot be verified is not written to.
    before = held(queries, store, wanted)
    differing = sorted(name for name in wanted if before.get(name) != wanted[name])
    stale = sorted(before.keys() - wanted.keys())
    for done, name in enumerate(differing, 1):
        graphs.put(name, store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=names[name]) or b"")
        progress(done, len(differing) + len(stale))
    for done, name in enumerate(stale, len(differing) + 1):
        graphs.delete(name)
        progress(done, len(differing) + len(stale))
    after = held(queries, store, wanted) if differing or stale else before
    nothing = (0, "")
    wrong = {
        name: (wanted.get(name, nothing)[0], after.get(name, nothing)[0])
        for name in wanted.keys() | after.keys()
        if wanted.get(name) != after.get(name)
    }
    if wrong:
        raise PublishedOtherwise(queries.place, wrong)
    return Published(len(wanted), sum(count for count, _ in wanted.values()), len(differing), len(stale))
