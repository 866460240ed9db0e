"""Running checks on a store."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

from pyoxigraph import BlankNode

from .asked import Finding, Queryable, ask
from .checks import Check
from .screening import Screen, screens
from .vocabulary import Term

# Focus nodes per query: far below what any server refuses as too long.
_BATCH = 500
# With so many suspects, one query over all focus nodes is no slower than many over batches of them.
_MANY = 5_000


def validate(
    store: Queryable, checks: Iterable[Check], focus: Iterable[Term] | None = None, *, workers: int = 1
) -> list[Finding]:
    """The findings of the checks, in the order of the checks.

    `focus` None checks everything, with screens and in so many threads; otherwise only findings whose focus node is
    among the given nodes (IRIs or literals; a query cannot name a blank node), so an empty one checks nothing. A
    finding appears once per way in which its focus node is reached by nested property shapes, as SHACL has it, so
    equal findings may occur.
    """
    if focus is not None:
        wanted = tuple(dict.fromkeys(focus))
        return [finding for check in checks for finding in ask(store, check.asked, wanted)]
    everything = list(checks)
    screened = screens(everything)
    alone = set(range(len(everything))).difference(*(screen.checks for screen in screened))
    tasks = [*(partial(_through, store, everything, screen) for screen in screened)]
    tasks += [partial(_by_itself, store, everything, number) for number in sorted(alone)]
    if workers > 1:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(workers) as pool:
            answers = list(pool.map(_call, tasks))
    else:
        answers = [task() for task in tasks]
    return [finding for _, found in sorted(chain(*answers), key=itemgetter(0)) for finding in found]


_Found = list[tuple[int, list[Finding]]]
"""Findings by the number of their check."""


def _call(task: Callable[[], _Found]) -> _Found:
    return task()


def _by_itself(store: Queryable, checks: Sequence[Check], number: int) -> _Found:
    return [(number, ask(store, checks[number].asked))]


def _through(store: Queryable, checks: Sequence[Check], screen: Screen) -> _Found:
    """Ask the checks of a screen about its suspects; about everybody where suspects are many or cannot be named."""
    suspects: dict[int, dict[Term, None]] = defaultdict(dict)
    for row in store.query(screen.sparql):
        faults = int(row["faults"].value) if screen.tells else -1
        for bit, number in enumerate(screen.checks):
            if faults >> bit & 1:
                suspects[number][row["this"]] = None
    return [(number, ask(store, checks[number].asked, _nameable(nodes))) for number, nodes in suspects.items()]


def _nameable(nodes: Iterable[Term]) -> list[Term] | None:
    found = list(nodes)
    return None if len(found) > _MANY or any(isinstance(node, BlankNode) for node in found) else found
