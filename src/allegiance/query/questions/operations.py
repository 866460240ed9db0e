# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.participants_in import ParticipantsInRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class OperationsQuestions:
    """Questions on operations; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def participants_in(
        self, operation: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[ParticipantsInRow]:
        """Who took part in an operation or a clash, and by whose account?

        One row for each recorded participation: those whose operation it is, the parties of a clash, and
        everyone who is recorded as taking part in it. Its presence in the data asserts nothing: `standing`
        says whether it is asserted, disputed, denied, or neither, and the accounts stand beside it. For
        those whose operation it is, the accounts are those of the operation itself.

        operation: The operation or clash.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("participants_in", operation=operation, known_by=known_by, limit=limit, offset=offset)
