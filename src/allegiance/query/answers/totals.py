# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `totals`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """How much is in the data?"""

    kind: str
    """What is counted."""
    number: int
    """How many there are."""
