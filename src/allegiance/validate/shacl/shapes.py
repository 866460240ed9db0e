"""What shapes are, once read: typed, immutable, free of RDF lists and blank-node wiring."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pyoxigraph import Literal, NamedNode

from .expressions import Names, both, edges, either, every, is_instance, is_one_of, negate
from .paths import Path
from .reads import Read, along, from_node
from .vocabulary import Node, Term


@dataclass(frozen=True)
class Constraint:
    """One constraint of a shape: what it demands, as SPARQL.

    `start` is always a bound variable holding a focus node of the shape, `path` the shape's path (None for a
    node shape, whose only value node is the focus node itself).
    """

    component: ClassVar[NamedNode]

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        """A boolean expression: the focus node satisfies this constraint."""
        raise NotImplementedError

    def violations(self, start: str, path: Path | None, names: Names) -> list[str]:
        """Group bodies, to stand after a pattern that binds `start`: one row per violation.

        A body binds ?value where the violation is about one value node, and ?path where the constraint itself
        says which property is at fault.
        """
        return [f"FILTER({negate(self.holds(start, path, names))})"]

    def found(self, source: str, kept: Sequence[str], path: Path | None, names: Names) -> list[str]:
        """Groups with one row per violation, of the focus nodes that the pattern `source` binds ?this to.

        Each binds the variables `kept` as well, which the source does.
        """
        return [f"{source} {body}" for body in self.violations("?this", path, names)]

    def reads(self, here: Path | None, path: Path | None) -> Iterator[Read]:
        """The triples the verdict depends on, as walks from the check's focus node (`here` leads to ours)."""
        yield from along(here, path)

    def describe(self) -> str:
        """The message for shapes that have none."""
        raise NotImplementedError


@dataclass(frozen=True)
class ValueConstraint(Constraint):
    """A constraint that looks at one value node at a time.

    `looks_up` says that the verdict takes triples about the value, and nothing but the value.
    """

    looks_up: ClassVar[bool] = False

    def accepts(self, start: str, value: str, names: Names) -> str:
        """A boolean expression: this value node is fine."""
        raise NotImplementedError

    def value_reads(self, here: Path | None, there: Path | None) -> Iterator[Read]:
        """Triples read beyond the path, `there` leading to the value node and `here` to the focus node."""
        yield from ()

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return every(start, path, names, lambda value: self.accepts(start, value, names))

    def violations(self, start: str, path: Path | None, names: Names) -> list[str]:
        fault = negate(self.accepts(start, start if path is None else "?value", names))
        return [f"{reach} FILTER({fault})" for reach in edges(start, path, "?value")]

    def reads(self, here: Path | None, path: Path | None) -> Iterator[Read]:
        yield from along(here, path)
        yield from self.value_reads(here, from_node(here, path))


@dataclass(frozen=True)
class Targets:
    """Where the focus nodes of a shape come from."""

    nodes: tuple[NamedNode | Literal, ...] = ()
    classes: tuple[NamedNode, ...] = ()
    subjects_of: tuple[NamedNode, ...] = ()
    objects_of: tuple[NamedNode, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.classes or self.subjects_of or self.objects_of)

    def include(self, node: str, names: Names) -> str:
        """A boolean expression: the node in the bound variable is one of the focus nodes."""
        return either(
            [
                is_one_of(node, self.nodes),
                *(is_instance(node, cls, names) for cls in self.classes),
                *(f"EXISTS {{ {node} {prop} {names.new()} . }}" for prop in self.subjects_of),
                *(f"EXISTS {{ {names.new()} {prop} {node} . }}" for prop in self.objects_of),
            ]
        )


@dataclass(frozen=True)
class Shape:
    """A node shape (`path` is None) or a property shape."""

    node: Node
    path: Path | None
    targets: Targets
    constraints: tuple[Constraint, ...]
    severity: NamedNode
    messages: tuple[Literal, ...]
    deactivated: bool

    def holds(self, start: str, names: Names) -> str:
        """A boolean expression: the node in the bound variable `start` conforms to this shape."""
        if self.deactivated:
            return "true"
        by_value = [c for c in self.constraints if isinstance(c, ValueConstraint)]
        others = [c.holds(start, self.path, names) for c in self.constraints if not isinstance(c, ValueConstraint)]
        # One walk over the values for all that looks at single values.
        values = every(start, self.path, names, lambda value: both(c.accepts(start, value, names) for c in by_value))
        return both([values, *others])

    def reads(self, here: Path | None) -> Iterator[Read]:
        """The triples that conformance of the node at `here` depends on."""
        if not self.deactivated:
            for constraint in self.constraints:
                yield from constraint.reads(here, self.path)


@dataclass(frozen=True)
class Shapes:
    """The shapes of a shapes graph that have targets; what they refer to hangs below them."""

    targeted: tuple[Shape, ...]


__all__ = ["Constraint", "Shape", "Shapes", "Targets", "Term", "ValueConstraint"]
