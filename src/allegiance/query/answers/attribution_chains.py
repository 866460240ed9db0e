# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `attribution_chains`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class AttributionChainsRow(AnswerRow):
    """Which claims pass on somebody else's words, who spoke first, and in which document?"""

    claim: Entity
    """The claim that reports."""
    situation: Entity
    """What it is about."""
    claimant: Entity
    """Who passes it on."""
    stance: str
    """The position of the one who passes it on."""
    source: Entity
    """Where it is passed on."""
    hops: int
    """How many reports lie between this claim and the root."""
    through: tuple[str, ...]
    """Who stands in between, for chains of two hops and more."""
    root_claimant: Entity
    """Who spoke first."""
    root_stance: str
    """The position taken at the root."""
    root_source: Entity
    """The document at the root."""
    root_taken_by: date | None
    """The day by which the root position had been taken."""
    seen_through: Entity | None
    """The source in hand, when the editors have not seen the root document itself."""
    root_claim: Entity
    """The claim at the root."""
