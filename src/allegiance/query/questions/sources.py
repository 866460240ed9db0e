# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on sources."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class AnnouncementsOfRow:
    """In which document, and by which outlet, was a situation or someone's pledge announced?"""

    situation: Entity
    """What was announced."""
    kind: str
    """pledge, death, clash ..."""
    earliest: date | None
    """The earliest day on which it can have begun."""
    latest: date | None
    """The latest day on which it can have happened or ended."""
    document: Entity | None
    """The document or media item in which it was made public."""
    document_kind: str | None
    """statement, video, official notice ..."""
    outlet: tuple[str, ...]
    """Who published the document."""
    authors: tuple[str, ...]
    """Who produced the document."""
    public_from: date | None
    """The earliest day on which the document can have become public."""
    public_by: date | None
    """The latest day on which the document can have become public."""
    seen_through: Entity | None
    """The source in hand through which the document is known."""
    reported_by: tuple[str, ...]
    """The other sources that speak of it."""
    claims: tuple[str, ...]
    """What the document itself claims of it."""
    other_claims: tuple[str, ...]
    """What other sources claim of it."""


@dataclass(frozen=True, slots=True)
class OutletsRow:
    """How many claims does each outlet carry?"""

    outlet: Entity
    """The publisher, or who stands in for one."""
    sources: int
    """How many sources are its."""
    claims: int
    """How many claims stand in them."""
    percent: int
    """The share of all claims, in whole per cent, rounded."""


@dataclass(frozen=True, slots=True)
class SourcesMentioningRow:
    """Which sources mention someone or something?"""

    source: Entity
    """The source."""
    kind: str | None
    """article, statement, video ..."""
    public_from: date | None
    """The earliest day on which it can have become public."""
    public_by: date
    """The latest day on which it can have become public."""
    publisher: tuple[str, ...]
    """Who published it."""
    authors: tuple[str, ...]
    """Who wrote or produced it."""
    reliability: str | None
    """The editors' grade, A to F, and what it means."""
    mentioned_as: tuple[str, ...]
    """In which roles: pledger, subject, place, claimant, name ..."""
    claim_count: int
    """How many of its claims involve the entity."""
    seen_through: Entity | None
    """The source in hand through which this one is known."""
    address: str | None
    """Where it was read."""
    claims: tuple[str, ...]
    """Those claims."""


@dataclass(frozen=True, slots=True)
class StandingOfSourcesRow:
    """How often does each source stand alone, and how often is it contradicted?"""

    source: Entity
    """The source."""
    publisher: tuple[str, ...]
    """Who published it."""
    reliability: str | None
    """The editors' grade, A to F."""
    asserted: int
    """How many situations it asserts."""
    alone: int
    """With how many of them it stands alone."""
    contradicted: int
    """In how many of them another voice denies or doubts."""


class SourcesQuestions:
    """Questions on sources; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def announcements_of(
        self, entity: str | Entity, *, known_by: str | date = "9999-12-31"
    ) -> Rows[AnnouncementsOfRow]:
        """In which document, and by which outlet, was a situation or someone's pledge announced?

        Give a situation, or who swore: then each pledge and renunciation made by the actor or in its name
        is answered. One row for each document in which those concerned made it public, and a row without a
        document where none is recorded.

        entity: The situation, or the pledger.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("announcements_of", entity=entity, known_by=known_by)

    def outlets(self, *, least: int = 1) -> Rows[OutletsRow]:
        """How many claims does each outlet carry?

        One row for each publisher of sources, the one with the most claims first. A document without a
        publisher is counted for its author, and without either for the source through which it is known.
        Claims of a source with two publishers count for each.

        least: Only outlets with at least so many claims.
        """
        return self.ask("outlets", least=least)

    def sources_mentioning(
        self, entity: str | Entity, *, known_by: str | date = "9999-12-31"
    ) -> Rows[SourcesMentioningRow]:
        """Which sources mention someone or something?

        One row for each source that makes a claim involving the entity, quotes it as a claimant, or is
        given for one of its names. Having written or published a source does not count as being mentioned
        in it.

        entity: The organization, person, post or place.
        known_by: Only sources public by this day; without it, all.
        """
        return self.ask("sources_mentioning", entity=entity, known_by=known_by)

    def standing_of_sources(self, *, least: int = 1, known_by: str | date = "9999-12-31") -> Rows[StandingOfSourcesRow]:
        """How often does each source stand alone, and how often is it contradicted?

        One row for each source that asserts situations by claims that count. It stands alone with a
        situation when no other source asserts it, documents known only through this source apart. It is
        contradicted where another voice denies or doubts the situation, or what this source says of it.
        Neither is a verdict: who is first to report stands alone.

        least: Only sources that assert at least so many situations.
        known_by: Only claims public by this day; without it, all.
        """
        return self.ask("standing_of_sources", least=least, known_by=known_by)
