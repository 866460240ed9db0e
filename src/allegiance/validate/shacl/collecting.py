"""The part of the data that decides what checks say of given nodes, from facts: by sets of nodes, not node by node.

As in `gathering`, the walks that a check lists (`reads`) are followed forwards from its focus nodes.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from pyoxigraph import NamedNode, Store

from .checks import Check
from .facts import Facts, Meeting
from .paths import Alternative, Inverse, Path, Repeat, plain
from .paths import Sequence as Steps


def collected(facts: Facts, checks: Sequence[Check], focus: Sequence[Set[str]]) -> Store | None:
    """Return what decides on the focus nodes of each check; None where that cannot be told."""
    wanted: Mapping[Meeting, set[str]] = defaultdict(set)
    walked: dict[tuple[Path, Set[str]], Set[str]] = {}
    for check, nodes in zip(checks, map(frozenset, focus), strict=True):
        for read in check.reads:
            if not read.known or read.predicate is None:
                return None
            ends: Set[str] = nodes
            if read.route is not None:
                if (read.route, nodes) not in walked:
                    walked[read.route, nodes] = _follow(read.route, nodes, facts)
                ends = walked[read.route, nodes]
            wanted[read.predicate.value, read.backwards] |= ends
    return facts.part(wanted)


def _follow(path: Path, starts: Set[str], facts: Facts) -> Set[str]:
    """Return the nodes that the path leads to from one of the starts, and maybe more."""
    match plain(path):
        case NamedNode(value=predicate):
            return facts.ends(predicate, starts)
        case Inverse(NamedNode(value=predicate)):
            return facts.leading(predicate, starts)
        case Steps(steps):
            for step in steps:
                starts = _follow(step, starts, facts)
            return starts
        case Alternative(choices):
            return frozenset().union(*(_follow(choice, starts, facts) for choice in choices))
        case Repeat() as repeat:
            return _repeat(repeat, starts, facts)
        case Inverse():
            raise AssertionError("plain() leaves inversion only on single properties")


def _repeat(path: Repeat, starts: Set[str], facts: Facts) -> Set[str]:
    new = _follow(path.inner, starts, facts)
    found = new if path.least else new | starts
    while not path.once and (new := _follow(path.inner, new, facts) - found):
        found = found | new
    return found
