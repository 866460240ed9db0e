# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `claims_by`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class ClaimsByRow(AnswerRow):
    """What does someone claim, and what do others say of it?"""

    voice: str
    """own or other."""
    claimant: Entity
    """Who takes the position."""
    stance: str
    """asserts, denies, doubts ..."""
    situation: Entity
    """On what."""
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
    source: Entity
    """Where the position is taken."""
    locator: str | None
    """Where in the source the evidence stands."""
    taken_by: date
    """The day by which the position had been taken."""
    public_by: date
    """The day by which the source was public."""
    passed_on_by: tuple[str, ...]
    """Who passes the claim on, and the position taken in doing so."""
    claim: str
    """The claim."""
    passing_claims: tuple[str, ...]
    """The claims behind `passed_on_by`."""
