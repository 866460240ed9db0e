# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on places."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class SituationsInRow:
    """What happened, or held, in a place or anywhere within it?"""

    situation: Entity
    """The event or state."""
    kind: str
    """pledge, clash, presence ..."""
    places: tuple[str, ...]
    """Where, among the place asked about and those within it."""
    actors: tuple[str, ...]
    """Who takes part, in whichever role."""
    start_earliest: date | None
    """Not before this day did it start; absent: unknown."""
    start_latest: date | None
    """By this day it had started."""
    end_earliest: date | None
    """Until this day, at least, it lasted; open: still."""
    end_latest: date | None
    """By this day it was over; absent: unknown, open: not yet."""
    supported: bool
    """Whether a claim that counts asserts it."""
    contested: bool
    """Whether a source denies or doubts it or a recorded property of it."""
    positions: tuple[str, ...]
    """Who takes which position on it as a whole."""
    claims: tuple[str, ...]
    """The claims behind `positions`."""


class PlacesQuestions:
    """Questions on places; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def situations_in(self, place: str | Entity, *, known_by: str | date = "9999-12-31") -> Rows[SituationsInRow]:
        """What happened, or held, in a place or anywhere within it?

        One row for each event or state recorded at the place or at a place within it, by time. Those that
        nobody reliable asserts stand among them, marked as not supported.

        place: The place; places within it count.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("situations_in", place=place, known_by=known_by)
