"""Which focus nodes a change can affect, so that only they are checked again.

Method: each check lists the triples its verdict depends on, as walks from the focus node (`reads`). From every
changed triple that fits, the walk is followed backwards over the data after the change together with the removed
triples, which holds every walk that existed before or exists now. So no affected node is missed; some found may turn
out unaffected, which costs a look-up and changes no answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Triple

from .checks import Check
from .findings import Finding, Queryable, validate
from .reads import Everything, Read
from .vocabulary import SUBCLASS, Term
from .walks import Walks


@dataclass(frozen=True)
class Affected:
    """Per check (by its place in the list) the focus nodes to check again; None stands for all of them."""

    checks: tuple[Check, ...]
    nodes: Mapping[int, frozenset[Term] | None]

    def covers(self, number: int, focus: Term) -> bool:
        """Whether a finding of that check about that focus node may have come or gone."""
        if number not in self.nodes:
            return False
        nodes = self.nodes[number]
        return nodes is None or focus in nodes

    def validate(self, store: Queryable) -> list[Finding]:
        """The findings about the affected focus nodes; none, without a query, when nothing is affected."""
        return [
            finding
            for number, nodes in sorted(self.nodes.items())
            for finding in validate(store, [self.checks[number]], None if nodes is None else sorted(nodes, key=str))
        ]


def affected(
    store: Queryable, checks: Sequence[Check], added: Iterable[Triple], removed: Iterable[Triple] = ()
) -> Affected:
    """The focus nodes whose findings a change can alter, check by check.

    `store` holds the data after the change. Then, check by check,
    full(after) = full(before) without findings it `covers` + `validate(after)`.
    """
    gone = list(removed)
    change = _Change([*added, *gone], Walks(store, gone))
    found: dict[int, frozenset[Term] | None] = {}
    for number, check in enumerate(checks):
        nodes = change.reaching(check.reads)
        if nodes is None or nodes:
            found[number] = nodes
    return Affected(tuple(checks), found)


class _Change:
    """The changed triples, by predicate, and the walks that lead to them."""

    def __init__(self, triples: Sequence[Triple], walks: Walks) -> None:
        self._triples = triples
        self._walks = walks
        self._by_predicate: dict[NamedNode, list[Triple]] = {}
        for triple in triples:
            self._by_predicate.setdefault(triple.predicate, []).append(triple)
        self._known: dict[Read, frozenset[Term]] = {}

    def reaching(self, reads: Sequence[Read]) -> frozenset[Term] | None:
        """The nodes from which one of the reads meets a changed triple; None when that cannot be told."""
        if not self._triples:
            return frozenset()
        if any(isinstance(read, Everything) for read in reads):
            return None
        found: frozenset[Term] = frozenset()
        for read in reads:
            if read not in self._known:
                self._known[read] = self._walks.back(read.route, self._near_ends(read))
            found |= self._known[read]
        # A blank node cannot be named in a query, so everything is checked instead.
        return None if any(isinstance(node, BlankNode) for node in found) else found

    def _near_ends(self, read: Read) -> frozenset[Term]:
        triples = self._triples if read.predicate is None else self._by_predicate.get(read.predicate, [])
        if read.within is not None:
            triples = [triple for triple in triples if self._is_below(triple.object, read.within)]
        return frozenset(triple.object if read.backwards else triple.subject for triple in triples)  # type: ignore[misc]

    def _is_below(self, cls: object, top: NamedNode) -> bool:
        return top in self._walks.onwards(SUBCLASS, cls)  # type: ignore[arg-type]
