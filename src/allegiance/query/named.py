"""What an answer names: a small object with an IRI and a label, which can be looked at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.store import Store

if TYPE_CHECKING:
    from allegiance.query.entity import Description


class _FromAnswer:
    """Room for where an entity came from, beside its fields, so that it is neither compared nor copied with them."""

    __slots__ = ("_store",)


@dataclass(frozen=True, slots=True, order=True)
class Entity(_FromAnswer):
    """Something with an IRI and a label for display; one that came with an answer can `show()` what is known of it."""

    iri: str
    label: str

    @classmethod
    def of_answer(cls, iri: str, label: str, store: Store | None) -> "Entity":
        """Make an entity that remembers the store that it came from."""
        entity = cls(iri, label)
        object.__setattr__(entity, "_store", store)
        return entity

    def show(self) -> "Description":
        """Return everything known of it where it came from. Raises ValueError for one that was made by hand."""
        from allegiance.query.entity import describe

        store: Store | None = getattr(self, "_store", None)
        if store is None:
            raise ValueError("this entity did not come with an answer; use graph.show(iri)")
        return describe(store, self.iri, self.label)

    def __str__(self) -> str:
        return self.label

    def _repr_html_(self) -> str:
        """Return the label as a link; an IRI that is no web address is no link."""
        from html import escape  # slow to load

        if not self.iri.startswith(("https://", "http://")):
            return escape(self.label)
        return f'<a href="{escape(self.iri)}">{escape(self.label)}</a>'
