"""Which triples a verdict depends on, described as walks from the focus node.

The depth is thereby derived from the shapes: a changed triple that fits a Read can only affect focus nodes
from which the Read's walk leads to it, so walking backwards from the triple finds them all.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from .paths import Alternative, Inverse, Path, Repeat, Sequence, join, plain
from .vocabulary import SUBCLASS, TYPE


class Read(NamedTuple):
    """Triples with `predicate` (None: any) whose near end the walk `route` (None: stay) leads to.

    The near end is the subject, or the object when `backwards`. With `within`, only triples whose far end is
    that class or below it matter. `known` is false of whatever is read that nobody can tell: any change may affect
    every focus node.
    """

    route: Path | None
    predicate: NamedNode | None
    backwards: bool = False
    within: NamedNode | None = None
    known: bool = True


UNKNOWN = Read(None, None, known=False)


def from_node(here: Path | None, path: Path | None) -> Path | None:
    """The walk to the value nodes of a path that starts where the walk `here` ends."""
    return join(here, plain(path) if path is not None else None)


def along(here: Path | None, path: Path | None) -> Iterator[Read]:
    """The triples read in following the path from the end of the walk `here`."""
    match plain(path) if path is not None else None:
        case None:
            return
        case NamedNode() as predicate:
            yield Read(here, predicate)
        case Inverse(NamedNode() as inner):  # plain() leaves inversion only there
            yield Read(here, inner, backwards=True)
        case Sequence(steps):
            for step in steps:
                yield from along(here, step)
                here = join(here, step)
        case Alternative(choices):
            for choice in choices:
                yield from along(here, choice)
        case Repeat(inner, once=once):
            yield from along(here if once else join(here, Repeat(inner, 0)), inner)


def membership(here: Path | None, cls: NamedNode) -> Iterator[Read]:
    """The triples read in asking whether the node at `here` is an instance of the class."""
    yield Read(here, TYPE, within=cls)
    yield Read(join(here, TYPE, Repeat(SUBCLASS, 0)), SUBCLASS, within=cls)
