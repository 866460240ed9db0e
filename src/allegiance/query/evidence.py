"""Why a row says what it says: the claims behind it, who passes on whose words, and who says otherwise."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import pyoxigraph as ox

from allegiance.errors import NoRow
from allegiance.query.catalog import lookup
from allegiance.query.days import day
from allegiance.query.entity import describe
from allegiance.query.named import Entity
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import ID, expand, shorten

SITUATION, CLAIM, SOURCE = f"{ID}situation/", f"{ID}claim/", f"{ID}source/"


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim: who takes which position, where, and how surely. `relays` is the claim that it passes on.

    Days are ISO texts, by which the position had been taken and the source was public; grades are those of the
    Admiralty scale (A to F for the source, 1 to 6 for the claim), empty where the editors gave none.
    """

    claim: str
    claimant: Entity
    stance: str
    regarding: str
    source: Entity
    address: str
    locator: str
    reliability: str
    credibility: str
    likelihood: str
    taken_by: str
    public_by: str
    counts: bool
    self_report: bool
    at_odds: bool
    note: str
    relays: "Voice | None" = None

    def chain(self) -> Iterator["Voice"]:
        """Give this claim, the one that it passes on, and so on to the root."""
        yield self
        if self.relays is not None:
            yield from self.relays.chain()

    @property
    def asserts(self) -> bool:
        """Whether somebody along the chain says that the situation is so, as a whole, and nobody denies or doubts."""
        whole = [voice.stance for voice in self.chain() if not voice.regarding]
        return "asserts" in whole and not {"denies", "doubts"} & set(whole)

    @property
    def fits(self) -> bool:
        """Whether the chain asserts one property, at odds neither with what is recorded nor with another claim."""
        return all(voice.stance == "asserts" and voice.regarding and not voice.at_odds for voice in self.chain())


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """What stands behind one situation: chains of claims that assert it, those that assert single properties of it as
    recorded, more closely or beside what is recorded, and those that take another position.

    Printed, it reads as with `--why` on the command line.
    """

    situation: Entity
    asserting: tuple[Voice, ...]
    in_detail: tuple[Voice, ...]
    otherwise: tuple[Voice, ...]

    def parts(self) -> tuple[tuple[str, tuple[Voice, ...]], ...]:
        """Return the three kinds of chains, each with its name."""
        return ("asserted by", self.asserting), ("in detail", self.in_detail), ("otherwise", self.otherwise)

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    def __repr__(self) -> str:
        asserting, otherwise = len(self.asserting), len(self.otherwise)
        verbs = "asserts" if asserting == 1 else "assert", "says" if otherwise == 1 else "say"
        return f"<{self.situation.label}: {asserting} {verbs[0]} it, {otherwise} {verbs[1]} otherwise>"


def things_of(row: Any, resolve: Callable[[str], str]) -> list[str]:
    """Return the IRIs that lead to the claims behind a row or rows, an entity, or the name of one: situations, where
    there is none claims, and where there is none the source that a row is about. Raises NoRow for anything else."""
    if isinstance(row, str | Entity):
        given = row.iri if isinstance(row, Entity) else expand(row) or ""
        # A claim has no label, by which it could be resolved.
        iri = given if isinstance(row, Entity) or given.startswith(CLAIM) else resolve(row)
        if not iri.startswith((SITUATION, CLAIM, SOURCE)):
            raise NoRow(str(row))
        return [iri]
    if isinstance(row, Sequence):
        return list(dict.fromkeys(thing for one in row for thing in things_of(one, resolve)))
    if not is_dataclass(row) or isinstance(row, type):
        raise NoRow(row)
    values = [getattr(row, field.name) for field in fields(row)]
    iris = [value.iri for value in values if isinstance(value, Entity)]
    texts = [text for value in values for text in (value if isinstance(value, tuple) else (value,))]
    found = [iri for iri in iris if iri.startswith(SITUATION)]
    found = found or [text for text in [*iris, *texts] if isinstance(text, str) and text.startswith(CLAIM)]
    return list(dict.fromkeys(found or _source(values[0])))


