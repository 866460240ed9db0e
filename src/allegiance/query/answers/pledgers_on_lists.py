# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `pledgers_on_lists`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class PledgersOnListsRow(AnswerRow):
    """Which pledgers were on which outside lists when they swore?"""

    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """To whom."""
    sworn_from: date | None
    """The earliest day of the oath."""
    sworn_by: date | None
    """The latest day of the oath."""
    dataset: str
    """The imported list, by the name given at the import."""
    key: str
    """The entry in it."""
    title: str
    """Under which name the list has it."""
    programme: str | None
    """The list or legal basis, in the authority's own term."""
    listed_from: date | None
    """The earliest day of the listing."""
    listed_by: date | None
    """The latest day of the listing."""
    certainty: str
    """certain or possible."""
    pledge: Entity
    """The pledge."""
    claim: str
    """The claim of the list."""
