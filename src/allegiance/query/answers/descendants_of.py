# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `descendants_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class DescendantsOfRow(AnswerRow):
    """Which organizations descend from an organization through splits, and how far?"""

    descendant: Entity
    """The organization that broke away."""
    depth: int
    """How many splits lie between it and the organization asked about; 1 is a direct splinter."""
    split_from: Entity
    """The organization that it broke away from."""
    split_after: date | None
    """The earliest day on which the split can have happened."""
    split_by: date | None
    """The latest day on which the split can have happened."""
    contested: bool
    """Whether a source denies or doubts the split or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who asserts the split."""
    claims: tuple[str, ...]
    """The asserting claims."""
    split: Entity
    """The split that the row rests on."""
