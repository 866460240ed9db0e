# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `designations_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class DesignationsOfRow(AnswerRow):
    """Who has designated someone, under which programme, when, and when was that lifted?"""

    authority: Entity
    """Who designated."""
    programme: str | None
    """The list or legal basis, in the authority's own term."""
    earliest: date | None
    """The earliest day of the designation."""
    latest: date | None
    """The latest day of the designation."""
    delisted_earliest: date | None
    """The earliest day of the delisting."""
    delisted_latest: date | None
    """The latest day of the delisting; absent: no delisting is recorded."""
    contested: bool
    """Whether a source denies or doubts the designation or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who says so."""
    announced_in: tuple[str, ...]
    """The notice in which it was made public."""
    claims: tuple[str, ...]
    """The asserting claims."""
    designation: Entity
    """The designation."""
    delisting: Entity | None
    """The delisting."""
