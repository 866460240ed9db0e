# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.branches_of import BranchesOfRow
    from allegiance.query.answers.descendants_of import DescendantsOfRow
    from allegiance.query.answers.diverging_splinters import DivergingSplintersRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class OrganizationsQuestions:
    """Questions on organizations; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def branches_of(
        self,
        organization: str | Entity,
        *,
        date: str | date = "9999-12-31",
        known_by: str | date = "9999-12-31",
        certainty: Literal["possible", "certain"] = "possible",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[BranchesOfRow]:
        """Which branches and member groups does an organization have, and is each link reported to hold?

        One row for each recorded link that can hold on the date; without a date, each that is not reported
        to have ended. A link that is only denied or hedged is shown too, as not supported, so that its
        absence is explained.

        organization: The parent organization.
        date: The day asked about; without it, the latest state.
        known_by: Only evidence public by this day; without it, all evidence.
        certainty: certain: only rows that hold on every reading of the dates; possible: those that hold on some, too.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "branches_of",
            organization=organization,
            date=date,
            known_by=known_by,
            certainty=certainty,
            limit=limit,
            offset=offset,
        )

    @question
    def descendants_of(
        self,
        organization: str | Entity,
        *,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[DescendantsOfRow]:
        """Which organizations descend from an organization through splits, and how far?

        One row for each split that leads back to the organization, at any distance. Only splits that a
        qualifying claim asserts are followed; being a branch, a member or merged is not descent. A split
        may have happened on any day between the two bounds; a bound that is absent is unknown.

        organization: The organization whose descendants are wanted.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("descendants_of", organization=organization, known_by=known_by, limit=limit, offset=offset)

    @question
    def diverging_splinters(
        self,
        *,
        about: str | Entity | None = None,
        date: str | date = "9999-12-31",
        known_by: str | date = "9999-12-31",
        certainty: Literal["possible", "certain"] = "possible",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[DivergingSplintersRow]:
        """Which organizations and their splinters stand with mutually hostile organizations?

        One row for each supported split whose two sides are sworn to different organizations between which
        a rivalry or a clash is supported. An organization stands where it, or a branch that is structurally
        part of it, has sworn; whoever swore is named, for a branch does not bind its organization. An oath
        stands until a later oath or a renunciation of the same pledger takes its place. A row is certain
        when both oaths were sworn, and neither was possibly ended, by the date.

        about: Only splits of, or from, this organization or person; without it, all.
        date: The day asked about; without it, how things stood last.
        known_by: Only evidence public by this day; without it, all evidence.
        certainty: certain: only rows that hold on every reading of the dates; possible: those that hold on some, too.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "diverging_splinters",
            about=about,
            date=date,
            known_by=known_by,
            certainty=certainty,
            limit=limit,
            offset=offset,
        )
