"""From what people type to the entity they mean."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property, partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from allegiance.errors import AmbiguousName, NotAName, UnknownDataset, UnknownName, WrongKind
from allegiance.folding import fold
from allegiance.query.catalog import lookup
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import GRAPH, NAMED, expand, kind_of, shorten

if TYPE_CHECKING:
    from allegiance.query.known_names import Known
    from allegiance.query.named import Entity

EXTERNAL = f"{GRAPH}external/"
LONGEST = 1_000
"""Characters of the longest text that is looked for: no name has as many, and comparing takes longer with each."""
NEAR = 5
"""Candidates that an error lists."""
TELLING = 3
"""Letters of a text that is worth comparing with names."""


class Names:
    """The names of the entities in a store. One is looked up by itself; all are read, once, to suggest near ones."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def resolve(self, name: "str | Entity", kinds: Sequence[str] = ()) -> str:
        """Return the IRI of the one entity that `name` means, among the given kinds (`org`, `person`, ...) or all.

        An entity of an answer, an IRI, a prefixed name (`org:imu`) or a bare identifier (`imu`) is taken as it is;
        otherwise labels, aliases and transliterations are compared without regard to case, accents and punctuation,
        and of several the one whose identifier it is, or else the only one that is no title or the like, is meant.
        Raises AmbiguousName with the candidates, WrongKind with what bears the name, UnknownName with near names, or
        NotAName for what is no name at all.
        """
        name = getattr(name, "iri", name)
        if not isinstance(name, str) or not name.strip():
            raise NotAName(name)
        if len(name) > LONGEST:
            raise UnknownName(f"{name[:40]}…", [])
        iri = expand(name)
        if iri is not None:
            label = self._label(iri)
            if label is None:
                raise UnknownName(name, self._alike(iri))
            meant = [(iri, label)]
        else:
            meant = self._meant(name)
        found = {iri: label for iri, label in meant if not kinds or kind_of(iri) in kinds}
        if (only := _only(name, list(found))) is not None:
            return only
        if found:
            raise AmbiguousName(name, sorted(found.items()))
        if iri is not None and not kind_of(iri):
            return iri  # Something of an outside dataset: its IRI does not tell its kind.
        if meant:
            raise WrongKind(name, kinds, sorted(set(meant)))
        raise UnknownName(name, self._near(name, kinds))

    def label(self, iri: str) -> str:
        """Return the label of an entity by its IRI. Raises UnknownName."""
        label = self._label(iri)
        if label is None:
            raise UnknownName(iri, [])
        return label

    def forms(self) -> "Iterator[Known]":
        """Give every form of every name."""
        yield from self._rows

    def dataset(self, name: str, *, linked: bool = False) -> str:
        """Return the name of an imported dataset, or of one that is `linked` to our entities without being imported.
        Raises UnknownDataset for any other, which a question would take for an empty one.
        """
        try:
            graph = {"dataset": ox.NamedNode(EXTERNAL + name)}
        except ValueError:
            graph = {}
        if graph and any(True for _ in select(self._store, substitute(lookup("record_of"), graph))):
            return name
        known = self._datasets("dataset_names") | (self._datasets("linked_datasets") if linked else set())
        if name not in known:
            raise UnknownDataset(name, sorted(known), "linked" if linked else "imported")
        return name

    def _datasets(self, query: str) -> set[str]:
        return {text_of(row["dataset"]).removeprefix(EXTERNAL) for row in select(self._store, lookup(query))}

    def entity(self, iri: str, label: str) -> "Entity":
        """Return an entity that can be looked at in this store."""
        from allegiance.query.entity import describe
        from allegiance.query.named import Entity

        return Entity.of_answer(iri, label, partial(describe, self._store))

    def _label(self, iri: str) -> str | None:
        try:
            sparql = substitute(lookup("label"), {"entity": ox.NamedNode(iri)})
        except ValueError:
            return None  # No IRI at all, so none of ours.
        return next((text_of(row["label"]) for row in select(self._store, sparql)), None)

    def _meant(self, name: str) -> list[tuple[str, str]]:
        try:
            given = {"key": ox.Literal(fold(name)), "slug": ox.Literal(name)}
        except ValueError:
            return []  # Half a character pair, which no name has.
        rows = select(self._store, substitute(lookup("named"), given))
        return [(text_of(row["thing"]), text_of(row["label"])) for row in rows]

    def _alike(self, iri: str) -> list[tuple[str, str]]:
        """Return entities with an identifier like this one."""
        short = {shorten(known): (known, label) for known, label in self._labels.items()}
        return [short[found] for found in get_close_matches(shorten(iri), short, n=NEAR, cutoff=0.8)]

    def _near(self, name: str, kinds: Sequence[str]) -> list[tuple[str, str]]:
        """Return who or what has the text in a name, or else a name like it; titles and the like only where wanted."""
        from allegiance.query.matching import matches

        wanted = kinds or NAMED
        some = (known for known in self._rows if kind_of(known.iri) in wanted) if len(fold(name)) >= TELLING else ()
        return [(iri, _known_as(label, form)) for iri, label, form, _ in matches(some, name)[:NEAR]]

    @cached_property
    def _rows(self) -> "list[Known]":
        from allegiance.query.known_names import known_names  # few who ask misspell a name

        return known_names(self._store)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {name.iri: name.label for name in self._rows}


def _only(name: str, found: Sequence[str]) -> str | None:
    """Return the one that is meant among those that bear a name, if there is one."""
    spelt = [iri for iri in found if iri.endswith(f"/{name}")]
    told = [iri for iri in found if kind_of(iri) in NAMED]
    return next((some[0] for some in (found, spelt, told) if len(some) == 1), None)


def _known_as(label: str, form: str) -> str:
    return label if fold(form) in fold(label) else f"{label}, also {form}"
