# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `participants_in`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class ParticipantsInRow(AnswerRow):
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
