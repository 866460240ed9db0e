"""How a mapping picks values out of a record: templates over fields, groups, patterns, tables of values.

of: "{FIRST_NAME} {SECOND_NAME?}"   a text with fields; without a `?` a field must be there
of: ["{DATE}", "{YEAR}"]            the first that gives something
each: INDIVIDUAL_ALIAS              once for each group of this name
find: {in: Remarks, pattern: "..."} once for each match; its named groups are fields
split: ";"                          each part by itself
values: {Good: v:strongName}        a table; what is not in it gives `else`, or nothing
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from allegiance.merge.importing.tree import Tree, Value, groups, texts

FIELD = re.compile(r"\{([^{}?]+)(\?)?\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with the names of fields in braces."""

    text: str

    @property
    def fields(self) -> list[str]:
        """The names of its fields."""
        return [name for name, _ in FIELD.findall(self.text)]

    def fill(self, tree: Tree) -> list[str]:
        """Return what it gives: every value of the field for one field alone, else one text of first values."""
        if (alone := FIELD.fullmatch(self.text)) is not None:
            return [value if isinstance(value, Value) else " ".join(value.split()) for value in texts(tree, alone[1])]
        if any(not optional and not texts(tree, name) for name, optional in FIELD.findall(self.text)):
            return []
        filled = FIELD.sub(lambda found: next(iter(texts(tree, found[1])), ""), self.text)
        return [" ".join(filled.split())] if filled.strip() else []


@dataclass(frozen=True, slots=True)
class Scope:
    """Where values are looked for: the record, its groups of one name, or the matches of a pattern in a field."""

    each: str | None = None
    within: str | None = None
    pattern: re.Pattern[str] | None = None

    def of(self, tree: Tree) -> Iterator[Tree]:
        """Give the trees to look in; the fields of the record can be seen from each."""
        if self.each is not None:
            for group in groups(tree, self.each):
                yield {**tree, **group}
        elif self.pattern is not None and self.within is not None:
            for match in (match for text in texts(tree, self.within) for match in self.pattern.finditer(text)):
                yield {**tree, **{name: [text] for name, text in match.groupdict().items() if text}}
        else:
            yield tree


@dataclass(frozen=True, slots=True)
class Pick:
    """Values out of a tree, by the first template that gives any."""

    of: tuple[Template, ...]
    split: re.Pattern[str] | None = None
    values: dict[str, str] | None = None
    otherwise: str | None = None
    without: frozenset[str] = field(default_factory=frozenset)

    def all(self, tree: Tree) -> list[str]:
        """Return the values, each once, in their order."""
        found: list[str] = next(filter(None, (template.fill(tree) for template in self.of)), [])
        if self.split is not None:
            found = [part.strip() for text in found for part in self.split.split(text) if part.strip()]
        found = [text for text in found if text not in self.without]
        if self.values is not None:
            found = [said for text in found if (said := self.values.get(text, self.otherwise)) is not None]
        if not found and self.otherwise is not None:
            found = [self.otherwise]
        return list(dict.fromkeys(found))

    def one(self, tree: Tree) -> str | None:
        """Return the first value, or None."""
        return next(iter(self.all(tree)), None)
