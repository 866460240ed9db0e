"""Which nodes a check may find at fault, told from plain facts about the data: mostly none, and nothing is asked.

As a screen may name a node too many, so may nodes be suspected in which nothing is wrong. Who is at fault is suspected.
"""

import re
from collections.abc import Callable, Iterable, Set

from pyoxigraph import Literal, NamedNode, Store

from .checks import Check
from .components.literals import MaxLength, MinLength, Pattern, UniqueLang
from .components.logic import And, Node, Not, Or
from .components.pairs import Disjoint
from .components.sparql import Select
from .components.types import NODE_KINDS, Class, Datatype, NodeKind
from .components.values import HasValue, MaxCount, MinCount
from .expressions import Names, negate
from .facts import Facts
from .lexical import form, integer_range
from .paths import Alternative, Inverse, Path, Repeat, Sequence
from .shapes import Constraint, Shape
from .sparql_demands import Demand, demands
from .vocabulary import RDF, XSD

_NODES = frozenset({""})
"""How nodes end: with nothing."""
_NOBODY: frozenset[str] = frozenset()
_ROUNDS = 20
"""So many times are those left out from whom a way ends; who is left then may still lie on a longer way."""


def suspects(check: Check, facts: Facts) -> Set[str] | None:
    """Return nodes among which are all that the check finds at fault; None where that cannot be told."""
    targets = check.targets
    if check.route or targets.nodes or targets.subjects_of or targets.objects_of:
        return None
    focus = _NOBODY.union(*(facts.instances(cls.value) for cls in targets.classes))
    return _at_fault(check.constraint, check.path, focus, facts)


def _at_fault(constraint: Constraint, path: Path | None, focus: frozenset[str], facts: Facts) -> Set[str]:
    """Return those of the nodes that may not be as the constraint demands."""
    for told in (_by_shapes, _by_statements, _by_values):
        found = told(constraint, path, focus, facts)
        if found is not None:
            return found
    return _by_query(constraint, path, focus, facts) if isinstance(constraint, Select) else focus


def _by_shapes(constraint: Constraint, path: Path | None, focus: frozenset[str], facts: Facts) -> Set[str] | None:
    """Return them for a constraint made of shapes."""
    match constraint:
        case Not():  # a kind of Node
            return focus
        case Node(shape):
            return _with_values(path, focus, facts, lambda values: _not_of_shape(shape, frozenset(values), facts))
        case And(shapes) if path is None:
            return _NOBODY.union(*(_not_of_shape(shape, focus, facts) for shape in shapes))
        case Or(shapes) if path is None:
            return focus.intersection(*(_not_of_shape(shape, focus, facts) for shape in shapes))
    return None


def _by_statements(constraint: Constraint, path: Path | None, focus: frozenset[str], facts: Facts) -> Set[str] | None:
    """Return them for a constraint on which statements there are."""
    if path is not None and constraint == MinCount(1):
        return focus - _starts(path, facts)
    if not isinstance(path, NamedNode):
        return None
    match constraint:
        case HasValue(NamedNode(value=wanted)) if facts.endings(path.value) <= _NODES:
            return focus - facts.leading(path.value, frozenset({wanted}))
        case MaxCount() | UniqueLang():
            count = constraint.count if isinstance(constraint, MaxCount) else 1
            return focus & facts.several(path.value, count)
        case Disjoint(other):
            return focus & {subject for subject, _ in facts.pairs(path.value) & facts.pairs(other.value)}
    return None


def _by_values(constraint: Constraint, path: Path | None, focus: frozenset[str], facts: Facts) -> Set[str] | None:
    """Return them for a constraint that looks at single values."""
    match constraint:
        case NodeKind(kind) if path is None and "isIRI" in NODE_KINDS[kind]:
            return {node for node in focus if ":" not in node}
        case Class(cls):
            return _with_values(path, focus, facts, lambda values: values - facts.instances(cls.value))
        case Datatype() | MinLength() | MaxLength() | Pattern() if path is not None:
            ends = _ends(path)
            sound = ends is not None and all(_accepts(constraint, end.value, facts) for end in ends)
            return _NOBODY if sound else focus
    return None


