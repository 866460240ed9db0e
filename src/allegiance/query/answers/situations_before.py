# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `situations_before`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class SituationsBeforeRow(AnswerRow):
    """Which situations were certainly, or possibly, over before another one began?"""

    earlier: Entity
    """The situation that was over before."""
    kind: str
    """What kind of situation it is."""
    relation: str
    """certainly before or possibly before."""
    end_earliest: date | None
    """The day before which it was not over."""
    end_latest: date | None
    """The day by which it was over; open when it goes on."""
    begins_earliest: date | None
    """The earliest day on which the situation asked about can have begun."""
    begins_latest: date | None
    """The day by which the situation asked about had begun."""
    actors: tuple[str, ...]
    """Who takes part in the earlier situation."""
    contested: bool
    """Whether a source denies or doubts the earlier situation or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who asserts the earlier situation."""
    claims: tuple[str, ...]
    """The asserting claims."""
