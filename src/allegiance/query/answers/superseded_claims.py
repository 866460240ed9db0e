# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `superseded_claims`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class SupersededClaimsRow(AnswerRow):
    """Which claims were replaced by later ones of the same claimant, and what changed?"""

    claimant: Entity
    """Who changed the position."""
    situation: Entity
    """On what."""
    changes: tuple[str, ...]
    """What changed: stance, property, value, likelihood, credibility or source, from what to what."""
    was_stance: str
    """The stance of the earlier claim."""
    is_stance: str
    """The stance of the later claim."""
    was_source: Entity
    """The source of the earlier claim."""
    is_source: Entity
    """The source of the later claim."""
    was_taken_by: date
    """The day by which the earlier position had been taken."""
    is_taken_by: date
    """The day by which the later position had been taken."""
    current: bool
    """Whether the later claim stands, not itself replaced or withdrawn."""
    was_claim: str
    """The earlier claim."""
    is_claim: str
    """The later claim."""
