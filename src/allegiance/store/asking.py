"""A question of the collection, asked of whatever home the triples have."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import RemoteAnswer, RemoteRefused
from allegiance.sparql import paging
from allegiance.sparql.form import form
from allegiance.store import Store
from allegiance.store.slice import Slice
from allegiance.store.typed import select, text_of


class Sliced(NamedTuple):
    """Some rows of an answer, the names of their columns, and how many rows the whole of it has."""

    names: list[str]
    solutions: Sequence[Any]
    total: int


def answered(store: Store, sparql: str, *, misread: str = "") -> ox.QuerySolutions:
    """Answer a SELECT query: by the engine that holds the triples, or, where that is a server's that misreads queries,
    by ours from the statements of the server.

    What takes too many statements is answered by the server, unless it is said to be `misread` in some way. Raises
    RemoteAnswer then, and what the store raises."""
    here = _answered_here(store, sparql, misread)
    return select(store, sparql) if here is None else here


def sliced(store: Store, sparql: str, wanted: Slice, *, misread: str = "") -> Sliced:
    """Answer a SELECT query, without a slice of its own, as `answered` does: the rows wanted, and the number of all.

    A server sends the rows wanted only, and is asked for their number where it has more."""
    here = _answered_here(store, sparql, misread)
    if here is not None:
        return Sliced(_names(here), *wanted.of(here))
    more = None if wanted.limit is None else wanted.limit + 1
    there = select(store, paging.sliced(sparql, wanted.offset, more))
    names, rows = _names(there), list(there)
    if (wanted.limit is None or len(rows) <= wanted.limit) and (rows or not wanted.offset):
        return Sliced(names, rows, wanted.offset + len(rows))
    (count,) = select(store, paging.counting(sparql, form(sparql)))
    return Sliced(names, rows[: wanted.limit], int(text_of(count["rows"])))


def _answered_here(store: Store, sparql: str, misread: str) -> ox.QuerySolutions | None:
    """Return the answer of the embedded engine; None where a server gives it itself."""
    from allegiance.store.embedded import EmbeddedStore

    if isinstance(store, EmbeddedStore):
        return select(store, sparql)
    from allegiance.store.remote import RemoteStore

    if not isinstance(store, RemoteStore) or not misreads(store):
        return None
    from allegiance.store.gathering import TooMuch, gathered

    try:
        return gathered(store, sparql)
    except TooMuch as error:
        if misread:
            reason = f"misreads this question ({misread}), and to answer it here {error}"
            raise RemoteAnswer(store.place, reason, "ask about less, or open the dataset itself") from error
        return None


def _names(solutions: ox.QuerySolutions) -> list[str]:
    return [variable.value for variable in solutions.variables]


@lru_cache(maxsize=32)
def misreads(server: Store) -> bool:
    """Tell whether the engine of a server misreads a query whose answer is known, or refuses it."""
    try:
        return bool(list(select(server, (resources.root() / "queries" / "lookup" / "misread.rq").read_text())))
    except RemoteRefused:
        return True
