# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `sources_mentioning`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class SourcesMentioningRow(AnswerRow):
    """Which sources mention someone or something?"""

    source: Entity
    """The source."""
    kind: str | None
    """article, statement, video ..."""
    public_from: date | None
    """The earliest day on which it can have become public."""
    public_by: date
    """The latest day on which it can have become public."""
    publisher: tuple[str, ...]
    """Who published it."""
    authors: tuple[str, ...]
    """Who wrote or produced it."""
    reliability: str | None
    """The editors' grade, A to F, and what it means."""
    mentioned_as: tuple[str, ...]
    """In which roles: pledger, subject, place, claimant, name ..."""
    claim_count: int
    """How many of its claims involve the entity."""
    seen_through: Entity | None
    """The source in hand through which this one is known."""
    address: str | None
    """Where it was read."""
    claims: tuple[str, ...]
    """Those claims."""
