# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on claims."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class AttributionChainsRow:
    """Which claims pass on somebody else's words, who spoke first, and in which document?"""

    claim: Entity
    """The claim that reports."""
    situation: Entity
    """What it is about."""
    claimant: Entity
    """Who passes it on."""
    stance: str
    """The position of the one who passes it on."""
    source: Entity
    """Where it is passed on."""
    hops: int
    """How many reports lie between this claim and the root."""
    through: tuple[str, ...]
    """Who stands in between, for chains of two hops and more."""
    root_claimant: Entity
    """Who spoke first."""
    root_stance: str
    """The position taken at the root."""
    root_source: Entity
    """The document at the root."""
    root_taken_by: date | None
    """The day by which the root position had been taken."""
    seen_through: Entity | None
    """The source in hand, when the editors have not seen the root document itself."""
    root_claim: Entity
    """The claim at the root."""


@dataclass(frozen=True, slots=True)
class ClaimsByRow:
    """What does someone claim, and what do others say of it?"""

    voice: str
    """own or other."""
    claimant: Entity
    """Who takes the position."""
    stance: str
    """asserts, denies, doubts ..."""
    situation: Entity
    """On what."""
    regarding: str | None
    """The one property that the claim is limited to; absent: the situation as a whole."""
    value: str | None
    """The value of that property on which the position is taken."""
    likelihood: str | None
    """The claimant's own hedge."""
    credibility: str | None
    """The editors' grade, 1 to 6, and what it means."""
    counts: bool
    """Whether the claim counts under the default policy."""
    source: Entity
    """Where the position is taken."""
    locator: str | None
    """Where in the source the evidence stands."""
    taken_by: date
    """The day by which the position had been taken."""
    public_by: date
    """The day by which the source was public."""
    passed_on_by: tuple[str, ...]
    """Who passes the claim on, and the position taken in doing so."""
    claim: str
    """The claim."""
    passing_claims: tuple[str, ...]
    """The claims behind `passed_on_by`."""


@dataclass(frozen=True, slots=True)
class DisputedSituationsRow:
    """Which situations are asserted by some and denied or doubted by others?"""

    situation: Entity
    """What is in dispute."""
    kind: str
    """pledge, death, clash ..."""
    disputed_from: date
    """The day by which both sides were public."""
    asserted_by: tuple[str, ...]
    """Who asserts it."""
    denied_by: tuple[str, ...]
    """Who denies it, or which property of it."""
    doubted_by: tuple[str, ...]
    """Who doubts it, or which property of it."""
    asserting_claims: tuple[str, ...]
    """The claims behind `asserted_by`."""
    opposing_claims: tuple[str, ...]
    """The claims behind `denied_by` and `doubted_by`."""


@dataclass(frozen=True, slots=True)
class HedgesRow:
    """What is hedged, doubted, denied or unattested, wholly or in one property, and by whom?"""

    situation: Entity
    """What the position is about."""
    property: str | None
    """The one property it is limited to; absent when it is about the whole situation."""
    value: str | None
    """The value of that property."""
    stance: str
    """The position taken."""
    likelihood: str | None
    """The claimant's own hedge."""
    claimant: Entity
    """Who takes the position."""
    taken_by: date
    """The day by which the position had been taken."""
    public_by: date
    """The day by which it was public."""
    source: Entity
    """The source of the claim."""
    locator: str | None
    """Where in the source."""
    counts: bool
    """Whether the claim is graded well enough to count when support and contest are settled."""
    also_asserted_by: tuple[str, ...]
    """Who asserts the same situation, or the same value of the property, without qualification."""
    note: str | None
    """The editors' remark."""
    claim: Entity
    """The claim."""


@dataclass(frozen=True, slots=True)
class PositionsOnRow:
    """Who asserts, denies, doubts or otherwise takes a position on a situation, and how surely?"""

    claimant: Entity
    """Who takes the position."""
    stance: str
    """asserts, denies, doubts ..."""
    regarding: str | None
    """The one property that the claim is limited to; absent: the situation as a whole."""
    value: str | None
    """The value of that property on which the position is taken."""
    likelihood: str | None
    """The claimant's own hedge."""
    credibility: str | None
    """The editors' grade, 1 to 6, and what it means."""
    counts: bool
    """Whether the claim counts under the default policy."""
    basis: str | None
    """What the claimant goes by."""
    source: Entity
    """Where the position is taken."""
    locator: str | None
    """Where in the source the evidence stands."""
    reliability: str | None
    """The editors' grade of the source, A to F."""
    taken_by: date
    """The day by which the position had been taken."""
    public_by: date
    """The day by which the source was public."""
    root_claimant: Entity
    """Whose claim it is at the end of the chain of reports; the claimant, where nobody is reported."""
    root_claim: str
    """The claim at the end of that chain."""
    self_report: bool
    """Whether the root claimant takes part in the situation or belongs to one who does."""
    superseded: bool
    """Whether the claimant has replaced it by a later claim."""
    note: str | None
    """A remark of the editors."""
    claim: str
    """The claim."""


