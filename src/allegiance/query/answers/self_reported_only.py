# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `self_reported_only`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class SelfReportedOnlyRow(AnswerRow):
    """Which supported situations rest on nothing but the word of those who take part in them?"""

    situation: Entity
    """The situation."""
    kind: str
    """What kind of situation it is."""
    voices: tuple[str, ...]
    """On whose word it rests: the claimants at the roots."""
    repeated_by: tuple[str, ...]
    """Who else asserts it, passing that word on."""
    documents: int
    """In how many sources it is asserted."""
    supported_from: date
    """The day by which the first of these assertions was public."""
    contested: bool
    """Whether a source denies or doubts the situation or a recorded property of it."""
    start_earliest: date | None
    """The earliest day on which it can have begun."""
    end_latest: date | None
    """The day by which it was over; open when it goes on."""
    claims: tuple[str, ...]
    """The asserting claims."""
    root_claims: tuple[str, ...]
    """The claims at the roots."""
