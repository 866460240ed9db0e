# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `disputed_situations`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class DisputedSituationsRow(AnswerRow):
    """Which situations are asserted by some and denied or doubted by others?"""

    situation: Entity
    """What is in dispute."""
    kind: str
    """pledge, death, clash ..."""
    disputed_from: date
    """The day by which both sides were public."""
    asserted_by: tuple[str, ...]
    """Who asserts it."""
    denied_by: tuple[str, ...]
    """Who denies it, or which property of it."""
    doubted_by: tuple[str, ...]
    """Who doubts it, or which property of it."""
    asserting_claims: tuple[str, ...]
    """The claims behind `asserted_by`."""
    opposing_claims: tuple[str, ...]
    """The claims behind `denied_by` and `doubted_by`."""
