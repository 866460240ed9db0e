# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `unanswered_pledges`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class UnansweredPledgesRow(AnswerRow):
    """Which pledges have neither been accepted nor rejected, as far as is recorded?"""

    pledge: Entity
    """The pledge without an answer."""
    pledgers: tuple[Entity, ...]
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    anticipated: tuple[str, ...]
    """Who expects which answer, and how likely they hold it."""
    other_positions: tuple[str, ...]
    """Who takes another position on an answer, and which; an answer asserted by a claim graded too low to count is among them."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    claims: tuple[str, ...]
    """The claims that assert the pledge."""
    response_claims: tuple[str, ...]
    """The claims behind `anticipated` and `other_positions`."""
