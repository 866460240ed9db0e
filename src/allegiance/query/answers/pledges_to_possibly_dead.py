# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `pledges_to_possibly_dead`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class PledgesToPossiblyDeadRow(AnswerRow):
    """Which pledges went to a leader who may already have been dead, and who took him to be alive?"""

    pledge: Entity
    """The pledge."""
    pledgers: tuple[Entity, ...]
    """Who swore."""
    leader: Entity
    """The leader sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn."""
    died_from: date | None
    """The earliest day on which he can have died."""
    died_by: date | None
    """The day by which he was dead."""
    certainty: str
    """certainly dead or possibly dead when the oath was sworn."""
    death_public_by: date
    """The day by which the first qualifying report of the death was public."""
    public_after_oath: bool
    """Whether the death became public only after the latest day of the oath."""
    positions_then: tuple[str, ...]
    """Who had taken a position on his being alive by the day of the oath, and which."""
    positions_later: tuple[str, ...]
    """Who took such a position only later, and which."""
    death_reported_by: tuple[str, ...]
    """Who asserts the death."""
    death_contested: bool
    """Whether a source denies or doubts the death or a recorded property of it."""
    claims: tuple[str, ...]
    """The claims on his being alive."""
    death: Entity
    """The record of his death."""
