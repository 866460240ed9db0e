# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.announcements_of import AnnouncementsOfRow
    from allegiance.query.answers.outlets import OutletsRow
    from allegiance.query.answers.sources_mentioning import SourcesMentioningRow
    from allegiance.query.answers.sources_to_read import SourcesToReadRow
    from allegiance.query.answers.standing_of_sources import StandingOfSourcesRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class SourcesQuestions:
    """Questions on sources; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def announcements_of(
        self, entity: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[AnnouncementsOfRow]:
        """In which document, and by which outlet, was a situation or someone's pledge announced?

        Give a situation, or who swore: then each pledge and renunciation made by the actor or in its name
        is answered. One row for each document in which those concerned made it public, and a row without a
        document where none is recorded.

        entity: The situation, or the pledger.
        known_by: Only evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("announcements_of", entity=entity, known_by=known_by, limit=limit, offset=offset)

    @question
    def outlets(self, *, least: int = 1, limit: int | None = None, offset: int = 0) -> Rows[OutletsRow]:
        """How many claims does each outlet carry?

        One row for each publisher of sources, the one with the most claims first. A document without a
        publisher is counted for its author, and without either for the source through which it is known.
        Claims of a source with two publishers count for each.

        least: Only outlets with at least so many claims.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("outlets", least=least, limit=limit, offset=offset)

    @question
    def sources_mentioning(
        self, entity: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[SourcesMentioningRow]:
        """Which sources mention someone or something?

        One row for each source that makes a claim involving the entity, quotes it as a claimant, or is
        given for one of its names. Having written or published a source does not count as being mentioned
        in it.

        entity: The organization, person, post or place.
        known_by: Only sources public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("sources_mentioning", entity=entity, known_by=known_by, limit=limit, offset=offset)

    @question
    def sources_to_read(self, *, limit: int | None = None, offset: int = 0) -> Rows[SourcesToReadRow]:
        """Which sources wait for a second reading, and how many of their claims?

        One row for each source with claims that nobody has read again since they were entered or changed,
        those with most claims first. Withdrawn claims wait for nobody. A document without an address is
        known through another, or is to be found otherwise.

        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("sources_to_read", limit=limit, offset=offset)

    @question
    def standing_of_sources(
        self,
        *,
        outlet: str | Entity | None = None,
        least: int = 1,
        known_by: str | date = "9999-12-31",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[StandingOfSourcesRow]:
        """How often does each source stand alone, and how often is it contradicted?

        One row for each source that asserts situations by claims that count. It stands alone with a
        situation when no other source asserts it, documents known only through this source apart. It is
        contradicted where another voice denies or doubts the situation, or what this source says of it.
        Neither is a verdict: who is first to report stands alone.

        outlet: Only the sources of this outlet, as `outlets` counts them; without it, all.
        least: Only sources that assert at least so many situations.
        known_by: Only claims public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask(
            "standing_of_sources", outlet=outlet, least=least, known_by=known_by, limit=limit, offset=offset
        )
