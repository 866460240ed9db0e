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


@dataclass(frozen=True)
class Reach:
    """The reads of many checks by the predicate of the triples that they meet, each with the numbers of its checks.

    Under None are those that meet any triple. `unknown` are checks of which nobody can tell what they read.
    """

    reads: Mapping[NamedNode | None, Sequence[tuple[Read, Sequence[int]]]]
    unknown: frozenset[int]


def reach_of(checks: Sequence[Check]) -> Reach:
    """Return by which triples the checks can be reached."""
    numbers: dict[Read, list[int]] = {}
    unknown = set()
    for number, check in enumerate(checks):
        for read in check.reads:
            if isinstance(read, Everything):
                unknown.add(number)
            numbers.setdefault(read, []).append(number)
    reads: dict[NamedNode | None, list[tuple[Read, Sequence[int]]]] = {}
    for read, found in numbers.items():
        if not isinstance(read, Everything):
            reads.setdefault(read.predicate, []).append((read, found))
    return Reach(reads, frozenset(unknown))


def affected(
    store: Queryable,
    checks: Sequence[Check],
    added: Iterable[Triple],
    removed: Iterable[Triple] = (),
    reach: Reach | None = None,
) -> Affected:
    """The focus nodes whose findings a change can alter, check by check; `reach` is that of the checks, if known.

    `store` holds the data after the change. Then, check by check,
    full(after) = full(before) without findings it `covers` + `validate(after)`.
    """
    gone = list(removed)
    change = _Change([*added, *gone], Walks(store, gone))
    reached = change.reaching(reach or reach_of(checks))
    found: dict[int, frozenset[Term] | None] = {}
    for number, nodes in reached.items():
        # A blank node cannot be named in a query, so everything is checked instead.
        named = nodes is not None and not any(isinstance(node, BlankNode) for node in nodes)
        found[number] = frozenset(nodes or ()) if named else None
    return Affected(tuple(checks), found)


class _Change:
    """The changed triples, by predicate, and the walks that lead to them."""

    def __init__(self, triples: Sequence[Triple], walks: Walks) -> None:
        self._walks = walks
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
        return top in self._walks.onwards(SUBCLASS, cls)  # type: ignore[arg-type]
