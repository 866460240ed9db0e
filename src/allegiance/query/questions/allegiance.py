# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on allegiance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.allegiance_changes import AllegianceChangesRow
    from allegiance.query.answers.allegiances_at import AllegiancesAtRow
    from allegiance.query.answers.co_pledgers_of import CoPledgersOfRow
    from allegiance.query.answers.pledges_of import PledgesOfRow
    from allegiance.query.answers.pledges_to_possibly_dead import PledgesToPossiblyDeadRow
    from allegiance.query.answers.switched_camps import SwitchedCampsRow
    from allegiance.query.answers.unanswered_pledges import UnansweredPledgesRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class AllegianceQuestions:
    """Questions on allegiance; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def allegiance_changes(
        self,
        start: str | date,
        end: str | date,
        *,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[AllegianceChangesRow]:
        """Which allegiances began and which ended between two dates?

        The difference of the map of allegiances: one row for each oath that surely stood on one of the two
        days and not on the other (`begun`, `ended`), or that was sworn and given up in between (`begun and
        ended`). An oath stands from the latest day on which it can have been sworn until the latest day of
        a later oath or a renunciation of the same pledger. The death of a leader ends nothing.

        start: The first day compared.
        end: The second day compared.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("allegiance_changes", start=start, end=end, known_by=known_by, limit=limit, offset=offset)

    @question
    def allegiances_at(
        self,
        date: str | date,
        *,
        known_by: str | date = "9999-12-31",
        of: str | Entity | None = None,
        to: str | Entity | None = None,
        lapses: Literal["never", "at_death", "when_public"] = "never",
        self_reports: bool = True,
        credibility: Literal["1", "2", "3", 1, 2, 3] = "3",
        certainty: Literal["possible", "certain"] = "possible",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[AllegiancesAtRow]:
        """Who is sworn to whom on a date, as known by another date?

        One row for each pledger whose oath stands on the date. A later oath or a renunciation of the same
        pledger ends an earlier oath; the death of the leader is flagged and, unless you say so with
        `lapses`, ends nothing. A row is certain when the oath was sworn by the date on every reading of its
        dates, and possible when only some readings say so. Evidence that became public after `known_by` is
        left out.

        date: The day asked about.
        known_by: Only evidence public by this day; without it, all evidence.
        of: Only oaths of this organization or person; without it, of anyone.
        to: Only oaths to this organization or leader; without it, to anyone.
        lapses: Whether an oath lapses with the leader: never, at_death, or when_public (once the death was public).
        self_reports: Whether oaths count that nobody but those who take part tells of.
        credibility: The editors' grade that at least one asserting claim must have; ungraded claims count as 3.
        certainty: certain: only rows that hold on every reading of the dates; possible: those that hold on some, too.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "allegiances_at",
            date=date,
            known_by=known_by,
            of=of,
            to=to,
            lapses=lapses,
            self_reports=self_reports,
            credibility=credibility,
            certainty=certainty,
            limit=limit,
            offset=offset,
        )

    @question
    def co_pledgers_of(
        self,
        actor: str | Entity,
        *,
        shared: Literal["oath", "leader", "organization"] = "oath",
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[CoPledgersOfRow]:
        """Who else swore the same oath, or to the same leader or organization, as someone?

        One row for each other pledger and each pair of oaths that have something in common: `oath` (they
        swore together, in one pledge), `leader` (to the same person) or `organization` (to the leader of
        the same organization). The oaths need not have stood at the same time. Only pledges that a
        qualifying claim asserts are compared.

        actor: Who swore.
        shared: What must be the same.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("co_pledgers_of", actor=actor, shared=shared, known_by=known_by, limit=limit, offset=offset)

    @question
    def pledges_of(
        self, actor: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[PledgesOfRow]:
        """Which pledges of allegiance has someone made or received?

        One row for each pledge, reaffirmation or renunciation, by time. Those that nobody reliable asserts
        stand among them, marked as not supported. A pledge that others made in the name of an organization
        is not its own; it stands under a direction of its own.

        actor: The organization or person.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("pledges_of", actor=actor, known_by=known_by, limit=limit, offset=offset)

    @question
    def pledges_to_possibly_dead(
        self,
        *,
        about: str | Entity | None = None,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[PledgesToPossiblyDeadRow]:
        """Which pledges went to a leader who may already have been dead, and who took him to be alive?

        One row for each supported pledge and each supported record of the leader's death (or of his being
        dead) that may lie on or before the day of the oath. He was certainly dead when the latest possible
        day of death lies before the earliest possible day of the oath; otherwise he was possibly dead.
        Beside it: who by then had taken a position on whether he was alive, who did so later, and by when
        the death was public.

        about: Only oaths of, or to, this person or organization; without it, all.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("pledges_to_possibly_dead", about=about, known_by=known_by, limit=limit, offset=offset)

    @question
    def switched_camps(
        self,
        *,
        about: str | Entity | None = None,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[SwitchedCampsRow]:
        """Who swore to an enemy of a former ally?

        One row for each pledger of a supported pledge and each former ally who is hostile to the
        organization sworn to. A former ally is one with whom an alliance stood, of whom the pledger was
        structurally part, or to whom it had been sworn, and that tie was over with the oath. Hostile are
        those between whom a rivalry or a clash is supported, unless it surely began only after the oath or,
        for a rivalry, was surely over before. A row is certain when one such tie was over by the latest day
        of the oath on every reading of its dates, and possible when only some readings say so.

        about: Only oaths of this organization or person; without it, all.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("switched_camps", about=about, known_by=known_by, limit=limit, offset=offset)

    @question
    def unanswered_pledges(
        self, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[UnansweredPledgesRow]:
        """Which pledges have neither been accepted nor rejected, as far as is recorded?

        Supported pledges to which no supported acceptance or rejection responds. An answer that somebody
        only expects, doubts or denies does not count as an answer; it is shown beside the pledge. That no
        answer is recorded does not mean that there was none.

        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("unanswered_pledges", known_by=known_by, limit=limit, offset=offset)
