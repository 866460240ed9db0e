# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from allegiance.query.calls import question

if TYPE_CHECKING:
    from datetime import date

    from allegiance.query.answers.entries_for_successors import EntriesForSuccessorsRow
    from allegiance.query.answers.links_to import LinksToRow
    from allegiance.query.answers.listing_changes import ListingChangesRow
    from allegiance.query.answers.lumped_differently import LumpedDifferentlyRow
    from allegiance.query.answers.pledgers_on_lists import PledgersOnListsRow
    from allegiance.query.rows import Rows


class LinksQuestions:
    """Questions on links; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def entries_for_successors(
        self, *, dataset: str = "", limit: int | None = None, offset: int = 0
    ) -> Rows[EntriesForSuccessorsRow]:
        """Which entries of imported lists cover an organization that split off, and how?

        One row for each split, successor and entry. An entry is its own when it is linked to the successor;
        wider when it is judged to be broader than it; and one of the trunk when the successor bears a name
        that the entry of the organization it split from gives as a name. Whether a listing binds the
        successor in law is not for this question to say.

        dataset: Only this imported list; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("entries_for_successors", dataset=dataset, limit=limit, offset=offset)

    @question
    def links_to(
        self,
        *,
        dataset: str = "",
        verdict: Literal["any", "same", "different", "unsure", "broader", "narrower"] = "any",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[LinksToRow]:
        """Which of our actors and places were compared with an outside dataset, and what was decided?

        One row for each reviewed pair: the local entity, its counterpart, the verdict (same, different,
        unsure, broader or narrower), who decided, when and why. A pair without a row has not been reviewed.

        dataset: The outside dataset; without it, all of them.
        verdict: Only pairs with this verdict.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("links_to", dataset=dataset, verdict=verdict, limit=limit, offset=offset)

    @question
    def listing_changes(
        self,
        old: str,
        new: str,
        *,
        change: Literal["any", "added", "removed", "changed"] = "any",
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[ListingChangesRow]:
        """What changed between two versions of an imported list?

        One row for each entry that was added or removed, and for each field of an entry that changed, with
        what it lost and what it gained. Entries are matched by their identifiers in the list; fields are
        those of the source, groups of fields as group.field. That an entry was removed does not tell why.

        old: The earlier version, by the name given at the import.
        new: The later version, by the name given at the import.
        change: Only changes of this kind.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("listing_changes", old=old, new=new, change=change, limit=limit, offset=offset)

    @question
    def lumped_differently(
        self, *, one: str = "", other: str = "", limit: int | None = None, offset: int = 0
    ) -> Rows[LumpedDifferentlyRow]:
        """Where does one imported list have one entry for what another has in several, or in part?

        One row for each entry of a list and each other list that has two or more entries for the same, or
        entries that were judged to be narrower. Only what was judged shows: entries that nobody has linked
        are not compared.

        one: Only entries of this list; without it, of all.
        other: Only against this list; without it, against all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("lumped_differently", one=one, other=other, limit=limit, offset=offset)

    @question
    def pledgers_on_lists(
        self, *, known_by: str | date = "9999-12-31", dataset: str = "", limit: int | None = None, offset: int = 0
    ) -> Rows[PledgersOnListsRow]:
        """Which pledgers were on which outside lists when they swore?

        One row for each pledge, pledger and listing by an imported list, wherever the listing can have come
        before the oath. It is certain when the entry was surely made before the oath and the version of the
        list is not older than the oath, so that the entry was on it then and later. An earlier version only
        shows that it had been listed. An entry that was taken off in between and put back does not show.
        Listings that our own sources tell of are in designated_when_pledging.

        known_by: Only pledges that were public by this day.
        dataset: Only this imported list; without it, all.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("pledgers_on_lists", known_by=known_by, dataset=dataset, limit=limit, offset=offset)
