# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on allegiance."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class AllegianceChangesRow:
    """Which allegiances began and which ended between two dates?"""

    change: str
    """begun, ended, or begun and ended."""
    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    sworn_by: date
    """The latest day on which the oath can have been sworn."""
    over_by: date | None
    """The day by which it was over, if that was by the second day."""
    pledge: Entity
    """The pledge that the row rests on."""
    ended_by: tuple[str, ...]
    """The later pledges or renunciations that had ended it by the second day."""


@dataclass(frozen=True, slots=True)
class AllegiancesAtRow:
    """Who is sworn to whom on a date, as known by another date?"""

    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    scope: str
    """How much of the pledger's organization is bound; unclear where a source says so."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn, if there is one."""
    certainty: str
    """certain or possible."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    leader_dead_by: date | None
    """The day by which the leader had died, if he had by the date asked about."""
    flags: tuple[str, ...]
    """What to keep in mind: leader dead by then, branch only, scope unclear, authorization not attested, self-reported only."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    disagreement: tuple[str, ...]
    """Who takes another position, which, and on what."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    pledge: Entity
    """The pledge that the row rests on."""


@dataclass(frozen=True, slots=True)
class CoPledgersOfRow:
    """Who else swore the same oath, or to the same leader or organization, as someone?"""

    other: Entity
    """The other pledger."""
    leader: Entity | None
    """The leader whom the other swore to."""
    organization: Entity | None
    """The organization led by that leader."""
    sworn_from: date | None
    """The earliest day on which the other can have sworn."""
    sworn_by: date | None
    """The latest day on which the other can have sworn."""
    pledge: Entity
    """The pledge of the other."""
    own_pledge: Entity
    """The pledge of the actor asked about."""
    together: bool
    """Whether it is one and the same pledge."""


@dataclass(frozen=True, slots=True)
class PledgesOfRow:
    """Which pledges of allegiance has someone made or received?"""

    direction: str
    """made, received, or made in its name (by others)."""
    kind: str
    """pledge, reaffirmation or renunciation."""
    pledgers: tuple[str, ...]
    """Who swore, or gave the oath up."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    post: str | None
    """The post in which the leader was sworn to."""
    scope: str
    """How much of the pledger's organization is bound, as recorded; see `disagreement`."""
    media: tuple[str, ...]
    """How it was performed or made known."""
    earliest: date | None
    """The earliest day on which it can have happened."""
    latest: date | None
    """The latest day on which it can have happened."""
    supported: bool
    """Whether a claim that counts asserts it."""
    contested: bool
    """Whether a source denies or doubts it or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who asserts it, whatever the grade of the claim."""
    disagreement: tuple[str, ...]
    """Who takes another position, which, and on what."""
    refers_to: tuple[str, ...]
    """The earlier pledge that is renewed or given up."""
    responses: tuple[str, ...]
    """Who accepted or rejected it, where a claim that counts asserts that."""
    announced_in: tuple[str, ...]
    """The documents in which those concerned made it public."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    pledge: Entity
    """The pledge or renunciation."""


@dataclass(frozen=True, slots=True)
class PledgesToPossiblyDeadRow:
    """Which pledges went to a leader who may already have been dead, and who took him to be alive?"""

    pledge: Entity
    """The pledge."""
    pledgers: tuple[str, ...]
    """Who swore."""
    leader: Entity
    """The leader sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn."""
    died_from: date | None
    """The earliest day on which he can have died."""
    died_by: date | None
    """The day by which he was dead."""
    certainty: str
    """certainly dead or possibly dead when the oath was sworn."""
    death_public_by: date
    """The day by which the first qualifying report of the death was public."""
    public_after_oath: bool
    """Whether the death became public only after the latest day of the oath."""
    positions_then: tuple[str, ...]
    """Who had taken a position on his being alive by the day of the oath, and which."""
    positions_later: tuple[str, ...]
    """Who took such a position only later, and which."""
    death_reported_by: tuple[str, ...]
    """Who asserts the death."""
    death_contested: bool
    """Whether a source denies or doubts the death or a recorded property of it."""
    claims: tuple[str, ...]
    """The claims on his being alive."""
    death: Entity
    """The record of his death."""


@dataclass(frozen=True, slots=True)
class SwitchedCampsRow:
    """Who swore to an enemy of a former ally?"""

    pledger: Entity
    """Who swore."""
    former_ally: Entity
    """The organization left behind."""
    new_patron: Entity
    """The organization sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date
    """The latest day on which the oath can have been sworn."""
    certainty: str
    """certain or possible: whether a tie to the former ally was over by then."""
    former_ties: tuple[str, ...]
    """What tied the pledger to the former ally."""
    hostility: tuple[str, ...]
    """What sets the former ally and the new patron against each other."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    hedged: bool
    """Whether a source calls the pledge or a part of it unclear, presumed, unattested or the like."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    claims: tuple[str, ...]
    """The claims that assert the pledge."""
    evidence: tuple[str, ...]
    """The ties and hostilities behind the row."""
    pledge: Entity
    """The pledge."""


