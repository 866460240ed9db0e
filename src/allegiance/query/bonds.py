"""Who is bound to whom on one day: the chain of allegiance above and below an actor, and the way between two."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from allegiance.query.bind import day
from allegiance.query.catalog import lookup
from allegiance.query.rows import Entity
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import select, text_of

ALLEGIANT, SWORE = "allegiant to", "swore to"
KINDS = (ALLEGIANT, SWORE, "branch of", "leads", "splinter of", "allied with", "rival of")
"""The bonds there are, by the label of their term."""
VERTICAL = KINDS[:4]
"""Bonds that lead from an actor to what stands above it."""


@dataclass(frozen=True, slots=True)
class Bond:
    """One bond that stands on the day asked about: `actor` is `kind` (allegiant to, branch of ...) `other`.

    `situation` is what it rests on; it surely began by `since`, an ISO day, empty where no latest day is known.
    """

    actor: Entity
    kind: str
    other: Entity
    situation: Entity
    since: str

    def ends(self) -> tuple[str, str]:
        """Return the IRIs of both actors."""
        return self.actor.iri, self.other.iri


@dataclass(frozen=True, slots=True)
class Link:
    """A bond in a chain: `depth` steps above (positive) or below (negative) the actor asked about."""

    depth: int
    bond: Bond


@dataclass(frozen=True)
class Bonds:
    """All bonds of one day."""

    every: tuple[Bond, ...]

    def chain(self, iri: str) -> tuple[Link, ...]:
        """Return the bonds above an actor, nearest first, and then those below it.

        Up leads along oaths and structure: to the organization sworn to, the leader sworn to, and the whole of which a
        branch is part; a leader stands for the organization that he leads. Nobody is visited twice.
        """
        return (*self._walk(iri, up=True), *self._walk(iri, up=False))

    def path(self, start: str, end: str, kinds: Collection[str] = ()) -> tuple[Bond, ...] | None:
        """Return the shortest way between two actors over bonds of any direction (of some kinds only, where these are
        given), or None when there is none. Of ways of one length, the first by IRI."""
        beside: dict[str, list[Bond]] = defaultdict(list)
        for bond in self.every:
            if not kinds or bond.kind in kinds:
                for iri in bond.ends():
                    beside[iri].append(bond)
        came: dict[str, Bond | None] = {start: None}
        waiting = deque([start])
        while waiting and end not in came:
            here = waiting.popleft()
            for bond in beside[here]:
                there = _across(bond, here)
                if there not in came:
                    came[there] = bond
                    waiting.append(there)
        return tuple(_back(came, end)) if end in came else None

    def _walk(self, start: str, *, up: bool) -> Iterator[Link]:
        leaving: dict[str, list[Bond]] = defaultdict(list)
        for bond in self._vertical():
            leaving[bond.ends()[0 if up else 1]].append(bond)
        seen, waiting = {start}, deque([(start, 1)])
        while waiting:
            here, depth = waiting.popleft()
            for bond in leaving[here]:
                there = _across(bond, here)
                yield Link(depth if up else -depth, bond)
                if there not in seen:
                    seen.add(there)
                    waiting.append((there, depth + 1))

    def _vertical(self) -> list[Bond]:
        """Leave out what leads to a leader by an oath that leads to his organization as well."""
        to_organizations = {(b.actor.iri, b.situation.iri) for b in self.every if b.kind == ALLEGIANT}
        return [
            bond
            for bond in self.every
            if bond.kind in VERTICAL
            and not (bond.kind == SWORE and (bond.actor.iri, bond.situation.iri) in to_organizations)
        ]


def bonds(store: Store, on: str | date, known_by: str | date) -> Bonds:
    """Return the bonds that stood on a day by evidence public by another: oaths that surely stand; structure,
    leadership, alliances and rivalries that may. Raises BadParameter for what is no day."""
    terms = {"date": day("bonds", "date", on), "known_by": day("bonds", "known_by", known_by)}
    rows = select(store, substitute(lookup("bonds"), terms))
    return Bonds(tuple(_bond(row) for row in rows))


def _bond(row: ox.QuerySolution) -> Bond:
    text = {n: "" if row[n] is None else text_of(row[n]) for n in ("actor", "bond_label", "other", "situation", "by")}
    return Bond(
        Entity(text["actor"], text_of(row["actor_label"])),
        text["bond_label"],
        Entity(text["other"], text_of(row["other_label"])),
        Entity(text["situation"], text_of(row["situation_label"])),
        text["by"],
    )


def _across(bond: Bond, here: str) -> str:
    actor, other = bond.ends()
    return other if here == actor else actor


def _back(came: dict[str, Bond | None], end: str) -> Sequence[Bond]:
    way: list[Bond] = []
    here = end
    while (bond := came[here]) is not None:
        way.append(bond)
        here = _across(bond, here)
    return way[::-1]
