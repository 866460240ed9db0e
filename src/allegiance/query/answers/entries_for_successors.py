# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `entries_for_successors`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class EntriesForSuccessorsRow(AnswerRow):
    """Which entries of imported lists cover an organization that split off, and how?"""

    successor: Entity
    """The organization that split off."""
    trunk: Entity
    """What it split from."""
    split_by: date | None
    """The latest day of the split."""
    how: str
    """own entry, wider entry, or name in the entry of the trunk."""
    dataset: str
    """The imported list."""
    key: str
    """The entry in it."""
    title: str
    """Under which name the list has it."""
    split: Entity
    """The split."""
    record: str
    """The record."""