@dataclass(frozen=True, slots=True)
class SelfReportedOnlyRow:
    """Which supported situations rest on nothing but the word of those who take part in them?"""

    situation: Entity
    """The situation."""
    kind: str
    """What kind of situation it is."""
    voices: tuple[str, ...]
    """On whose word it rests: the claimants at the roots."""
    repeated_by: tuple[str, ...]
    """Who else asserts it, passing that word on."""
    documents: int
    """In how many sources it is asserted."""
    supported_from: date
    """The day by which the first of these assertions was public."""
    contested: bool
    """Whether a source denies or doubts the situation or a recorded property of it."""
    start_earliest: date | None
    """The earliest day on which it can have begun."""
    end_latest: date | None
    """The day by which it was over; open when it goes on."""
    claims: tuple[str, ...]
    """The asserting claims."""
    root_claims: tuple[str, ...]
    """The claims at the roots."""


@dataclass(frozen=True, slots=True)
class SupersededClaimsRow:
    """Which claims were replaced by later ones of the same claimant, and what changed?"""

    claimant: Entity
    """Who changed the position."""
    situation: Entity
    """On what."""
    changes: tuple[str, ...]
    """What changed: stance, property, value, likelihood, credibility or source, from what to what."""
    was_stance: str
    """The stance of the earlier claim."""
    is_stance: str
    """The stance of the later claim."""
    was_source: Entity
    """The source of the earlier claim."""
    is_source: Entity
    """The source of the later claim."""
    was_taken_by: date
    """The day by which the earlier position had been taken."""
    is_taken_by: date
    """The day by which the later position had been taken."""
    current: bool
    """Whether the later claim stands, not itself replaced or withdrawn."""
    was_claim: str
    """The earlier claim."""
    is_claim: str
    """The later claim."""


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """How much is in the data?"""

    kind: str
    """What is counted."""
    number: int
    """How many there are."""


class ClaimsQuestions:
    """Questions on claims; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def attribution_chains(
        self, *, least_hops: int = 1, known_by: str | date = "9999-12-31"
    ) -> Rows[AttributionChainsRow]:
        """Which claims pass on somebody else's words, who spoke first, and in which document?

        One row for each claim that reports another, followed to the root of the chain. Two hops mean that
        one voice stands between the claimant and the root. A root source may be known only through the
        source in hand.

        least_hops: Only chains of at least so many hops.
        known_by: Only claims public by this day; without it, all.
        """
        return self.ask("attribution_chains", least_hops=least_hops, known_by=known_by)

    def claims_by(self, actor: str | Entity, *, known_by: str | date = "9999-12-31") -> Rows[ClaimsByRow]:
        """What does someone claim, and what do others say of it?

        One row for each claim at the end of its chain of reports, by time: the actor's own (made by the
        actor itself, its outlet or its governing body, on whatever it may be), and those that others make
        on situations in which the actor takes part. Who passes a claim on stands beside it, with the
        position taken in doing so.

        actor: The organization or person.
        known_by: Only claims public by this day; without it, all.
        """
        return self.ask("claims_by", actor=actor, known_by=known_by)

    def disputed_situations(
        self, *, known_by: str | date = "9999-12-31", doubts: bool = True
    ) -> Rows[DisputedSituationsRow]:
        """Which situations are asserted by some and denied or doubted by others?

        One row for each situation that a claim that counts asserts while another denies or doubts it, or a
        recorded property of it. What is only denied, or only hedged, is not in dispute.

        known_by: Only evidence public by this day; without it, all evidence.
        doubts: Whether a doubt makes a dispute; false: only a denial does.
        """
        return self.ask("disputed_situations", known_by=known_by, doubts=doubts)

    def hedges(self, *, known_by: str | date = "9999-12-31") -> Rows[HedgesRow]:
        """What is hedged, doubted, denied or unattested, wholly or in one property, and by whom?

        One row for each claim that does not plainly assert: every stance but assertion, and assertions that
        their claimant qualifies with a likelihood. Beside it stands who asserts the very same without
        qualification. Claims of every grade are shown; deprecated ones are not.

        known_by: Only claims public by this day; without it, all.
        """
        return self.ask("hedges", known_by=known_by)

    def positions_on(self, situation: str | Entity, *, known_by: str | date = "9999-12-31") -> Rows[PositionsOnRow]:
        """Who asserts, denies, doubts or otherwise takes a position on a situation, and how surely?

        One row for each claim, by the day on which the position was taken. Claims that do not count under
        the default policy (withdrawn, or graded 4, 5 or 6 by the editors) are shown and marked.

        situation: The situation.
        known_by: Only claims public by this day; without it, all.
        """
        return self.ask("positions_on", situation=situation, known_by=known_by)

    def self_reported_only(self, *, known_by: str | date = "9999-12-31") -> Rows[SelfReportedOnlyRow]:
        """Which supported situations rest on nothing but the word of those who take part in them?

        Situations whose every qualifying assertion goes back to someone who takes part in them, or who
        belongs to or speaks for one who does. Others may repeat it: `repeated_by` shows who, and that does
        not make it independent. A designation or a statement is made by the very word of its author, so
        look at the kind of situation.

        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("self_reported_only", known_by=known_by)

    def superseded_claims(self, *, known_by: str | date = "9999-12-31") -> Rows[SupersededClaimsRow]:
        """Which claims were replaced by later ones of the same claimant, and what changed?

        One row for each claim and the claim it replaces, by the day of the change. A chain of three claims
        gives two rows.

        known_by: Only claims public by this day; without it, all.
        """
        return self.ask("superseded_claims", known_by=known_by)

    def totals(self) -> Rows[TotalsRow]:
        """How much is in the data?

        One row for each kind of thing, counted once however often it is spoken of. Withdrawn claims are
        counted with the claims and apart. Documents that the editors know only through another source are
        counted with the sources and apart.

        """
        return self.ask("totals")
