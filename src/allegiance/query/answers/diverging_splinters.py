# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `diverging_splinters`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class DivergingSplintersRow(AnswerRow):
    """Which organizations and their splinters stand with mutually hostile organizations?"""

    splinter: Entity
    """The organization that broke away."""
    parent: Entity
    """The organization that it broke away from."""
    split_by: date | None
    """The day by which the split had happened."""
    splinter_patron: Entity
    """The organization with which the splinter stands."""
    splinter_through: Entity
    """Who swore: the splinter itself, or a branch of it."""
    splinter_sworn_by: date
    """The latest day on which that oath can have been sworn."""
    parent_patron: Entity
    """The organization with which the parent stands."""
    parent_through: Entity
    """Who swore: the parent itself, or a branch of it."""
    parent_sworn_by: date
    """The latest day on which that oath can have been sworn."""
    certainty: str
    """certain or possible: whether both oaths stood on the date."""
    contested: bool
    """Whether a source denies or doubts one of the two pledges or a recorded property of it."""
    hostility: tuple[str, ...]
    """What sets the two patrons against each other."""
    hostilities: tuple[str, ...]
    """The rivalries and clashes behind `hostility`."""
    splinter_pledge: Entity
    """The pledge on the splinter's side."""
    parent_pledge: Entity
    """The pledge on the parent's side."""
    split: Entity
    """The split."""
