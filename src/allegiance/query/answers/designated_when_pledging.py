# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `designated_when_pledging`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class DesignatedWhenPledgingRow(AnswerRow):
    """Which pledges were made while the pledger, or an organization it is part of, was designated, by whom and since when?"""

    pledge: Entity
    """The pledge."""
    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn."""
    designated: Entity
    """Who was designated: the pledger, or an organization it was part of."""
    tie: str
    """itself, or part of it."""
    authority: Entity
    """Who designated it."""
    programme: str | None
    """The list or legal basis."""
    since_earliest: date | None
    """The earliest day of the designation."""
    since_latest: date | None
    """The latest day of the designation."""
    delisted_by: date | None
    """The day by which the authority had ended it, where it has."""
    certainty: str
    """certain or possible: whether the designation stood when the oath was sworn."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    designation: Entity
    """The designation."""
