# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.situations_in import SituationsInRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class PlacesQuestions:
    """Questions on places; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def situations_in(self, place: str | Entity, *, known_by: str | date = "9999-12-31") -> Rows[SituationsInRow]:
        """What happened, or held, in a place or anywhere within it?

        One row for each event or state recorded at the place or at a place within it, by time. Those that
        nobody reliable asserts stand among them, marked as not supported.

        place: The place; places within it count.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("situations_in", place=place, known_by=known_by)
