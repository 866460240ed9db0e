# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on organizations."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class BranchesOfRow:
    """Which branches and member groups does an organization have, and is each link reported to hold?"""

    branch: Entity
    """The branch or member group."""
    kind: str
    """What it is: branch, armed organization, media outlet ..."""
    supported: bool
    """Whether the link is reported to hold: a claim that counts asserts it."""
    contested: bool
    """Whether a source denies or doubts the link or a recorded property of it."""
    certainty: str
    """certain or possible, by the dates of the link; none where it is not supported."""
    last_reported: date | None
    """The latest day by which somebody took the position that the link holds."""
    start_earliest: date | None
    """Not before this day did it start; absent: unknown."""
    start_latest: date | None
    """By this day it had started."""
    end_earliest: date | None
    """Until this day, at least, it held; open: still."""
    end_latest: date | None
    """By this day it had ended; absent: unknown, open: not yet."""
    claimed_by: tuple[str, ...]
    """Who asserts the link, whatever the grade of the claim."""
    disagreement: tuple[str, ...]
    """Who takes another position, which, and on what."""
    claims: tuple[str, ...]
    """The asserting claims."""
    other_claims: tuple[str, ...]
    """The claims behind `disagreement`."""
    affiliation: Entity
    """The link."""


@dataclass(frozen=True, slots=True)
class DescendantsOfRow:
    """Which organizations descend from an organization through splits, and how far?"""

    descendant: Entity
    """The organization that broke away."""
    depth: int
    """How many splits lie between it and the organization asked about; 1 is a direct splinter."""
    split_from: Entity
    """The organization that it broke away from."""
    split_after: date | None
    """The earliest day on which the split can have happened."""
    split_by: date | None
    """The latest day on which the split can have happened."""
    contested: bool
    """Whether a source denies or doubts the split or a recorded property of it."""
    claimed_by: tuple[str, ...]
    """Who asserts the split."""
    claims: tuple[str, ...]
    """The asserting claims."""
    split: Entity
    """The split that the row rests on."""


@dataclass(frozen=True, slots=True)
class DivergingSplintersRow:
    """Which organizations and their splinters stand with mutually hostile organizations?"""

    splinter: Entity
    """The organization that broke away."""
    parent: Entity
    """The organization that it broke away from."""
    split_by: date | None
    """The day by which the split had happened."""
    splinter_patron: Entity
    """The organization with which the splinter stands."""
    splinter_through: Entity
    """Who swore: the splinter itself, or a branch of it."""
    splinter_sworn_by: date
    """The latest day on which that oath can have been sworn."""
    parent_patron: Entity
    """The organization with which the parent stands."""
    parent_through: Entity
    """Who swore: the parent itself, or a branch of it."""
    parent_sworn_by: date
    """The latest day on which that oath can have been sworn."""
    certainty: str
    """certain or possible: whether both oaths stood on the date."""
    contested: bool
    """Whether a source denies or doubts one of the two pledges or a recorded property of it."""
    hostility: tuple[str, ...]
    """What sets the two patrons against each other."""
    hostilities: tuple[str, ...]
    """The rivalries and clashes behind `hostility`."""
    splinter_pledge: Entity
    """The pledge on the splinter's side."""
    parent_pledge: Entity
    """The pledge on the parent's side."""
    split: Entity
    """The split."""


class OrganizationsQuestions:
    """Questions on organizations; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def branches_of(
        self, organization: str | Entity, *, date: str | date = "9999-12-31", known_by: str | date = "9999-12-31"
    ) -> Rows[BranchesOfRow]:
        """Which branches and member groups does an organization have, and is each link reported to hold?

        One row for each recorded link that can hold on the date; without a date, each that is not reported
        to have ended. A link that is only denied or hedged is shown too, as not supported, so that its
        absence is explained.

        organization: The parent organization.
        date: The day asked about; without it, the latest state.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("branches_of", organization=organization, date=date, known_by=known_by)

    def descendants_of(
        self, organization: str | Entity, *, known_by: str | date = "9999-12-31"
    ) -> Rows[DescendantsOfRow]:
        """Which organizations descend from an organization through splits, and how far?

        One row for each split that leads back to the organization, at any distance. Only splits that a
        qualifying claim asserts are followed; being a branch, a member or merged is not descent. A split
        may have happened on any day between the two bounds; a bound that is absent is unknown.

        organization: The organization whose descendants are wanted.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("descendants_of", organization=organization, known_by=known_by)

    def diverging_splinters(
        self, *, date: str | date = "9999-12-31", known_by: str | date = "9999-12-31"
    ) -> Rows[DivergingSplintersRow]:
        """Which organizations and their splinters stand with mutually hostile organizations?

        One row for each supported split whose two sides are sworn to different organizations between which
        a rivalry or a clash is supported. An organization stands where it, or a branch that is structurally
        part of it, has sworn; whoever swore is named, for a branch does not bind its organization. An oath
        stands until a later oath or a renunciation of the same pledger takes its place. A row is certain
        when both oaths were sworn, and neither was possibly ended, by the date.

        date: The day asked about; without it, how things stood last.
        known_by: Only evidence public by this day; without it, all evidence.
        """
        return self.ask("diverging_splinters", date=date, known_by=known_by)
