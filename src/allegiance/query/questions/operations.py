# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on operations."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class ParticipantsInRow:
    """Who took part in an operation or a clash, and by whose account?"""

    participant: Entity
    """Who took part."""
    role: str
    """conducts it, party, or takes part."""
    standing: str
    """asserted, disputed (asserted and denied or doubted), denied, doubted, or not asserted (only hedged or graded too low)."""
    claimed_by: tuple[str, ...]
    """Whose qualifying claims assert it."""
    other_positions: tuple[str, ...]
    """Who takes another position, which, and on what; and assertions graded too low to count."""
    self_reported_only: bool
    """Whether all that asserts it goes back to those who take part."""
    places: tuple[str, ...]
    """Where."""
    start_earliest: date | None
    """The earliest day on which it can have begun."""
    start_latest: date | None
    """The day by which it had begun."""
    end_earliest: date | None
    """The day before which it was not over; open when it goes on."""
    end_latest: date | None
    """The day by which it was over."""
    claims: tuple[str, ...]
    """The claims behind `claimed_by`."""
    other_claims: tuple[str, ...]
    """The claims behind `other_positions`."""
    situation: Entity
    """The participation, operation or clash that the row rests on."""


class OperationsQuestions:
    """Questions on operations; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def participants_in(
        self, operation: str | Entity, *, known_by: str | date = "9999-12-31"
    ) -> Rows[ParticipantsInRow]:
        """Who took part in an operation or a clash, and by whose account?

        One row for each recorded participation: those whose operation it is, the parties of a clash, and
        everyone who is recorded as taking part in it. Its presence in the data asserts nothing: `standing`
        says whether it is asserted, disputed, denied, or neither, and the accounts stand beside it. For
        those whose operation it is, the accounts are those of the operation itself.

        operation: The operation or clash.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("participants_in", operation=operation, known_by=known_by)
