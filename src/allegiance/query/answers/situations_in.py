# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `situations_in`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class SituationsInRow(AnswerRow):
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
