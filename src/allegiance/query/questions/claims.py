# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.attribution_chains import AttributionChainsRow
    from allegiance.query.answers.claims_by import ClaimsByRow
    from allegiance.query.answers.disputed_situations import DisputedSituationsRow
    from allegiance.query.answers.hedges import HedgesRow
    from allegiance.query.answers.positions_on import PositionsOnRow
    from allegiance.query.answers.self_reported_only import SelfReportedOnlyRow
    from allegiance.query.answers.superseded_claims import SupersededClaimsRow
    from allegiance.query.answers.totals import TotalsRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class ClaimsQuestions:
    """Questions on claims; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def attribution_chains(
        self,
        *,
        about: str | Entity | None = None,
        least_hops: int = 1,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[AttributionChainsRow]:
        """Which claims pass on somebody else's words, who spoke first, and in which document?

        One row for each claim that reports another, followed to the root of the chain. Two hops mean that
        one voice stands between the claimant and the root. A root source may be known only through the
        source in hand.

        about: Only situations in which this organization or person takes part; without it, all.
        least_hops: Only chains of at least so many hops.
        known_by: Only claims public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "attribution_chains", about=about, least_hops=least_hops, known_by=known_by, limit=limit, offset=offset
        )

    @question
    def claims_by(
        self, actor: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[ClaimsByRow]:
        """What does someone claim, and what do others say of it?

        One row for each claim at the end of its chain of reports, by time: the actor's own (made by the
        actor itself, its outlet or its governing body, on whatever it may be), and those that others make
        on situations in which the actor takes part. Who passes a claim on stands beside it, with the
        position taken in doing so.

        actor: The organization or person.
        known_by: Only claims public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("claims_by", actor=actor, known_by=known_by, limit=limit, offset=offset)

    @question
    def disputed_situations(
        self,
        *,
        about: str | Entity | None = None,
        known_by: str | date = "9999-12-31",
        doubts: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[DisputedSituationsRow]:
        """Which situations are asserted by some and denied or doubted by others?

        One row for each situation that a claim that counts asserts while another denies or doubts it, or a
        recorded property of it. What is only denied, or only hedged, is not in dispute.

        about: Only situations in which this organization or person takes part; without it, all.
        known_by: Only evidence public by this day; without it, all evidence.
        doubts: Whether a doubt makes a dispute; false: only a denial does.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "disputed_situations", about=about, known_by=known_by, doubts=doubts, limit=limit, offset=offset
        )

    @question
    def hedges(
        self,
        *,
        about: str | Entity | None = None,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[HedgesRow]:
        """What is hedged, doubted, denied or unattested, wholly or in one property, and by whom?

        One row for each claim that does not plainly assert: every stance but assertion, and assertions that
        their claimant qualifies with a likelihood. Beside it stands who asserts the very same without
        qualification. Claims of every grade are shown; deprecated ones are not.

        about: Only situations in which this organization or person takes part; without it, all.
        known_by: Only claims public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("hedges", about=about, known_by=known_by, limit=limit, offset=offset)

    @question
    def positions_on(
        self, situation: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[PositionsOnRow]:
        """Who asserts, denies, doubts or otherwise takes a position on a situation, and how surely?

        One row for each claim, by the day on which the position was taken. Claims that do not count under
        the default policy (withdrawn, or graded 4, 5 or 6 by the editors) are shown and marked.

        situation: The situation.
        known_by: Only claims public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("positions_on", situation=situation, known_by=known_by, limit=limit, offset=offset)

    @question
    def self_reported_only(
        self,
        *,
        about: str | Entity | None = None,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[SelfReportedOnlyRow]:
        """Which supported situations rest on nothing but the word of those who take part in them?

        Situations whose every qualifying assertion goes back to someone who takes part in them, or who
        belongs to or speaks for one who does. Others may repeat it: `repeated_by` shows who, and that does
        not make it independent. A designation or a statement is made by the very word of its author, so
        look at the kind of situation.

        about: Only situations in which this organization or person takes part; without it, all.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("self_reported_only", about=about, known_by=known_by, limit=limit, offset=offset)

    @question
    def superseded_claims(
        self,
        *,
        about: str | Entity | None = None,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[SupersededClaimsRow]:
        """Which claims were replaced by later ones of the same claimant, and what changed?

        One row for each claim and the claim it replaces, by the day of the change. A chain of three claims
        gives two rows.

        about: Only situations in which this organization or person takes part; without it, all.
        known_by: Only claims public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("superseded_claims", about=about, known_by=known_by, limit=limit, offset=offset)

    @question
    def totals(self, *, limit: int | None = None, offset: int = 0) -> Rows[TotalsRow]:
        """How much is in the data?

        One row for each kind of thing, counted once however often it is spoken of. Withdrawn claims are
        counted with the claims and apart, as are claims that a second reading changed and that wait for
        another. Documents that the editors know only through another source are counted with the sources
        and apart.

        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("totals", limit=limit, offset=offset)
