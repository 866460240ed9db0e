# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `allegiances_at`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class AllegiancesAtRow(AnswerRow):
    """Who is sworn to whom on a date, as known by another date?"""

    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    scope: str
    """How much of the pledger's organization is bound; unclear where a source says so."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn, if there is one."""
    certainty: str
    """certain or possible."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    leader_dead_by: date | None
    """The day by which the leader had died, if he had by the date asked about."""
    flags: tuple[str, ...]
    """What to keep in mind: earliest day not known (no source tells since when, so that it may have been sworn by the date asked about), leader dead by then, branch only, scope unclear, authorization not attested, self-reported only."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    disagreement: tuple[str, ...]
    """Who takes another position, or asserts of one property what is at odds with the record or with others: which, and on what."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    pledge: Entity
    """The pledge that the row rests on."""
