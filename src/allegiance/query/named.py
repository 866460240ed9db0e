"""What an answer names: a small object with an IRI and a label, which can be looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.terms import shorten

if TYPE_CHECKING:
    from allegiance.query.description import Description

Look = Callable[[str, str], "Description"]
"""What tells all that is known where an answer came from, by IRI and label."""


class _FromAnswer:
    """Room for the way back to where an entity came from, beside its fields, so that it is not compared with them."""

    __slots__ = ("_look",)


@dataclass(frozen=True, slots=True, order=True, repr=False)
class Entity(_FromAnswer):
    """Something with an IRI and a label for display; one that came with an answer can `show()` what is known of it."""

    iri: str
    label: str

    @classmethod
    def of_answer(cls, iri: str, label: str, look: Look | None) -> "Entity":
        """Make an entity that can be looked at where it came from."""
        entity = cls(iri, label)
        object.__setattr__(entity, "_look", look)
        return entity

    def show(self) -> "Description":
        """Return everything known of it where it came from. Raises ValueError for one that was made by hand."""
        look: Look | None = getattr(self, "_look", None)
        if look is None:
            raise ValueError("this entity did not come with an answer; use graph.show(iri)")
        return look(self.iri, self.label)

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"<{self.label} ({shorten(self.iri)})>"

    def _repr_html_(self) -> str:
        """Return the label as a link; an IRI that is no web address is no link."""
        from html import escape  # slow to load

        if not self.iri.startswith(("https://", "http://")):
            return escape(self.label)
        return f'<a href="{escape(self.iri)}">{escape(self.label)}</a>'
