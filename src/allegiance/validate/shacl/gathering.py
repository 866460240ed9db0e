"""The part of the data that decides what checks say of given nodes, as a small store.

A check lists the triples that its verdict depends on as walks from the focus node (`reads`); followed forwards, these
lead to all such triples. Followed backwards, they tell which nodes a change can affect (`reaching`). So what a check
says of a node in the part, it says of it in the whole.
"""

from collections.abc import Mapping

from pyoxigraph import Literal, Quad, Store

from .embedded import Patterns
from .plan import Plan
from .vocabulary import Term
from .walks import Walks

MOST = 20_000
"""Of more quads than that nothing is gained by gathering them."""


def gathered(store: Patterns, plan: Plan, wanted: Mapping[int, frozenset[Term] | None]) -> Store | None:
    """Return what decides on the nodes of each check, by number; None where that cannot be told, or is too much."""
    if any(nodes is None for nodes in wanted.values()) or not plan.reach.unknown.isdisjoint(wanted):
        return None
    walks, quads, part = Walks(store, ()), list[Quad](), Store()
    met: set[tuple[object, ...]] = set()
    asked = {number: nodes for number, nodes in wanted.items() if nodes}
    for read, numbers in plan.reads_of(frozenset(asked)):
        starts: frozenset[Term] = frozenset().union(*(asked[number] for number in numbers if number in asked))
        for end in walks.follow(read.route, starts) if read.route is not None and starts else starts:
            pattern = (None, read.predicate, end) if read.backwards else (end, read.predicate, None)
            if pattern not in met and (read.backwards or not isinstance(end, Literal)):
                met.add(pattern)
                quads += store.quads_for_pattern(*pattern)
                if len(quads) > MOST:
                    return None
    part.extend(quads)
    return part
