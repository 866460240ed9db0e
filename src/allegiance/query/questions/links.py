# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on links."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class EntriesForSuccessorsRow:
    """Which entries of imported lists cover an organization that split off, and how?"""

    successor: Entity
    """The organization that split off."""
    trunk: Entity
    """What it split from."""
    split_by: date | None
    """The latest day of the split."""
    how: str
    """own entry, wider entry, or name in the entry of the trunk."""
    dataset: str
    """The imported list."""
    key: str
    """The entry in it."""
    title: str
    """Under which name the list has it."""
    split: Entity
    """The split."""
    record: str
    """The record."""


@dataclass(frozen=True, slots=True)
class LinksToRow:
    """Which of our actors and places were compared with an outside dataset, and what was decided?"""

    entity: Entity
    """The local entity."""
    verdict: str
    """same, different, unsure; broader or narrower: the counterpart is more, or less, than the entity."""
    counterpart: Entity
    """The entry of the outside dataset, by the name it bears there."""
    dataset: str | None
    """The outside dataset."""
    reviewer: str | None
    """Who decided."""
    reviewed_on: date | None
    """When it was decided."""
    reason: str | None
    """Why, in the reviewer's words."""
    relation: str
    """The relation that was affirmed or, for different, refused; most often skos:exactMatch."""
    justification: str
    """How the pair was arrived at, from the Semantic Mapping Vocabulary."""
    confidence: str | None
    """The reviewer's confidence, 0 to 1, where stated."""
    mapping: str
    """The identifier of the recorded decision."""


@dataclass(frozen=True, slots=True)
class ListingChangesRow:
    """What changed between two versions of an imported list?"""

    change: str
    """added, removed or changed."""
    key: str
    """The identifier of the entry in the list."""
    title: str
    """Its main name, in the later version where it has one."""
    entity: Entity
    """What the entry is for: one of ours where it is linked."""
    field: str | None
    """The field that changed."""
    before: str | None
    """The values that it lost."""
    after: str | None
    """The values that it gained."""
    record: str
    """The record, in the later version where there is one."""


@dataclass(frozen=True, slots=True)
class LumpedDifferentlyRow:
    """Where does one imported list have one entry for what another has in several, or in part?"""

    dataset: str
    """The list that has one entry."""
    key: str
    """Its entry."""
    title: str
    """The name of the entry."""
    against: str
    """The list that has several, or a part."""
    entries: tuple[str, ...]
    """Its entries, with their names."""
    how: str
    """several for the same, or narrower."""
    entity: Entity
    """What the one entry is for."""


@dataclass(frozen=True, slots=True)
class PledgersOnListsRow:
    """Which pledgers were on which outside lists when they swore?"""

    pledger: Entity
    """Who swore."""
    leader: Entity | None
    """To whom."""
    sworn_from: date | None
    """The earliest day of the oath."""
    sworn_by: date | None
    """The latest day of the oath."""
    dataset: str
    """The imported list, by the name given at the import."""
    key: str
    """The entry in it."""
    title: str
    """Under which name the list has it."""
    programme: str | None
    """The list or legal basis, in the authority's own term."""
    listed_from: date | None
    """The earliest day of the listing."""
    listed_by: date | None
    """The latest day of the listing."""
    certainty: str
    """certain or possible."""
    pledge: Entity
    """The pledge."""
    claim: str
    """The claim of the list."""


class LinksQuestions:
    """Questions on links; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def entries_for_successors(self, *, dataset: str = "") -> Rows[EntriesForSuccessorsRow]:
        """Which entries of imported lists cover an organization that split off, and how?

        One row for each split, successor and entry. An entry is its own when it is linked to the successor;
        wider when it is judged to be broader than it; and one of the trunk when the successor bears a name
        that the entry of the organization it split from gives as a name. Whether a listing binds the
        successor in law is not for this question to say.

        dataset: Only this imported list; without it, all.
        """
        return self.ask("entries_for_successors", dataset=dataset)

    def links_to(self, *, dataset: str = "", verdict: str = "any") -> Rows[LinksToRow]:
        """Which of our actors and places were compared with an outside dataset, and what was decided?

        One row for each reviewed pair: the local entity, its counterpart, the verdict (same, different,
        unsure, broader or narrower), who decided, when and why. A pair without a row has not been reviewed.

        dataset: The outside dataset; without it, all of them.
        verdict: Only pairs with this verdict.
        """
        return self.ask("links_to", dataset=dataset, verdict=verdict)

    def listing_changes(self, old: str, new: str, *, change: str = "any") -> Rows[ListingChangesRow]:
        """What changed between two versions of an imported list?

        One row for each entry that was added or removed, and for each field of an entry that changed, with
        what it lost and what it gained. Entries are matched by their identifiers in the list; fields are
        those of the source, groups of fields as group.field. That an entry was removed does not tell why.

        old: The earlier version, by the name given at the import.
        new: The later version, by the name given at the import.
        change: Only changes of this kind.
        """
        return self.ask("listing_changes", old=old, new=new, change=change)

    def lumped_differently(self, *, one: str = "", other: str = "") -> Rows[LumpedDifferentlyRow]:
        """Where does one imported list have one entry for what another has in several, or in part?

        One row for each entry of a list and each other list that has two or more entries for the same, or
        entries that were judged to be narrower. Only what was judged shows: entries that nobody has linked
        are not compared.

        one: Only entries of this list; without it, of all.
        other: Only against this list; without it, against all.
        """
        return self.ask("lumped_differently", one=one, other=other)

    def pledgers_on_lists(self, *, known_by: str | date = "9999-12-31", dataset: str = "") -> Rows[PledgersOnListsRow]:
        """Which pledgers were on which outside lists when they swore?

        One row for each pledge, pledger and listing by an imported list, wherever the listing can have come
        before the oath. It is certain when the entry was surely made before the oath and the version of the
        list is not older than the oath, so that the entry was on it then and later. An earlier version only
        shows that it had been listed. An entry that was taken off in between and put back does not show.
        Listings that our own sources tell of are in designated_when_pledging.

        known_by: Only pledges that were public by this day.
        dataset: Only this imported list; without it, all.
        """
        return self.ask("pledgers_on_lists", known_by=known_by, dataset=dataset)
