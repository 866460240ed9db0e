# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on designations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.designated_when_pledging import DesignatedWhenPledgingRow
    from allegiance.query.answers.designations_of import DesignationsOfRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class DesignationsQuestions:
    """Questions on designations; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def designated_when_pledging(
        self,
        *,
        about: str | Entity | None = None,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[DesignatedWhenPledgingRow]:
        """Which pledges were made while the pledger, or an organization it is part of, was designated, by whom and since when?

        One row for each pledger of a supported pledge and each designation, of the pledger itself or of an
        organization that it was structurally part of (directly or through others), that can have stood when
        the oath was sworn. A designation that the same authority surely ended before the oath is left out.
        A row is certain when the designation preceded the oath, and no delisting, on every reading of their
        dates. Whether the pledger was part of the organization at the time is judged by the dates of that
        tie; a tie that surely ended before the oath or began after it is left out.

        about: Only oaths of this organization or person; without it, all.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("designated_when_pledging", about=about, known_by=known_by, limit=limit, offset=offset)

    @question
    def designations_of(
        self, actor: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[DesignationsOfRow]:
        """Who has designated someone, under which programme, when, and when was that lifted?

        One row for each designation that a claim that counts asserts, with the first later delisting by the
        same authority under the same programme, if one is asserted. Terms such as "terrorist" are the
        authority's own.

        actor: The organization or person.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("designations_of", actor=actor, known_by=known_by, limit=limit, offset=offset)
