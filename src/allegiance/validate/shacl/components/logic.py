"""Shapes made of shapes: sh:node, sh:property, sh:not, sh:and, sh:or, sh:xone, qualified counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pyoxigraph import NamedNode

from ..expressions import Names, at_least, both, either, negate
from ..paths import Path
from ..reads import Read, along, from_node
from ..shapes import Constraint, Shape, ValueConstraint
from ..vocabulary import component


@dataclass(frozen=True)
class Node(ValueConstraint):
    """sh:node: each value conforms to the shape."""

    shape: Shape
    component: ClassVar[NamedNode] = component("Node")
    looks_up = True

    def accepts(self, start: str, value: str, names: Names) -> str:
        return self.shape.holds(value, names)

    def value_reads(self, here: Path | None, there: Path | None) -> Iterator[Read]:
        yield from self.shape.reads(there)

    def describe(self) -> str:
        return f"Must conform to the shape {self.shape.node}."


class Property(Node):
    """sh:property: as sh:node where only conformance counts; its violations are reported by checks of its own."""

    component: ClassVar[NamedNode] = component("Property")


class Not(Node):
    """sh:not: no value conforms to the shape."""

    component: ClassVar[NamedNode] = component("Not")

    def accepts(self, start: str, value: str, names: Names) -> str:
        return negate(self.shape.holds(value, names))

    def describe(self) -> str:
        return f"Must not conform to the shape {self.shape.node}."


@dataclass(frozen=True)
class Combination(ValueConstraint):
    """Base of sh:and, sh:or and sh:xone over a list of shapes."""

    shapes: tuple[Shape, ...]
    words: ClassVar[str]
    looks_up = True

    def value_reads(self, here: Path | None, there: Path | None) -> Iterator[Read]:
        for shape in self.shapes:
            yield from shape.reads(there)

    def describe(self) -> str:
        return f"Must conform to {self.words} of the shapes {', '.join(str(shape.node) for shape in self.shapes)}."


class And(Combination):
    """sh:and: every shape."""

    component = component("And")
    words = "all"

    def accepts(self, start: str, value: str, names: Names) -> str:
        return both(shape.holds(value, names) for shape in self.shapes)


class Or(Combination):
    """sh:or: at least one shape."""

    component = component("Or")
    words = "at least one"

    def accepts(self, start: str, value: str, names: Names) -> str:
        return either(shape.holds(value, names) for shape in self.shapes)


class Xone(Combination):
    """sh:xone: exactly one shape (a shape listed twice counts twice)."""

    component = component("Xone")
    words = "exactly one"

    def accepts(self, start: str, value: str, names: Names) -> str:
        counted = " + ".join(f"IF({shape.holds(value, names)}, 1, 0)" for shape in self.shapes)
        return f"(({counted or '0'}) = 1)"


@dataclass(frozen=True)
class Qualified(Constraint):
    """Base of the qualified counts: values that conform to `shape` and to none of its `siblings`."""

    shape: Shape
    siblings: tuple[Shape, ...]
    count: int

    def _at_least(self, count: int, start: str, path: Path | None, names: Names) -> str:
        def qualifies(value: str) -> str:
            others = (negate(sibling.holds(value, names)) for sibling in self.siblings)
            return both([self.shape.holds(value, names), *others])

        return at_least(count, start, path, names, qualifies)

    def reads(self, here: Path | None, path: Path | None) -> Iterator[Read]:
        yield from along(here, path)
        for shape in (self.shape, *self.siblings):
            yield from shape.reads(from_node(here, path))


class QualifiedMinCount(Qualified):
    """sh:qualifiedMinCount."""

    component = component("QualifiedMinCount")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return self._at_least(self.count, start, path, names)

    def describe(self) -> str:
        return f"Must have at least {self.count} values that conform to the shape {self.shape.node}."


class QualifiedMaxCount(Qualified):
    """sh:qualifiedMaxCount."""

    component = component("QualifiedMaxCount")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return negate(self._at_least(self.count + 1, start, path, names))

    def describe(self) -> str:
        return f"Must have at most {self.count} values that conform to the shape {self.shape.node}."
