"""Checks that surely find nothing, told from plain facts about the data: the store need not be asked.

As a screen may name a node too many, so may a check be called unsure that finds nothing. None is called sure that does.
"""

import re
from collections.abc import Iterable, Set
from collections.abc import Sequence as Several
from typing import Protocol

from pyoxigraph import NamedNode

from .checks import Check
from .components.literals import MaxLength, MinLength, UniqueLang
from .components.types import NODE_KINDS, Class, Datatype, NodeKind
from .components.values import MaxCount, MinCount
from .lexical import form, integer_range
from .paths import Alternative, Inverse, Path, Sequence
from .shapes import Constraint
from .vocabulary import RDF, XSD

_NODES = frozenset({""})
"""How nodes end: with nothing."""


class Facts(Protocol):
    """What the data holds, by predicate; nodes are IRIs or labels of blank nodes, which have no colon."""

    def subjects(self, predicate: str) -> Set[str]:
        """Who makes statements with it."""

    def several(self, predicate: str, count: int) -> Set[str]:
        """Who makes more statements with it than so many; perhaps some who only repeat one."""

    def objects(self, predicate: str) -> Set[str]:
        """The objects: nodes, and the texts of literals."""

    def endings(self, predicate: str) -> Set[str]:
        """How objects are written, or may be: "" for nodes, `"`, `"@en` or `"^^` and a datatype for literals."""

    def leading(self, predicate: str, nodes: Set[str]) -> Set[str]:
        """Who makes statements with it whose object is one of the nodes."""

    def instances(self, cls: str) -> Set[str]:
        """The instances of the class and of the classes below it."""


def unsure(checks: Iterable[Check], facts: Facts) -> list[Check]:
    """Return the checks that may find something."""
    return [check for check in checks if not _is_sure(check, facts)]


def _is_sure(check: Check, facts: Facts) -> bool:
    targets, path = check.targets, check.path
    if check.route or targets.nodes or targets.subjects_of or targets.objects_of:
        return False
    focus = [facts.instances(cls.value) for cls in targets.classes]
    return _counts(check.constraint, path, focus, facts) or _accepts_all(check.constraint, path, focus, facts)


def _counts(constraint: Constraint, path: Path | None, focus: Several[Set[str]], facts: Facts) -> bool:
    """Whether the focus nodes surely have as many values as the constraint demands."""
    match constraint:
        case MinCount(1) if path is not None:
            starts = _starts(path, facts)
            return all(nodes <= starts for nodes in focus)
        case MaxCount(count) if isinstance(path, NamedNode):
            return _apart(focus, facts.several(path.value, count))
        case UniqueLang() if isinstance(path, NamedNode):
            return _apart(focus, facts.several(path.value, 1))
    return False


def _accepts_all(constraint: Constraint, path: Path | None, focus: Several[Set[str]], facts: Facts) -> bool:
    """Whether the constraint surely accepts each value of the focus nodes."""
    match constraint:
        case NodeKind(kind) if path is None:
            return "isIRI" in NODE_KINDS[kind] and all(":" in node for nodes in focus for node in nodes)
        case Class(cls) if isinstance(path, NamedNode) and facts.endings(path.value) <= _NODES:
            others = facts.objects(path.value) - facts.instances(cls.value)
            return not others or _apart(focus, facts.leading(path.value, others))
        case Class() | Datatype() | MinLength() | MaxLength():
            ends = None if path is None else _ends(path)
            return ends is not None and all(_accepts(constraint, end.value, facts) for end in ends)
    return False


def _apart(focus: Iterable[Set[str]], nodes: Set[str]) -> bool:
    return all(some.isdisjoint(nodes) for some in focus)


def _starts(path: Path, facts: Facts) -> Set[str]:
    """Return nodes from which the path surely leads somewhere."""
    match path:
        case NamedNode(value=predicate):
            return facts.subjects(predicate)
        case Inverse(NamedNode(value=predicate)) if facts.endings(predicate) <= _NODES:
            return facts.objects(predicate)
        case Alternative(choices):
            return frozenset().union(*(_starts(choice, facts) for choice in choices))
        case Sequence((NamedNode(value=predicate), last)) if facts.endings(predicate) <= _NODES:
            return facts.leading(predicate, _starts(last, facts))
    return frozenset()


def _ends(path: Path) -> list[NamedNode] | None:
    """Return properties whose objects are all ends of the path, and perhaps more; None where that cannot be told."""
    match path:
        case NamedNode():
            return [path]
        case Alternative(choices):
            ends = [_ends(choice) for choice in choices]
            return None if None in ends else [end for some in ends for end in some or ()]
        case Sequence((*_, last)):
            return _ends(last)
    return None


def _accepts(constraint: Constraint, predicate: str, facts: Facts) -> bool:
    """Whether the constraint accepts every object of the property."""
    objects, endings = facts.objects(predicate), facts.endings(predicate)
    match constraint:
        case Class(cls):
            return endings <= _NODES and objects <= facts.instances(cls.value)
        case Datatype(NamedNode(value=datatype)):
            if datatype == f"{RDF}langString":
                return all(ending.startswith('"@') for ending in endings)
            pattern = re.compile(form(datatype) or "(?s:.*)")
            typed = '"' if datatype == f"{XSD}string" else f'"^^{datatype}'
            fits = endings <= {typed} and integer_range(datatype) is None
            return fits and all(map(pattern.fullmatch, objects))
        case MinLength(length):
            return not _may_be_blank(objects, endings) and min(map(len, objects), default=length) >= length
        case MaxLength(length):
            return not _may_be_blank(objects, endings) and max(map(len, objects), default=0) <= length
    return False


def _may_be_blank(objects: Set[str], endings: Set[str]) -> bool:
    """Whether one of the objects may be a blank node, which has no length."""
    return "" in endings and not all(":" in node for node in objects)
