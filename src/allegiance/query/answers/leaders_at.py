# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `leaders_at`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class LeadersAtRow(AnswerRow):
    """Who led an organization on a date, in which post?"""

    leader: Entity
    """Who held the post."""
    post: Entity
    """The post."""
    start_earliest: date | None
    """Not before this day did the person take the post; absent: unknown."""
    start_latest: date | None
    """By this day the person held the post."""
    end_earliest: date | None
    """Until this day, at least, the person held the post; open: still."""
    end_latest: date | None
    """By this day the person had left the post; absent: unknown, open: not yet."""
    certainty: str
    """certain or possible."""
    contested: bool
    """Whether a source denies or doubts the tenure or a recorded property of it."""
    dead_by: date | None
    """The day by which the person had died, if by the date asked about."""
    claimed_by: tuple[str, ...]
    """Who asserts the tenure."""
    disagreement: tuple[str, ...]
    """Who takes another position, or asserts of one property what is at odds with the record or with others: which, and on what."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    tenure: Entity
    """The tenure that the row rests on."""
