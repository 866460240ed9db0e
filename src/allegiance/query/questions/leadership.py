# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on leadership."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.leaders_at import LeadersAtRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class LeadershipQuestions:
    """Questions on leadership; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def leaders_at(
        self,
        organization: str | Entity,
        date: str | date,
        *,
        known_by: str | date = "9999-12-31",
        certainty: Literal["possible", "certain"] = "possible",
        limit: int | None = None,
        offset: int = 0,
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
        certainty: certain: only rows that hold on every reading of the dates; possible: those that hold on some, too.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "leaders_at",
            organization=organization,
            date=date,
            known_by=known_by,
            certainty=certainty,
            limit=limit,
            offset=offset,
        )
