"""The focus nodes that a change reaches: from each triple that a check reads, its walk is followed backwards."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from pyoxigraph import BlankNode, NamedNode, Triple

from .asked import Queryable
from .embedded import Patterns
from .reads import Read
from .vocabulary import SUBCLASS, Term
from .walks import Walks

Numbered = Sequence[tuple[Read, Sequence[int]]]
"""Reads, each with the numbers of the checks that read so."""


class ByPredicate(Protocol):
    """Gives the reads that meet triples with a predicate; under None those that meet any triple."""

    def get(self, predicate: NamedNode | None, otherwise: Numbered, /) -> Numbered: ...


class Reach(NamedTuple):
    """The reads of many checks by the predicate of the triples that they meet, each with the numbers of its checks.

    Under None are those that meet any triple. `unknown` are checks of which nobody can tell what they read.
    """

    reads: ByPredicate
    unknown: frozenset[int]


def reached(
    store: Queryable | Patterns, reach: Reach, added: Iterable[Triple], removed: Iterable[Triple]
) -> dict[int, frozenset[Term] | None]:
    """Return by check the focus nodes whose findings a change can alter; None stands for all of them.

    `store` holds the data after the change.
    """
    gone = list(removed)
    change = _Change([*added, *gone], Walks(store, gone))
    found: dict[int, frozenset[Term] | None] = {}
    for number, nodes in change.reaching(reach).items():
        # A blank node cannot be named in a query, so everything is checked instead.
        named = nodes is not None and not any(isinstance(node, BlankNode) for node in nodes)
        found[number] = frozenset(nodes or ()) if named else None
    return found


class _Change:
    """The changed triples, by predicate, and the walks that lead to them."""

    def __init__(self, triples: Sequence[Triple], walks: Walks) -> None:
        self._walks = walks
        self._above: dict[object, frozenset[Term]] = {}
        self._by_predicate: dict[NamedNode | None, list[Triple]] = {None: list(triples)} if triples else {}
        for triple in triples:
            self._by_predicate.setdefault(triple.predicate, []).append(triple)

    def reaching(self, reach: Reach) -> dict[int, set[Term] | None]:
        """The nodes, by check, from which one of its reads meets a changed triple; None when that cannot be told."""
        if not self._by_predicate:
            return {}
        found: dict[int, set[Term] | None] = dict.fromkeys(reach.unknown)
        for predicate, triples in self._by_predicate.items():
            for read, numbers in reach.reads.get(predicate, ()):
                ends = self._near_ends(read, triples)
                nodes = self._walks.back(read.route, ends) if ends else ends
                for number in numbers if nodes else ():
                    known = found.setdefault(number, set())
                    if known is not None:
                        known |= nodes
        return found

    def _near_ends(self, read: Read, triples: Sequence[Triple]) -> frozenset[Term]:
        if read.within is not None:
            triples = [triple for triple in triples if self._is_below(triple.object, read.within)]
        return frozenset(triple.object if read.backwards else triple.subject for triple in triples)  # type: ignore[misc]

    def _is_below(self, cls: object, top: NamedNode) -> bool:
        if cls not in self._above:
            self._above[cls] = self._walks.onwards(SUBCLASS, cls)  # type: ignore[arg-type]
        return top in self._above[cls]
