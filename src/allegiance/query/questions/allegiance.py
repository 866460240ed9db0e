# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on allegiance."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


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
    sworn_by: date
    """The latest day on which the oath can have been sworn."""
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


class AllegianceQuestions:
    """Questions on allegiance; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def allegiances_at(
        self, date: str | date, *, known_by: str | date = "9999-12-31", lapses: str = "never"
    ) -> Rows[AllegiancesAtRow]:
        """Who is sworn to whom on a date, as known by another date?

        One row for each pledger whose oath stands on the date. A later oath or a renunciation of the same
        pledger ends an earlier oath; the death of the leader is flagged and, unless you say so with
        `lapses`, ends nothing. A row is certain when the oath was sworn by the date on every reading of its
        dates, and possible when only some readings say so. Evidence that became public after `known_by` is
        left out.

        date: The day asked about.
        known_by: Only evidence public by this day; without it, all evidence.
        lapses: Whether an oath lapses with the leader: never, at_death, or when_public (once the death was public).
        """
        return self.ask("allegiances_at", date=date, known_by=known_by, lapses=lapses)
