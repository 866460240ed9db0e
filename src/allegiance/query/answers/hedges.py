# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `hedges`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class HedgesRow(AnswerRow):
    """What is hedged, doubted, denied or unattested, wholly or in one property, and by whom?"""

    situation: Entity
    """What the position is about."""
    property: str | None
    """The one property it is limited to; absent when it is about the whole situation."""
    value: str | None
    """The value of that property."""
    stance: str
    """The position taken."""
    likelihood: str | None
    """The claimant's own hedge."""
    claimant: Entity
    """Who takes the position."""
    taken_by: date
    """The day by which the position had been taken."""
    public_by: date
    """The day by which it was public."""
    source: Entity
    """The source of the claim."""
    locator: str | None
    """Where in the source."""
    counts: bool
    """Whether the claim is graded well enough to count when support and contest are settled."""
    also_asserted_by: tuple[str, ...]
    """Who asserts the same situation, or the same value of the property, without qualification."""
    note: str | None
    """The editors' remark."""
    claim: Entity
    """The claim."""
