# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `listing_changes`."""

from dataclasses import dataclass

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class ListingChangesRow(AnswerRow):
    """What changed between two versions of an imported list?"""

    change: str
    """added, removed or changed."""
    key: str
    """The identifier of the entry in the list."""
    title: str
    """Its main name, in the later version where it has one."""
    entity: Entity
    """What the entry is for: one of ours where it is linked."""
    field: str | None
    """The field that changed."""
    before: str | None
    """The values that it lost."""
    after: str | None
    """The values that it gained."""
    record: str
    """The record, in the later version where there is one."""
