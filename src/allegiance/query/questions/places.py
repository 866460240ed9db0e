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
    def situations_in(
        self,
        place: str | Entity,
        *,
        start: str | date = "0001-01-01",
        end: str | date = "9999-12-31",
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[SituationsInRow]:
        """What happened, or held, in a place or anywhere within it?

        One row for each event or state recorded at the place or at a place within it, by time. Those that
        nobody reliable asserts stand among them, marked as not supported. With a period, what is not dated
        counts as possibly in it.

        place: The place; places within it count.
        start: Only what can have been going on on this day or later; without it, from the beginning.
        end: Only what can have begun by this day; without it, to the end.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "situations_in", place=place, start=start, end=end, known_by=known_by, limit=limit, offset=offset
        )
