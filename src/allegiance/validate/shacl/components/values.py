"""Which values are there: sh:in, sh:hasValue, sh:minCount, sh:maxCount, sh:closed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..expressions import NESTED_COUNT, Names, at_least, edge, edges, is_one_of, negate, some
from ..paths import Path
from ..reads import Read, along, from_node
from ..shapes import Constraint, ValueConstraint
from ..vocabulary import Term, component


@dataclass(frozen=True)
class In(ValueConstraint):
    """sh:in: exactly one of the terms listed (1 and 1.0 are different terms)."""

    members: tuple[Term, ...]
    component = component("In")

    def accepts(self, start: str, value: str, names: Names) -> str:
        return is_one_of(value, self.members)

    def describe(self) -> str:
        return f"Must be one of {', '.join(map(str, self.members))}."


@dataclass(frozen=True)
class HasValue(Constraint):
    """sh:hasValue: the term is among the values."""

    wanted: Term
    component = component("HasValue")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return some(start, path, names, lambda value: f"sameTerm({value}, {self.wanted})")

    def describe(self) -> str:
        return f"Must have the value {self.wanted}."


@dataclass(frozen=True)
class MinCount(Constraint):
    """sh:minCount: at least so many different values."""

    count: int
    component = component("MinCount")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return at_least(self.count, start, path, names, lambda value: "true")

    def describe(self) -> str:
        return f"Must have at least {self.count} value{'s' * (self.count != 1)}."


@dataclass(frozen=True)
class MaxCount(Constraint):
    """sh:maxCount: at most so many different values."""

    count: int
    component = component("MaxCount")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return negate(at_least(self.count + 1, start, path, names, lambda value: "true"))

    def found(self, source: str, kept: Sequence[str], path: Path | None, names: Names) -> list[str]:
        if path is None or self.count < NESTED_COUNT:
            return super().found(source, kept, path, names)
        # One grouped query for all focus nodes: as an expression it would be a sub-query for each of them.
        columns, end = " ".join(kept), names.new()
        ends = f"SELECT {columns} WHERE {{ {source} {edge('?this', path, end)} }}"
        return [f"{{ {ends} GROUP BY {columns} HAVING(COUNT(DISTINCT {end}) > {self.count}) }}"]

    def describe(self) -> str:
        return f"Must have at most {self.count} value{'s' * (self.count != 1)}."


@dataclass(frozen=True)
class Closed(Constraint):
    """sh:closed: no property but those listed, each violation naming its property as the path."""

    allowed: tuple[NamedNode, ...]
    component = component("Closed")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return negate(some(start, path, names, lambda node: self._has_other(node, names)))

    def _has_other(self, node: str, names: Names) -> str:
        prop, value = names.new(), names.new()
        return f"EXISTS {{ {node} {prop} {value} .{self._filter(prop)} }}"

    def _filter(self, prop: str) -> str:
        return f" FILTER({prop} NOT IN ({', '.join(map(str, self.allowed))}))" if self.allowed else ""

    def violations(self, start: str, path: Path | None, names: Names) -> list[str]:
        node = names.new()
        return [f"{reach} {node} ?path ?value .{self._filter('?path')}" for reach in edges(start, path, node)]

    def reads(self, here: Path | None, path: Path | None) -> Iterator[Read]:
        yield from along(here, path)
        yield Read(from_node(here, path), None)

    def describe(self) -> str:
        return "Must not have this property."