def _source(first: Any) -> list[str]:
    return [first.iri] if isinstance(first, Entity) and first.iri.startswith(SOURCE) else []


def evidence(store: Store, things: Iterable[str], known_by: str | date) -> tuple[Evidence, ...]:
    """Return the evidence of each situation that was public by a day, the situation given by its own IRI, by that of a
    claim about it, or by that of a source that speaks of it, in this order. Raises BadParameter for what is no day."""
    found: dict[str, Evidence] = {}
    by = day("why", "known_by", known_by)
    for thing in things:
        query = substitute(lookup("evidence"), {"thing": ox.NamedNode(thing), "known_by": by})
        rows = [
            {v.value: row[v.value] for v in solutions.variables}
            for solutions in [select(store, query)]
            for row in solutions
        ]
        for situation in dict.fromkeys(_entity(r, "situation", store) for r in rows):
            of_it = [r for r in rows if _text(r, "situation") == situation.iri]
            found.setdefault(situation.iri, _of(situation, of_it, store))
    return tuple(found.values())


def _of(situation: Entity, rows: list[dict[str, Any]], store: Store) -> Evidence:
    voices = {_text(row, "claim"): _voice(row, store) for row in rows}
    passes_on = {_text(row, "claim"): _text(row, "passes_on") for row in rows}
    relayed = set(passes_on.values())
    chains = [_chain(claim, voices, passes_on, frozenset()) for claim in voices if claim not in relayed]
    asserting = tuple(voice for voice in chains if voice.asserts)
    in_detail = tuple(voice for voice in chains if voice.fits)
    return Evidence(situation, asserting, in_detail, tuple(v for v in chains if not (v.asserts or v.fits)))


def _chain(claim: str, voices: dict[str, Voice], passes_on: dict[str, str], seen: frozenset[str]) -> Voice:
    further = passes_on[claim]
    if further not in voices or further in seen:
        return voices[claim]
    return replace(voices[claim], relays=_chain(further, voices, passes_on, seen | {claim}))


def _voice(row: dict[str, Any], store: Store) -> Voice:
    text = {name: _text(row, name) for name in row}
    return Voice(
        text["claim"],
        _entity(row, "claimant", store),
        text["stance"],
        " ".join(part for part in (text["property"], text["value"]) if part),
        _entity(row, "source", store),
        text["address"],
        text["locator"],
        text["reliability"],
        text["credibility"],
        text["likelihood"],
        text["taken"],
        text["public"],
        row["counts"] is not None,
        row["self"] is not None,
        row["at_odds"] is not None,
        text["note"],
    )


def _text(row: dict[str, Any], name: str) -> str:
    return "" if row[name] is None else text_of(row[name])


def _entity(row: dict[str, Any], name: str, store: Store) -> Entity:
    return Entity.of_answer(_text(row, name), _text(row, f"{name}_label"), partial(describe, store))


def _lines(behind: Evidence) -> Iterator[str]:
    yield f"  {behind.situation.label}  {shorten(behind.situation.iri)}"
    for title, voices in behind.parts():
        if voices:
            yield f"    {title}"
        for voice in voices:
            for step, link in enumerate(voice.chain()):
                yield from _told(link, step)


def _told(voice: Voice, step: int) -> Iterator[str]:
    margin = "      " + "  " * step
    lead = "on the word of " if step else ""
    marks = [
        voice.likelihood,
        f"grade {voice.reliability or '-'}{voice.credibility or '-'}",
        "on itself" if voice.self_report else "",
        "" if voice.counts else "does not count",
    ]
    what = f"{voice.claimant.label} {voice.stance}" + (f": {voice.regarding}" if voice.regarding else "")
    where = ", ".join(part for part in (voice.source.label, voice.locator, voice.public_by) if part)
    yield f"{margin}{lead}{what} [{'; '.join(mark for mark in marks if mark)}] ({where})"
    if voice.address:
        yield f"{margin}  {voice.address}"
    if voice.note:
        yield f"{margin}  {voice.note}"
