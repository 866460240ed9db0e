# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `positions_on`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class PositionsOnRow(AnswerRow):
    """Who asserts, denies, doubts or otherwise takes a position on a situation, and how surely?"""

    claimant: Entity
    """Who takes the position."""
    stance: str
    """asserts, denies, doubts ..."""
    regarding: str | None
    """The one property that the claim is limited to; absent: the situation as a whole."""
    value: str | None
    """The value of that property on which the position is taken."""
    likelihood: str | None
    """The claimant's own hedge."""
    credibility: str | None
    """The editors' grade, 1 to 6, and what it means."""
    counts: bool
    """Whether the claim counts under the default policy."""
    basis: str | None
    """What the claimant goes by."""
    source: Entity
    """Where the position is taken."""
    locator: str | None
    """Where in the source the evidence stands."""
    reliability: str | None
    """The editors' grade of the source, A to F."""
    taken_by: date
    """The day by which the position had been taken."""
    public_by: date
    """The day by which the source was public."""
    root_claimant: Entity
    """Whose claim it is at the end of the chain of reports; the claimant, where nobody is reported."""
    root_claim: str
    """The claim at the end of that chain."""
    self_report: bool
    """Whether the root claimant takes part in the situation or belongs to one who does."""
    superseded: bool
    """Whether the claimant has replaced it by a later claim."""
    note: str | None
    """A remark of the editors."""
    claim: str
    """The claim."""
