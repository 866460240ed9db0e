# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on designations."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class DesignatedWhenPledgingRow:
    """Which pledges were made while the pledger, or an organization it is part of, was designated, by whom and since when?"""

    pledge: Entity
    """The pledge."""
    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """The leader sworn to."""
    organization: Entity | None
    """The organization led by the leader sworn to."""
    sworn_from: date | None
    """The earliest day on which the oath can have been sworn."""
    sworn_by: date | None
    """The latest day on which the oath can have been sworn."""
    designated: Entity
    """Who was designated: the pledger, or an organization it was part of."""
    tie: str
    """itself, or part of it."""
    authority: Entity
    """Who designated it."""
    programme: str | None
    """The list or legal basis."""
    since_earliest: date | None
    """The earliest day of the designation."""
    since_latest: date | None
    """The latest day of the designation."""
    delisted_by: date | None
    """The day by which the authority had ended it, where it has."""
    certainty: str
    """certain or possible: whether the designation stood when the oath was sworn."""
    contested: bool
    """Whether a source denies or doubts the pledge or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who asserts the pledge."""
    designation: Entity
    """The designation."""


@dataclass(frozen=True, slots=True)
class DesignationsOfRow:
    """Who has designated someone, under which programme, when, and when was that lifted?"""

    authority: Entity
    """Who designated."""
    programme: str | None
    """The list or legal basis, in the authority's own term."""
    earliest: date | None
    """The earliest day of the designation."""
    latest: date | None
    """The latest day of the designation."""
    delisted_earliest: date | None
    """The earliest day of the delisting."""
    delisted_latest: date | None
    """The latest day of the delisting; absent: no delisting is recorded."""
    contested: bool
    """Whether a source denies or doubts the designation or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who says so."""
    announced_in: tuple[str, ...]
    """The notice in which it was made public."""
    claims: tuple[str, ...]
    """The asserting claims."""
    designation: Entity
    """The designation."""
    delisting: Entity | None
    """The delisting."""


class DesignationsQuestions:
    """Questions on designations; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def designated_when_pledging(self, *, known_by: str | date = "9999-12-31") -> Rows[DesignatedWhenPledgingRow]:
        """Which pledges were made while the pledger, or an organization it is part of, was designated, by whom and since when?

        One row for each pledger of a supported pledge and each designation, of the pledger itself or of an
        organization that it was structurally part of (directly or through others), that can have stood when
        the oath was sworn. A designation that the same authority surely ended before the oath is left out.
        A row is certain when the designation preceded the oath, and no delisting, on every reading of their
        dates. Whether the pledger was part of the organization at the time is judged by the dates of that
        tie; a tie that surely ended before the oath or began after it is left out.

        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("designated_when_pledging", known_by=known_by)

    def designations_of(self, actor: str | Entity, *, known_by: str | date = "9999-12-31") -> Rows[DesignationsOfRow]:
        """Who has designated someone, under which programme, when, and when was that lifted?

        One row for each designation that a claim that counts asserts, with the first later delisting by the
        same authority under the same programme, if one is asserted. Terms such as "terrorist" are the
        authority's own.

        actor: The organization or person.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("designations_of", actor=actor, known_by=known_by)
