# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `links_to`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class LinksToRow(AnswerRow):
    """Which of our actors and places were compared with an outside dataset, and what was decided?"""

    entity: Entity
    """The local entity."""
    verdict: str
    """same, different, unsure; broader or narrower: the counterpart is more, or less, than the entity."""
    counterpart: Entity
    """The entry of the outside dataset, by the name it bears there."""
    dataset: str | None
    """The outside dataset."""
    reviewer: str | None
    """Who decided."""
    reviewed_on: date | None
    """When it was decided."""
    reason: str | None
    """Why, in the reviewer's words."""
    relation: str
    """The relation that was affirmed or, for different, refused; most often skos:exactMatch."""
    justification: str
    """How the pair was arrived at, from the Semantic Mapping Vocabulary."""
    confidence: str | None
    """The reviewer's confidence, 0 to 1, where stated."""
    mapping: str
    """The identifier of the recorded decision."""
