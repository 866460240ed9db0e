# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `announcements_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class AnnouncementsOfRow(AnswerRow):
    """In which document, and by which outlet, was a situation or someone's pledge announced?"""

    situation: Entity
    """What was announced."""
    kind: str
    """pledge, death, clash ..."""
    earliest: date | None
    """The earliest day on which it can have begun."""
    latest: date | None
    """The latest day on which it can have happened or ended."""
    document: Entity | None
    """The document or media item in which it was made public."""
    document_kind: str | None
    """statement, video, official notice ..."""
    outlet: tuple[str, ...]
    """Who published the document."""
    authors: tuple[str, ...]
    """Who produced the document."""
    public_from: date | None
    """The earliest day on which the document can have become public."""
    public_by: date | None
    """The latest day on which the document can have become public."""
    seen_through: Entity | None
    """The source in hand through which the document is known."""
    reported_by: tuple[str, ...]
    """The other sources that speak of it."""
    claims: tuple[str, ...]
    """What the document itself claims of it."""
    other_claims: tuple[str, ...]
    """What other sources claim of it."""
