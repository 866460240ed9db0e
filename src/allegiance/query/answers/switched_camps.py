# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `switched_camps`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class SwitchedCampsRow(AnswerRow):
    """Who swore to an enemy of a former ally?"""

    pledger: Entity
    """Who swore."""
    former_ally: Entity
    """The organization left behind."""
    new_patron: Entity
    """The organization sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date
    """The latest day on which the oath can have been sworn."""
    certainty: str
    """certain or possible: whether a tie to the former ally was over by then."""
    former_ties: tuple[str, ...]
    """What tied the pledger to the former ally."""
    hostility: tuple[str, ...]
    """What sets the former ally and the new patron against each other."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    hedged: bool
    """Whether a source calls the pledge or a part of it unclear, presumed, unattested or the like."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    claims: tuple[str, ...]
    """The claims that assert the pledge."""
    evidence: tuple[str, ...]
    """The ties and hostilities behind the row."""
    pledge: Entity
    """The pledge."""
