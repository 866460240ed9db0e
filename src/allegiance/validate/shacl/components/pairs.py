"""Values of two properties compared: sh:equals, sh:disjoint, sh:lessThan, sh:lessThanOrEquals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pyoxigraph import NamedNode

from ..expressions import Names, both, edge, edges, every, negate, some, total
from ..paths import Path
from ..reads import Read, along
from ..shapes import Constraint, ValueConstraint
from ..vocabulary import component


@dataclass(frozen=True)
class Equals(Constraint):
    """sh:equals: the same set of terms; one violation per term that only one side has."""

    other: NamedNode
    component = component("Equals")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        mine = every(start, path, names, lambda value: self._on_other(start, value, names))
        theirs = every(start, self.other, names, lambda value: self._on_path(start, path, value, names))
        return both([mine, theirs])

    def violations(self, start: str, path: Path | None, names: Names) -> list[str]:
        missing = negate(self._on_other(start, start if path is None else "?value", names))
        return [
            *(f"{reach} FILTER({missing})" for reach in edges(start, path, "?value")),
            f"{edge(start, self.other, '?value')} FILTER({negate(self._on_path(start, path, '?value', names))})",
        ]

    def _on_other(self, start: str, value: str, names: Names) -> str:
        return some(start, self.other, names, lambda term: f"sameTerm({term}, {value})")

    def _on_path(self, start: str, path: Path | None, value: str, names: Names) -> str:
        return some(start, path, names, lambda term: f"sameTerm({term}, {value})")

    def reads(self, here: Path | None, path: Path | None) -> Iterator[Read]:
        yield from along(here, path)
        yield from along(here, self.other)

    def describe(self) -> str:
        return f"Must have the same values as {self.other}."


@dataclass(frozen=True)
class Disjoint(ValueConstraint):
    """sh:disjoint: no value is also one of the other property."""

    other: NamedNode
    component = component("Disjoint")

    def accepts(self, start: str, value: str, names: Names) -> str:
        return negate(some(start, self.other, names, lambda term: f"sameTerm({term}, {value})"))

    def value_reads(self, here: Path | None, there: Path | None) -> Iterator[Read]:
        yield from along(here, self.other)

    def describe(self) -> str:
        return f"Must not also be a value of {self.other}."


@dataclass(frozen=True)
class LessThan(ValueConstraint):
    """sh:lessThan: each value before each of the other property; one violation per pair that is not."""

    other: NamedNode
    component: ClassVar[NamedNode] = component("LessThan")
    sign: ClassVar[str] = "<"
    words: ClassVar[str] = "less than"

    def accepts(self, start: str, value: str, names: Names) -> str:
        return every(start, self.other, names, lambda term: total(f"{value} {self.sign} {term}"))

    def violations(self, start: str, path: Path | None, names: Names) -> list[str]:
        fault = negate(total(f"?value {self.sign} ?other"))
        return [
            f"{reach} {edge(start, self.other, '?other')} FILTER({fault})" for reach in edges(start, path, "?value")
        ]

    def value_reads(self, here: Path | None, there: Path | None) -> Iterator[Read]:
        yield from along(here, self.other)

    def describe(self) -> str:
        return f"Must be {self.words} every value of {self.other}."


class LessThanOrEquals(LessThan):
    """sh:lessThanOrEquals."""

    component: ClassVar[NamedNode] = component("LessThanOrEquals")
    sign, words = "<=", "at most"
