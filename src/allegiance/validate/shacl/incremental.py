"""Which focus nodes a change can affect, so that only they are checked again.

Method: each check lists the triples its verdict depends on, as walks from the focus node (`reads`). From every
changed triple that fits, the walk is followed backwards over the data after the change together with the removed
triples, which holds every walk that existed before or exists now. So no affected node is missed; some found may turn
out unaffected, which costs a look-up and changes no answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Triple

from .asked import Finding, Queryable
from .checks import Check
from .findings import validate
from .plan import Plan
from .reaching import reached
from .vocabulary import Term


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
    store: Queryable,
    checks: Sequence[Check],
    added: Iterable[Triple],
    removed: Iterable[Triple] = (),
) -> Affected:
    """The focus nodes whose findings a change can alter, check by check.

    `store` holds the data after the change. Then, check by check,
    full(after) = full(before) without findings it `covers` + `validate(after)`.
    """
    return Affected(tuple(checks), reached(store, Plan.of(checks).reach, added, removed))
