# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `co_pledgers_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class CoPledgersOfRow(AnswerRow):
    """Who else swore the same oath, or to the same leader or organization, as someone?"""

    other: Entity
    """The other pledger."""
    leader: Entity | None
    """The leader whom the other swore to."""
    organization: Entity | None
    """The organization led by that leader."""
    sworn_from: date | None
    """The earliest day on which the other can have sworn."""
    sworn_by: date | None
    """The latest day on which the other can have sworn."""
    pledge: Entity
    """The pledge of the other."""
    own_pledge: Entity
    """The pledge of the actor asked about."""
    together: bool
    """Whether it is one and the same pledge."""
