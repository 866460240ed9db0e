"""A question of the collection, asked of whatever home the triples have."""

from functools import lru_cache

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import RemoteAnswer, RemoteRefused
from allegiance.store import Store
from allegiance.store.typed import select


def answered(store: Store, sparql: str, *, misread: str = "") -> ox.QuerySolutions:
    """Answer a SELECT query: by the engine that holds the triples, or, where that is a server's that misreads queries,
    by ours from the statements of the server.

    What takes too many statements is answered by the server, unless it is said to be `misread` in some way. Raises
    RemoteAnswer then, and what the store raises."""
    from allegiance.store.embedded import EmbeddedStore

    if isinstance(store, EmbeddedStore):
        return select(store, sparql)
    from allegiance.store.remote import RemoteStore

    if not isinstance(store, RemoteStore) or not misreads(store):
        return select(store, sparql)
    from allegiance.store.gathering import TooMuch, gathered

    try:
        return gathered(store, sparql)
    except TooMuch as error:
        if misread:
            reason = f"misreads this question ({misread}), and to answer it here {error}"
            raise RemoteAnswer(store.place, reason, "ask about less, or open the dataset itself") from error
        return select(store, sparql)


@lru_cache(maxsize=32)
def misreads(server: Store) -> bool:
    """Tell whether the engine of a server misreads a query whose answer is known, or refuses it."""
    try:
        return bool(list(select(server, (resources.root() / "queries" / "lookup" / "misread.rq").read_text())))
    except RemoteRefused:
        return True
