# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `lumped_differently`."""

from dataclasses import dataclass

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class LumpedDifferentlyRow(AnswerRow):
    """Where does one imported list have one entry for what another has in several, or in part?"""

    dataset: str
    """The list that has one entry."""
    key: str
    """Its entry."""
    title: str
    """The name of the entry."""
    against: str
    """The list that has several, or a part."""
    entries: tuple[str, ...]
    """Its entries, with their names."""
    how: str
    """several for the same, or narrower."""
    entity: Entity
    """What the one entry is for."""
