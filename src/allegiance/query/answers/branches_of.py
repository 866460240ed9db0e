# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `branches_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class BranchesOfRow(AnswerRow):
    """Which branches and member groups does an organization have, and is each link reported to hold?"""

    branch: Entity
    """The branch or member group."""
    kind: str
    """What it is: branch, armed organization, media outlet ..."""
    supported: bool
    """Whether the link is reported to hold: a claim that counts asserts it."""
    contested: bool
    """Whether a source denies or doubts the link or a recorded property of it."""
    certainty: str
    """certain or possible, by the dates of the link; none where it is not supported."""
    last_reported: date | None
    """The latest day by which somebody took the position that the link holds."""
    start_earliest: date | None
    """Not before this day did it start; absent: unknown."""
    start_latest: date | None
    """By this day it had started."""
    end_earliest: date | None
    """Until this day, at least, it held; open: still."""
    end_latest: date | None
    """By this day it had ended; absent: unknown, open: not yet."""
    claimed_by: tuple[str, ...]
    """Who asserts the link, whatever the grade of the claim."""
    disagreement: tuple[str, ...]
    """Who takes another position, or asserts of one property what is at odds with the record or with others: which, and on what."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    affiliation: Entity
    """The link."""
