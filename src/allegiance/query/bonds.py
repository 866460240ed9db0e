"""Who is bound to whom on one day: the chain of allegiance above and below an actor, and the way between two."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pyoxigraph as ox

from allegiance.query.calls import some_of
from allegiance.query.catalog import lookup
from allegiance.query.days import day
from allegiance.query.entity import describe
from allegiance.query.header import Column, Question
from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow
from allegiance.query.rows import Rows
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import select, text_of

ALLEGIANT, SWORE = "allegiant to", "swore to"
KINDS = (ALLEGIANT, SWORE, "branch of", "leads", "splinter of", "allied with", "rival of")
"""The bonds there are, by the label of their term."""
ACTORS = ("org", "person")
"""The kinds of entity that have bonds."""
VERTICAL = KINDS[:4]
"""Bonds that lead from an actor to what stands above it."""


@dataclass(frozen=True, slots=True)
class Bond(AnswerRow):
    """One bond that stands on the day asked about: `actor` is `bond` (allegiant to, branch of ...) `to`.

    It rests on a situation. It is certain where it stands on every reading of the dates, and possible where it stands
    on some; by the day asked about it had surely begun where there is a `surely_since`, the latest day of its
    beginning.
    """

    actor: Entity
    bond: str
    to: Entity
    certainty: str
    surely_since: date | None
    rests_on: Entity

    def ends(self) -> tuple[str, str]:
        """Return the IRIs of both actors."""
        return self.actor.iri, self.to.iri


@dataclass(frozen=True, slots=True)
class Link(Bond):
    """A bond in a chain: `step` steps above (positive) or below (negative) the actor asked about."""

    step: int


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
            if not kinds or bond.bond in kinds:
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
                yield _link(bond, depth if up else -depth)
                if there not in seen:
                    seen.add(there)
                    waiting.append((there, depth + 1))

    def _vertical(self) -> list[Bond]:
        """Leave out what leads to a leader by an oath that leads to his organization as well."""
        to_organizations = {(b.actor.iri, b.rests_on.iri) for b in self.every if b.bond == ALLEGIANT}
        return [
            bond
            for bond in self.every
            if bond.bond in VERTICAL
            and not (bond.bond == SWORE and (bond.actor.iri, bond.rests_on.iri) in to_organizations)
        ]


def bonds(store: Store, asked: str, on: str | date, known_by: str | date) -> Bonds:
    """Return the bonds that stood on a day by evidence public by another: oaths that surely stand; structure,
    leadership, alliances and rivalries that may. Raises BadParameter of `asked` for what is no day."""
    terms = {"date": day(asked, "date", on), "known_by": day(asked, "known_by", known_by)}
    rows = select(store, substitute(lookup("bonds"), terms))
    return Bonds(tuple(_bond(row, store) for row in rows))


def kinds_of_bond(asked: str, given: str | Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of bond that were given, one or several. Raises BadParameter of `asked` for others."""
    return some_of(asked, "bonds", given, KINDS)


def as_rows(summary: str, bonds: Sequence[Bond]) -> Rows[Any]:
    """Return bonds, or the links of a chain, as rows like those of a question."""
    columns = (STEP, *COLUMNS) if any(isinstance(bond, Link) for bond in bonds) else COLUMNS
    question = Question.of_method("bonds", "bonds", summary, columns, lookup("bonds"))
    return Rows(question, question.sparql, list(bonds))


STEP = Column("step", "integer", "Steps above (positive) or below the actor asked about.")
COLUMNS = (
    Column("actor", "entity", "Who is bound."),
    Column("bond", "text", "How: allegiant to, branch of ..."),
    Column("to", "entity", "To whom."),
    Column("certainty", "text", "certain or possible on the day asked about."),
    Column("surely_since", "date", "By when it had surely begun, if it had by the day asked about.", optional=True),
    Column("rests_on", "entity", "The situation that it rests on."),
)


def _bond(row: ox.QuerySolution, store: Store) -> Bond:
    def entity(name: str) -> Entity:
        return Entity.of_answer(text_of(row[name]), text_of(row[f"{name}_label"]), partial(describe, store))

    since = None if row["since"] is None else date.fromisoformat(text_of(row["since"])[:10])
    bond, certainty = text_of(row["bond_label"]), text_of(row["certainty"])
    return Bond(entity("actor"), bond, entity("other"), certainty, since, entity("situation"))


def _link(bond: Bond, step: int) -> Link:
    return Link(bond.actor, bond.bond, bond.to, bond.certainty, bond.surely_since, bond.rests_on, step)


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
