# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on links."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class LinksToRow:
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


class LinksQuestions:
    """Questions on links; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def links_to(self, *, dataset: str = "", verdict: str = "any") -> Rows[LinksToRow]:
        """Which of our actors and places were compared with an outside dataset, and what was decided?

        One row for each reviewed pair: the local entity, its counterpart, the verdict (same, different,
        unsure, broader or narrower), who decided, when and why. A pair without a row has not been reviewed.

        dataset: The outside dataset; without it, all of them.
        verdict: Only pairs with this verdict.
        """
        return self.ask("links_to", dataset=dataset, verdict=verdict)