def _not_of_shape(shape: Shape, nodes: frozenset[str], facts: Facts) -> Set[str]:
    """Return those of the nodes that may not conform to the shape."""
    if shape.deactivated:
        return _NOBODY
    return _NOBODY.union(*(_at_fault(constraint, shape.path, nodes, facts) for constraint in shape.constraints))


def _with_values(
    path: Path | None, focus: frozenset[str], facts: Facts, refused: Callable[[Set[str]], Set[str]]
) -> Set[str]:
    """Return those of the nodes that may have one of the values that are refused."""
    if path is None:
        return focus & refused(focus)
    if not isinstance(path, NamedNode) or not facts.endings(path.value) <= _NODES:
        ends = _ends(path)
        nodes = ends is not None and all(facts.endings(end.value) <= _NODES for end in ends)
        return _NOBODY if nodes and not any(refused(facts.objects(end.value)) for end in ends or ()) else focus
    others = refused(facts.objects(path.value))
    return focus & facts.leading(path.value, others) if others else _NOBODY


def _by_query(constraint: Select, path: Path | None, focus: frozenset[str], facts: Facts) -> Set[str]:
    """Return those of the nodes that may have a row in the answer of the query."""
    if constraint.query.tail.parts:
        return focus
    demanded = demands(constraint.query.where, path)
    for demand in demanded.has:
        if demand.wanted and isinstance(demand.path, NamedNode):
            focus = focus & facts.leading(demand.path.value, frozenset({demand.wanted}))
        elif demand.round and isinstance(demand.path, Repeat) and isinstance(demand.path.inner, NamedNode):
            focus = focus & _going_round(demand.path.inner.value, facts) if demand.path.least else focus
        elif (starts := _may_start(demand.path, facts)) is not None:
            focus = focus & starts
    for lacking in demanded.lacks:
        focus = focus - frozenset.intersection(*(frozenset(_binding(demand, facts)) for demand in lacking))
    return focus


def _binding(demand: Demand, facts: Facts) -> Set[str]:
    """Return nodes that surely have what is demanded."""
    if not demand.language:
        return _starts(demand.path, facts)
    if isinstance(demand.path, NamedNode):
        return facts.subjects(demand.path.value, f'"@{demand.language}')
    return _NOBODY


def _going_round(predicate: str, facts: Facts) -> Set[str]:
    """Return the nodes from which a way along the property may lead back; none if none goes on for ever."""
    left = facts.subjects(predicate) & facts.objects(predicate)
    for _ in range(_ROUNDS):
        left, before = left & facts.leading(predicate, left), left
        if left == before:
            break
    return left


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
    return _NOBODY


def _may_start(path: Path, facts: Facts) -> Set[str] | None:
    """Return nodes among which are all from which the path leads somewhere; None where that cannot be told."""
    match path:
        case NamedNode(value=predicate):
            return facts.subjects(predicate)
        case Inverse(NamedNode(value=predicate)):
            return facts.objects(predicate)
        case Alternative(choices):
            found = [_may_start(choice, facts) for choice in choices]
            return None if None in found else _NOBODY.union(*(some for some in found if some))
        case Sequence((first, *_)):
            return _may_start(first, facts)
        case Repeat(inner, least) if least:
            return _may_start(inner, facts)
    return None


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
        case Pattern():
            return not _may_be_blank(objects, endings) and _match(constraint, objects)
    return False


def _match(pattern: Pattern, texts: Iterable[str]) -> bool:
    """Whether all texts match, as the engine that is asked matches them."""
    listed = " ".join(str(Literal(text)) for text in texts)
    fault = negate(pattern.accepts("?this", "?value", Names()))
    return not Store().query(f"ASK {{ VALUES ?value {{ {listed} }} FILTER({fault}) }}")


def _may_be_blank(objects: Set[str], endings: Set[str]) -> bool:
    """Whether one of the objects may be a blank node, which has no length."""
    return "" in endings and not all(":" in node for node in objects)
