# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `allegiance_changes`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class AllegianceChangesRow(AnswerRow):
    """Which allegiances began and which ended between two dates?"""

    change: str
    """begun, ended, or begun and ended."""
    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    sworn_by: date
    """The latest day on which the oath can have been sworn."""
    over_by: date | None
    """The day by which it was over, if that was by the second day."""
    pledge: Entity
    """The pledge that the row rests on."""
    ended_by: tuple[str, ...]
    """The later pledges or renunciations that had ended it by the second day."""
