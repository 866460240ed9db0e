"""What a finding rests on: the nodes of which nothing more may be said, if it is to stand.

Most constraints are not met because something is not said: of the focus node, or of a node on the way from it. Those
of `OF_WHAT_IS_SAID` are not met because of what is said; nothing that is added mends them, but for what would be said
of the value itself.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from .asked import Queryable
from .embedded import Patterns
from .paths import Alternative, Inverse, Path, Repeat, Sequence, join
from .plan import Plan
from .vocabulary import Term
from .walks import Walks

OF_WHAT_IS_SAID = frozenset(
    {
        *("Class", "Node", "Datatype", "NodeKind", "In", "LanguageIn", "UniqueLang", "MaxCount", "Disjoint"),
        *("MaxLength", "MinLength", "Pattern", "MinInclusive", "MinExclusive", "MaxInclusive", "MaxExclusive"),
    }
)


class Grounds(NamedTuple):
    """The nodes, and the properties by which it matters who points to one of them."""

    nodes: frozenset[Term]
    pointed: frozenset[NamedNode]


class Resting:
    """Tells the grounds of the findings of a plan's checks over a store."""

    def __init__(self, plan: Plan, store: Queryable | Patterns) -> None:
        self._plan, self._walks = plan, Walks(store, ())

    def grounds(self, shape: str, constraint: str, focus: Term | None, value: Term | None) -> Grounds | None:
        """Return what a finding of the constraint (MinCount, Class ...) of the shape about the focus node rests on.

        `shape` is the IRI of the shape, or of the SPARQL constraint. None where nobody can tell.
        """
        nodes: set[Term] = set()
        pointed: set[NamedNode] = set()
        numbers = self._plan.numbers.get((shape, constraint), ())
        if focus is None or not numbers or not self._plan.reach.unknown.isdisjoint(numbers):
            return None
        for number in numbers:
            path = self._plan.asked(number).path
            of_value = constraint in OF_WHAT_IS_SAID and path is not None
            for read in self._plan.reads[number]:
                if read.predicate is None or _turns(read.route):
                    return None
                if not of_value:
                    nodes |= self._ends(focus, read.route)
                elif value is not None and (beyond := _beyond(read.route, path)):
                    nodes |= self._ends(value, beyond[0])
                else:
                    continue
                if read.backwards:
                    pointed.add(read.predicate)
        return Grounds(frozenset(nodes), frozenset(pointed))

    def _ends(self, start: Term, route: Path | None) -> frozenset[Term]:
        ends = frozenset([start])
        return ends if route is None else self._walks.follow(route, ends)


def _beyond(route: Path | None, path: Path | None) -> tuple[Path | None] | None:
    """Return the rest of a walk behind the path to the values, if it begins with it: some steps, or none."""
    if route == path:
        return (None,)
    steps = path.steps if isinstance(path, Sequence) else (path,)
    if isinstance(route, Sequence) and route.steps[: len(steps)] == steps:
        return (join(*route.steps[len(steps) :]),)
    return None


def _turns(path: Path | None) -> bool:
    """Whether the walk goes against a property somewhere."""
    match path:
        case Inverse():
            return True
        case Sequence(parts) | Alternative(parts):
            return _any_turns(parts)
        case Repeat(inner):
            return _turns(inner)
    return False


def _any_turns(parts: Iterable[Path]) -> bool:
    return any(map(_turns, parts))
