"""Values of a record as RDF terms: texts, dates, entities, lists and bodies that the dataset names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pyoxigraph as ox

from allegiance.merge.importing.dating import edtf
from allegiance.merge.importing.mapping import ValueRule
from allegiance.merge.importing.terms import text
from allegiance.merge.importing.tree import Tree, Value
from allegiance.terms import EDTF

Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """The record that is being described: its node, its entity, its key, and where it stands in the source."""

    node: ox.NamedNode
    entity: ox.NamedNode
    key: str
    place: str


@dataclass(slots=True)
class Valuer:
    """Values into terms. `named` gathers the lists and bodies that the dataset only names, as (kind, name) by IRI;
    `unread` what could not be read as a date, with its place."""

    authority: ox.NamedNode
    entities: str
    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def entity(self, key: str) -> ox.NamedNode:
        """Return the IRI of the entity with this key. Raises ValueError for a key that is to be an IRI and is none."""
        return ox.NamedNode(self.entities + quote(key, safe="") if self.entities else key)

    def terms(self, rule: ValueRule, part: Tree, entry: Entry) -> Iterator[Term]:
        """Give the terms of a rule's values, in their order."""
        for inner in rule.scope.of(part):
            if rule.reading == "self":
                yield entry.entity
            elif rule.reading == "authority":
                yield self.authority
            else:
                for value in rule.pick.all(inner):
                    yield from self._read(rule, value, entry)

    def _read(self, rule: ValueRule, value: str, entry: Entry) -> Iterator[Term]:
        match rule.reading:
            case "date":
                if (date := _date(value)) is None:
                    self.unread.append(f"{entry.place}: {value[:60]!r} is not read as a date")
                else:
                    yield ox.Literal(date, datatype=EDTF)
            case "entity":
                yield self.entity(value)
            case "term":
                yield ox.NamedNode(value)
            case "programme" | "body":
                yield self._named(rule, value)
            case _:
                yield text(value)

    def _named(self, rule: ValueRule, value: str) -> ox.NamedNode:
        if value in rule.known:
            return ox.NamedNode(rule.known[value])
        iri = f"{self.authority.value}/{rule.reading}/{quote(value, safe='')}"
        self.named[iri] = (rule.reading, str(value))
        return ox.NamedNode(iri)


def _date(value: str) -> str | None:
    """Return the date as EDTF; what its reader has found to be EDTF stays as it is."""
    known = isinstance(value, Value) and isinstance(value.term, ox.Literal) and value.term.datatype == EDTF
    return str(value) if known else edtf(value)
