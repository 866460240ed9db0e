# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `standing_of_sources`."""

from dataclasses import dataclass

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class StandingOfSourcesRow(AnswerRow):
    """How often does each source stand alone, and how often is it contradicted?"""

    source: Entity
    """The source."""
    publisher: tuple[str, ...]
    """Who published it."""
    reliability: str | None
    """The editors' grade, A to F."""
    asserted: int
    """How many situations it asserts."""
    alone: int
    """With how many of them it stands alone."""
    contradicted: int
    """In how many of them another voice denies or doubts."""
