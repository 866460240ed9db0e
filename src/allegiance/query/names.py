"""From what people type to the entity they mean."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property

from allegiance.errors import AmbiguousName, UnknownName
from allegiance.query.catalog import lookup
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import ID, expand, shorten


class Names:
    """The names of all entities in a store, read once, when first needed."""

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
            if iri in self._labels:
                return iri
            raise UnknownName(name, get_close_matches(shorten(iri), map(shorten, self._labels), n=3, cutoff=0.8))
        found = self._by_slug.get(name, set()) | self._by_form.get(fold(name), set())
        found = {iri for iri in found if not kinds or kind_of(iri) in kinds}
        if len(found) == 1:
            return found.pop()
        if found:
            raise AmbiguousName(name, sorted((iri, self._labels[iri]) for iri in found))
        near = get_close_matches(
            fold(name),
            [f for f, iris in self._by_form.items() if not kinds or any(kind_of(i) in kinds for i in iris)],
            n=3,
            cutoff=0.7,
        )
        raise UnknownName(name, sorted({self._labels[next(iter(sorted(self._by_form[form])))] for form in near}))

    def label(self, iri: str) -> str:
        """Return the label of an entity by its IRI. Raises UnknownName."""
        if iri not in self._labels:
            raise UnknownName(iri, [])
        return self._labels[iri]

    def forms(self) -> Iterator[tuple[str, str, str]]:
        """Give every form of every name: the IRI, the label, and the form as written."""
        yield from self._rows

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

    @cached_property
    def _by_slug(self) -> dict[str, set[str]]:
        return _index((iri.rpartition("/")[2], iri) for iri in self._labels)


SAME_LETTER = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""})
"""Letters that Arabic, Persian and Pashto keyboards write differently, and the stroke that only lengthens a word."""


def fold(text: str) -> str:
    """Return the text without case, accents, punctuation and repeated spaces, in any script."""
    # Decomposed before and after: a styled letter becomes a capital, and a folded one may come apart.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(SAME_LETTER)
    # Accents have come apart from their letters and are not alphanumeric.
    kept = (c if c.isalnum() else " " if c.isspace() or c == "-" else "" for c in decomposed)
    return " ".join("".join(kept).split())


def kind_of(iri: str) -> str:
    """Return the kind in one of our IRIs (`org`, `person`, ...), or an empty text."""
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for text, iri in pairs:
        index.setdefault(text, set()).add(iri)
    return index
