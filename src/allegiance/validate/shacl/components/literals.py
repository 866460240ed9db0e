"""What a literal looks like: ranges, lengths, patterns, languages."""

from dataclasses import dataclass
from typing import ClassVar

from pyoxigraph import Literal

from ..expressions import Names, both, edges, either, negate, some, total
from ..paths import Path
from ..shapes import Constraint, ValueConstraint
from ..vocabulary import component


@dataclass(frozen=True)
class Range(ValueConstraint):
    """Base of the four range constraints; what SPARQL cannot compare is a violation."""

    bound: Literal
    sign: ClassVar[str]
    words: ClassVar[str]

    def accepts(self, start: str, value: str, names: Names) -> str:
        return total(f"{value} {self.sign} {self.bound}")

    def describe(self) -> str:
        return f"Must be {self.words} {self.bound.value}."


class MinInclusive(Range):
    """sh:minInclusive."""

    component = component("MinInclusive")
    sign, words = ">=", "at least"


class MinExclusive(Range):
    """sh:minExclusive."""

    component = component("MinExclusive")
    sign, words = ">", "more than"


class MaxInclusive(Range):
    """sh:maxInclusive."""

    component = component("MaxInclusive")
    sign, words = "<=", "at most"


class MaxExclusive(Range):
    """sh:maxExclusive."""

    component = component("MaxExclusive")
    sign, words = "<", "less than"


@dataclass(frozen=True)
class MinLength(ValueConstraint):
    """sh:minLength, in characters of the literal's text or the IRI; a blank node has none."""

    length: int
    component = component("MinLength")

    def accepts(self, start: str, value: str, names: Names) -> str:
        return total(f"!isBlank({value}) && STRLEN(STR({value})) >= {self.length}")

    def describe(self) -> str:
        return f"Must have at least {self.length} characters."


@dataclass(frozen=True)
class MaxLength(ValueConstraint):
    """sh:maxLength, in characters of the literal's text or the IRI; a blank node has none."""

    length: int
    component = component("MaxLength")

    def accepts(self, start: str, value: str, names: Names) -> str:
        return total(f"!isBlank({value}) && STRLEN(STR({value})) <= {self.length}")

    def describe(self) -> str:
        return f"Must have at most {self.length} characters."


@dataclass(frozen=True)
class Pattern(ValueConstraint):
    """sh:pattern with sh:flags, matched as SPARQL's REGEX does."""

    pattern: str
    flags: str
    component = component("Pattern")

    def accepts(self, start: str, value: str, names: Names) -> str:
        flags = f", {Literal(self.flags)}" if self.flags else ""
        return total(f"!isBlank({value}) && REGEX(STR({value}), {Literal(self.pattern)}{flags})")

    def describe(self) -> str:
        return f"Must match the pattern {self.pattern}."


@dataclass(frozen=True)
class LanguageIn(ValueConstraint):
    """sh:languageIn: the language tag falls in one of the ranges."""

    languages: tuple[str, ...]
    component = component("LanguageIn")

    def accepts(self, start: str, value: str, names: Names) -> str:
        ranges = either(f"langMatches(LANG({value}), {Literal(language)})" for language in self.languages)
        return total(both([f"isLiteral({value})", ranges]))

    def describe(self) -> str:
        return f"Must have one of the language tags {', '.join(self.languages)}."


@dataclass(frozen=True)
class UniqueLang(Constraint):
    """sh:uniqueLang true: no two values share a language tag; one violation per tag that is shared."""

    component = component("UniqueLang")

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return negate(some(start, path, names, lambda value: self._shared(start, path, value, names)))

    def violations(self, start: str, path: Path | None, names: Names) -> list[str]:
        value = names.new()
        shared = self._shared(start, path, value, names)
        return [
            f"{reach} FILTER({shared}) BIND(LCASE(LANG({value})) AS ?language)" for reach in edges(start, path, value)
        ]

    def _shared(self, start: str, path: Path | None, value: str, names: Names) -> str:
        def clashes(other: str) -> str:
            return total(f"!sameTerm({value}, {other}) && LCASE(LANG({value})) = LCASE(LANG({other}))")

        return both([total(f'LANG({value}) != ""'), some(start, path, names, clashes)])

    def describe(self) -> str:
        return "Must have at most one value per language."


LENGTHS: dict[str, type[MinLength | MaxLength]] = {"minLength": MinLength, "maxLength": MaxLength}
RANGES: dict[str, type[Range]] = {
    "minInclusive": MinInclusive,
    "minExclusive": MinExclusive,
    "maxInclusive": MaxInclusive,
    "maxExclusive": MaxExclusive,
}
__all__ = ["LENGTHS", "RANGES", "LanguageIn", "Pattern", "UniqueLang"]
