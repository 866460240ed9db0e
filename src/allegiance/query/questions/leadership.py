# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on leadership."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class LeadersAtRow:
    """Who led an organization on a date, in which post?"""

    leader: Entity
    """Who held the post."""
    post: Entity
    """The post."""
    start_earliest: date | None
    """Not before this day did the person take the post; absent: unknown."""
    start_latest: date | None
    """By this day the person held the post."""
    end_earliest: date | None
    """Until this day, at least, the person held the post; open: still."""
    end_latest: date | None
    """By this day the person had left the post; absent: unknown, open: not yet."""
    certainty: str
    """certain or possible."""
    contested: bool
    """Whether a source denies or doubts the tenure or a recorded property of it."""
    dead_by: date | None
    """The day by which the person had died, if by the date asked about."""
    claimed_by: tuple[str, ...]
    """Who asserts the tenure."""
    disagreement: tuple[str, ...]
    """Who takes another position, which, and on what."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    tenure: Entity
    """The tenure that the row rests on."""


class LeadershipQuestions:
    """Questions on leadership; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def leaders_at(
        self, organization: str | Entity, date: str | date, *, known_by: str | date = "9999-12-31"
    ) -> Rows[LeadersAtRow]:
        """Who led an organization on a date, in which post?

        One row for each person who certainly or possibly held a post in the organization on the date. A
        tenure counts when a claim that counts asserts it. It is certain when the person had taken the post
        by the date and had not left it before, on every reading of the dates, and nobody reliable has the
        person dead by then. A holder who had died by the date is flagged, not left out: reports of deaths
        are often wrong.

        organization: The organization.
        date: The day asked about.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("leaders_at", organization=organization, date=date, known_by=known_by)
