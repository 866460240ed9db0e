# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.situations_before import SituationsBeforeRow
    from allegiance.query.answers.timeline_of import TimelineOfRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class TimeQuestions:
    """Questions on time; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def situations_before(
        self, situation: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[SituationsBeforeRow]:
        """Which situations were certainly, or possibly, over before another one began?

        Before means: over on an earlier day than the other begins. It is certain when the latest possible
        end lies before the earliest possible beginning, and possible when the earliest possible end lies
        before the latest possible beginning. A bound that is absent is unknown, so what is hardly dated is
        possibly before almost anything. What certainly was not before is left out, and so is what no
        qualifying claim asserts.

        situation: The situation whose beginning counts.
        known_by: Only situations supported by evidence public by this day; without it, all evidence.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("situations_before", situation=situation, known_by=known_by, limit=limit, offset=offset)

    @question
    def timeline_of(
        self, entity: str | Entity, *, known_by: str | date = "9999-12-31", limit: int | None = None, offset: int = 0
    ) -> Rows[TimelineOfRow]:
        """What happened to someone or something, in order of time?

        One row for each situation in which the entity has a part, is the place, or whose post is concerned,
        by the earliest day on which it can have begun or, without one, the latest on which it can have
        ended; what is not dated comes last. Situations that no qualifying claim asserts are shown and
        marked.

        entity: The organization, person, post or place.
        known_by: Only situations on which a position was public by this day; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("timeline_of", entity=entity, known_by=known_by, limit=limit, offset=offset)
