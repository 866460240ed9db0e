# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `pledges_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class PledgesOfRow(AnswerRow):
    """Which pledges of allegiance has someone made or received?"""

    direction: str
    """made, received, or made in its name (by others)."""
    kind: str
    """pledge, reaffirmation or renunciation."""
    pledgers: tuple[Entity, ...]
    """Who swore, or gave the oath up."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    post: str | None
    """The post in which the leader was sworn to."""
    scope: str
    """How much of the pledger's organization is bound, as recorded; see `disagreement`."""
    media: tuple[str, ...]
    """How it was performed or made known."""
    earliest: date | None
    """The earliest day on which it can have happened."""
    latest: date | None
    """The latest day on which it can have happened."""
    supported: bool
    """Whether a claim that counts asserts it."""
    contested: bool
    """Whether a source denies or doubts it or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who asserts it, whatever the grade of the claim."""
    disagreement: tuple[str, ...]
    """Who takes another position, or asserts of one property what is at odds with the record or with others: which, and on what."""
    refers_to: tuple[str, ...]
    """The earlier pledge that is renewed or given up."""
    responses: tuple[str, ...]
    """Who accepted or rejected it, where a claim that counts asserts that."""
    announced_in: tuple[str, ...]
    """The documents in which those concerned made it public."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    pledge: Entity
    """The pledge or renunciation."""
