"""From what people type to the entity they mean."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property

import pyoxigraph as ox

from allegiance.errors import AmbiguousName, UnknownName
from allegiance.folding import fold
from allegiance.query.catalog import lookup
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import ID, expand, shorten


class Names:
    """The names of the entities in a store. One is looked up by itself; all are read, once, to suggest near ones."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def resolve(self, name: str, kinds: Sequence[str] = ()) -> str:
        """Return the IRI of the one entity that `name` means, among the given kinds (`org`, `person`, ...) or all.

        An IRI, a prefixed name (`org:imu`) or a bare identifier (`imu`) is taken as it is; otherwise labels,
        aliases and transliterations are compared without regard to case, accents and punctuation.
        Raises AmbiguousName with the candidates, or UnknownName with near names.
        """
        iri = expand(name)
        if iri is not None:
            if self._label(iri) is not None:
                return iri
            raise UnknownName(name, get_close_matches(shorten(iri), map(shorten, self._labels), n=3, cutoff=0.8))
        found = {iri: label for iri, label in self._meant(name) if not kinds or kind_of(iri) in kinds}
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise AmbiguousName(name, sorted(found.items()))
        near = get_close_matches(
            fold(name),
            [f for f, iris in self._by_form.items() if not kinds or any(kind_of(i) in kinds for i in iris)],
            n=3,
            cutoff=0.7,
        )
        raise UnknownName(name, sorted({self._labels[next(iter(sorted(self._by_form[form])))] for form in near}))

    def label(self, iri: str) -> str:
        """Return the label of an entity by its IRI. Raises UnknownName."""
        label = self._label(iri)
        if label is None:
            raise UnknownName(iri, [])
        return label

    def forms(self) -> Iterator[tuple[str, str, str]]:
        """Give every form of every name: the IRI, the label, and the form as written."""
        yield from self._rows

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

    @cached_property
    def _rows(self) -> list[tuple[str, str, str]]:
        rows = select(self._store, lookup("names"))
        return [(text_of(row["thing"]), text_of(row["label"]), text_of(row["form"])) for row in rows]

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {iri: label for iri, label, _ in self._rows}

    @cached_property
    def _by_form(self) -> dict[str, set[str]]:
        return _index((fold(form), iri) for iri, _, form in self._rows)


def kind_of(iri: str) -> str:
    """Return the kind in one of our IRIs (`org`, `person`, ...), or an empty text."""
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for text, iri in pairs:
        index.setdefault(text, set()).add(iri)
    return index
