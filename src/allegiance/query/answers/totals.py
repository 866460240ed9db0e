# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `totals`."""

from dataclasses import dataclass

from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class TotalsRow(AnswerRow):
    """How much is in the data?"""

    kind: str
    """What is counted."""
    number: int
    """How many there are."""
