# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `outlets`."""

from dataclasses import dataclass

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class OutletsRow(AnswerRow):
    """How many claims does each outlet carry?"""

    outlet: Entity
    """The publisher, or who stands in for one."""
    sources: int
    """How many sources are its."""
    claims: int
    """How many claims stand in them."""
    percent: int
    """The share of all claims, in whole per cent, rounded."""