@dataclass(frozen=True, slots=True)
class UnansweredPledgesRow:
    """Which pledges have neither been accepted nor rejected, as far as is recorded?"""

    pledge: Entity
    """The pledge without an answer."""
    pledgers: tuple[str, ...]
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    anticipated: tuple[str, ...]
    """Who expects which answer, and how likely they hold it."""
    other_positions: tuple[str, ...]
    """Who takes another position on an answer, and which; an answer asserted by a claim graded too low to count is among them."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    claims: tuple[str, ...]
    """The claims that assert the pledge."""
    response_claims: tuple[str, ...]
    """The claims behind `anticipated` and `other_positions`."""
    pledger_iris: tuple[str, ...]
    """The identifiers of those who swore."""


class AllegianceQuestions:
    """Questions on allegiance; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def allegiance_changes(
        self, start: str | date, end: str | date, *, known_by: str | date = "9999-12-31"
    ) -> Rows[AllegianceChangesRow]:
        """Which allegiances began and which ended between two dates?

        The difference of the map of allegiances: one row for each oath that surely stood on one of the two
        days and not on the other (`begun`, `ended`), or that was sworn and given up in between (`begun and
        ended`). An oath stands from the latest day on which it can have been sworn until the latest day of
        a later oath or a renunciation of the same pledger. The death of a leader ends nothing.

        start: The first day compared.
        end: The second day compared.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("allegiance_changes", start=start, end=end, known_by=known_by)

    def allegiances_at(
        self,
        date: str | date,
        *,
        known_by: str | date = "9999-12-31",
        to: str | Entity = "https://w3id.org/allegiance/ns#Actor",
        lapses: str = "never",
        self_reports: bool = True,
        credibility: str = "3",
    ) -> Rows[AllegiancesAtRow]:
        """Who is sworn to whom on a date, as known by another date?

        One row for each pledger whose oath stands on the date. A later oath or a renunciation of the same
        pledger ends an earlier oath; the death of the leader is flagged and, unless you say so with
        `lapses`, ends nothing. A row is certain when the oath was sworn by the date on every reading of its
        dates, and possible when only some readings say so. Evidence that became public after `known_by` is
        left out.

        date: The day asked about.
        known_by: Only evidence public by this day; without it, all evidence.
        to: Only oaths to this organization or leader; without it, to anyone.
        lapses: Whether an oath lapses with the leader: never, at_death, or when_public (once the death was public).
        self_reports: Whether oaths count that nobody but those who take part tells of.
        credibility: The editors' grade that at least one asserting claim must have; ungraded claims count as 3.
        """
        return self.ask(
            "allegiances_at",
            date=date,
            known_by=known_by,
            to=to,
            lapses=lapses,
            self_reports=self_reports,
            credibility=credibility,
        )

    def co_pledgers_of(
        self, actor: str | Entity, *, shared: str = "oath", known_by: str | date = "9999-12-31"
    ) -> Rows[CoPledgersOfRow]:
        """Who else swore the same oath, or to the same leader or organization, as someone?

        One row for each other pledger and each pair of oaths that have something in common: `oath` (they
        swore together, in one pledge), `leader` (to the same person) or `organization` (to the leader of
        the same organization). The oaths need not have stood at the same time. Only pledges that a
        qualifying claim asserts are compared.

        actor: Who swore.
        shared: What must be the same.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("co_pledgers_of", actor=actor, shared=shared, known_by=known_by)

    def pledges_of(self, actor: str | Entity, *, known_by: str | date = "9999-12-31") -> Rows[PledgesOfRow]:
        """Which pledges of allegiance has someone made or received?

        One row for each pledge, reaffirmation or renunciation, by time. Those that nobody reliable asserts
        stand among them, marked as not supported. A pledge that others made in the name of an organization
        is not its own; it stands under a direction of its own.

        actor: The organization or person.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("pledges_of", actor=actor, known_by=known_by)

    def pledges_to_possibly_dead(self, *, known_by: str | date = "9999-12-31") -> Rows[PledgesToPossiblyDeadRow]:
        """Which pledges went to a leader who may already have been dead, and who took him to be alive?

        One row for each supported pledge and each supported record of the leader's death (or of his being
        dead) that may lie on or before the day of the oath. He was certainly dead when the latest possible
        day of death lies before the earliest possible day of the oath; otherwise he was possibly dead.
        Beside it: who by then had taken a position on whether he was alive, who did so later, and by when
        the death was public.

        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("pledges_to_possibly_dead", known_by=known_by)

    def switched_camps(self, *, known_by: str | date = "9999-12-31") -> Rows[SwitchedCampsRow]:
        """Who swore to an enemy of a former ally?

        One row for each pledger of a supported pledge and each former ally who is hostile to the
        organization sworn to. A former ally is one with whom an alliance stood, of whom the pledger was
        structurally part, or to whom it had been sworn, and that tie was over with the oath. Hostile are
        those between whom a rivalry or a clash is supported, unless it surely began only after the oath or,
        for a rivalry, was surely over before. A row is certain when one such tie was over by the latest day
        of the oath on every reading of its dates, and possible when only some readings say so.

        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("switched_camps", known_by=known_by)

    def unanswered_pledges(self, *, known_by: str | date = "9999-12-31") -> Rows[UnansweredPledgesRow]:
        """Which pledges have neither been accepted nor rejected, as far as is recorded?

        Supported pledges to which no supported acceptance or rejection responds. An answer that somebody
        only expects, doubts or denies does not count as an answer; it is shown beside the pledge. That no
        answer is recorded does not mean that there was none.

        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("unanswered_pledges", known_by=known_by)
