# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `sources_to_read`."""

from dataclasses import dataclass

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class SourcesToReadRow(AnswerRow):
    """Which sources wait for a second reading, and how many of their claims?"""

    source: Entity
    """The source."""
    publishers: tuple[str, ...]
    """Who published it."""
    issued: str | None
    """When it was published, in EDTF."""
    address: str | None
    """Where it can be read."""
    unread: int
    """Claims that were not read a second time."""
    revised: int
    """Claims that a second reading changed, and that were not read again since."""
    claims: int
    """All claims of the source that are not withdrawn."""
