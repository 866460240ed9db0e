"""One record put into our vocabulary: a record node, names, facts, situations with claims, and every field as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pyoxigraph as ox

from allegiance.errors import BadRecord
from allegiance.merge.importing import terms
from allegiance.merge.importing.keeping import Keeper
from allegiance.merge.importing.mapping import Mapping, NameRule, SituationRule
from allegiance.merge.importing.scripts import tag
from allegiance.merge.importing.terms import EXTERNAL, text
from allegiance.merge.importing.tree import Raw, Tree, Value
from allegiance.merge.importing.valuing import Entry, Term, Valuer
from allegiance.terms import GRAPH, RDF_TYPE

LONGEST_KEY = 500

Statement = tuple[ox.NamedNode, ox.NamedNode, Term]


@dataclass(slots=True)
class Describer:
    """Records of one dataset into statements. `issued` is the day of the dataset as EDTF, empty when not known."""

    mapping: Mapping
    dataset: str
    issued: str
    authority: ox.NamedNode = field(init=False)
    graph: ox.NamedNode = field(init=False)
    valuer: Valuer = field(init=False)
    _keeper: Keeper = field(init=False)
    _keys: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.authority = ox.NamedNode(EXTERNAL + self.mapping.authority)
        self.graph = ox.NamedNode(f"{GRAPH}external/{self.dataset}")
        self.valuer = Valuer(self.authority, self.mapping.entity)
        self._keeper = Keeper(self.mapping.terms, self.mapping.prefixes)

    def statements(self, raw: Raw) -> list[Statement]:
        """Return the statements of one record, each once. Raises BadRecord."""
        tree: Tree = {**raw.fields, "@record": [raw.kind], "@issued": [self.issued] if self.issued else []}
        key = self._key(raw, tree)
        try:
            node = ox.NamedNode(f"{EXTERNAL}{self.dataset}/{quote(key, safe='')}")
            entry = Entry(node, self.valuer.entity(key), key, raw.place)
            made = list(dict.fromkeys([*self._record(entry, tree), *self._keeper.statements(node, raw.fields)]))
        except ValueError as error:
            raise BadRecord(raw.place, f"{key[:80]!r} holds what RDF cannot ({error})") from error
        self._keys.add(key)
        return made

    def _key(self, raw: Raw, tree: Tree) -> str:
        key = self.mapping.key.one(tree)
        if not key:
            names = " or ".join(name.lstrip("@") for template in self.mapping.key.of for name in template.fields)
            raise BadRecord(raw.place, f"has no {names}, by which a record is known")
        if key in self._keys:
            raise BadRecord(raw.place, f"has the key {key[:80]!r} of an earlier record")
        if len(key) > LONGEST_KEY:
            raise BadRecord(raw.place, f"has a key of more than {LONGEST_KEY} characters")
        return key

    def _record(self, entry: Entry, tree: Tree) -> Iterator[Statement]:
        yield entry.node, RDF_TYPE, terms.RECORD
        yield entry.node, terms.IN_DATASET, self.graph
        yield entry.node, terms.DESCRIBES, entry.entity
        yield entry.node, terms.RECORD_KEY, text(entry.key)
        yield entry.node, terms.RECORD_TITLE, text(self.mapping.label.one(tree) or entry.key)
        if kind := _one_kind(self.mapping.kind.all(tree)):
            yield entry.node, terms.DESCRIBED_AS, ox.NamedNode(kind)
            yield from self._names(entry, tree)
        for property_, rule in self.mapping.facts:
            yield from ((entry.node, ox.NamedNode(property_), term) for term in self.valuer.terms(rule, tree, entry))
        number = 0
        for situation in self.mapping.situations:
            for part in situation.scope.of(tree):
                number += 1
                yield from self._situation(entry, situation, part, number)

    def _names(self, entry: Entry, tree: Tree) -> Iterator[Statement]:
        found: dict[ox.Literal, tuple[str | None, str | None]] = {}
        for rule in self.mapping.names:
            for part in rule.scope.of(tree):
                kind = rule.type.one(part) if rule.type else None
                quality = rule.quality.one(part) if rule.quality else None
                for form in _forms(rule, part):
                    found.setdefault(form, (kind, quality))
        for number, (form, (kind, quality)) in enumerate(found.items(), 1):
            name = ox.NamedNode(f"{entry.node.value}/name/{number}")
            yield entry.entity, terms.NAME, name
            yield name, RDF_TYPE, terms.NAME_CLASS
            yield name, terms.NAME_FORM, form
            yield name, terms.NAME_SOURCE, self.graph
            if kind:
                yield name, terms.NAME_TYPE, ox.NamedNode(kind)
            if quality:
                yield name, terms.NAME_QUALITY, ox.NamedNode(quality)

    def _situation(self, entry: Entry, rule: SituationRule, part: Tree, number: int) -> Iterator[Statement]:
        node = ox.NamedNode(f"{entry.node.value}/situation/{number}")
        roles = [(role, term) for role, value in rule.roles for term in self.valuer.terms(value, part, entry)]
        if not set(rule.needs) <= {role for role, _ in roles}:
            return
        yield node, RDF_TYPE, ox.NamedNode(rule.type)
        yield from ((node, ox.NamedNode(role), term) for role, term in roles)
        claim = ox.NamedNode(f"{entry.node.value}/claim/{number}")
        yield claim, RDF_TYPE, terms.CLAIM
        yield claim, terms.ABOUT, node
        yield claim, terms.SOURCE, self.graph
        yield claim, terms.STANCE, terms.ASSERTS
        yield claim, terms.LOCATOR, text(entry.key)


def _forms(rule: NameRule, part: Tree) -> Iterator[ox.Literal]:
    language = rule.language.one(part) if rule.language else None
    for form in rule.form.all(part):
        stated = None
        if isinstance(form, Value):
            if isinstance(form.term, ox.NamedNode):
                continue
            stated = form.term.language
        plain = " ".join(form.split())
        yield text(plain, language or stated or tag(plain))


def _one_kind(kinds: list[str]) -> str:
    """Return the kind; where a record has several, an actor of whichever kind; nothing where it has none."""
    named = [kind for kind in kinds if kind and kind != terms.ACTOR.value]
    return named[0] if len(named) == 1 else terms.ACTOR.value if any(kinds) else ""
