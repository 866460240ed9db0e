"""Why a row says what it says: the claims behind it, who passes on whose words, and who says otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import pyoxigraph as ox

from allegiance.query.catalog import lookup
from allegiance.query.rows import Entity
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import ID

SITUATION, CLAIM = f"{ID}situation/", f"{ID}claim/"


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one situation: chains of claims that assert it, and claims that take another position."""

    situation: Entity
    asserting: tuple[Voice, ...]
    otherwise: tuple[Voice, ...]


def situations_of(row: Any) -> list[str]:
    """Return the IRIs of the situations that a row rests on, or, where it names none, of its claims."""
    values = [getattr(row, field.name) for field in fields(row)]
    situations = [value.iri for value in values if isinstance(value, Entity) and value.iri.startswith(SITUATION)]
    if situations:
        return list(dict.fromkeys(situations))
    texts = [text for value in values for text in (value if isinstance(value, tuple) else (value,))]
    return list(dict.fromkeys(text for text in texts if isinstance(text, str) and text.startswith(CLAIM)))


def evidence(store: Store, things: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the evidence of each situation, given by its own IRI or by that of a claim about it, in this order."""
    found: dict[str, Evidence] = {}
    for thing in things:
        query = substitute(lookup("evidence"), {"thing": ox.NamedNode(thing)})
        rows = [
            {v.value: row[v.value] for v in solutions.variables}
            for solutions in [select(store, query)]
            for row in solutions
        ]
        for situation in dict.fromkeys(Entity(_text(r, "situation"), _text(r, "situation_label")) for r in rows):
            found.setdefault(situation.iri, _of(situation, [r for r in rows if _text(r, "situation") == situation.iri]))
    return tuple(found.values())


def _of(situation: Entity, rows: list[dict[str, Any]]) -> Evidence:
    voices = {_text(row, "claim"): _voice(row) for row in rows}
    passes_on = {_text(row, "claim"): _text(row, "passes_on") for row in rows}
    relayed = set(passes_on.values())
    chains = [_chain(claim, voices, passes_on, frozenset()) for claim in voices if claim not in relayed]
    asserting = tuple(voice for voice in chains if voice.asserts)
    return Evidence(situation, asserting, tuple(voice for voice in chains if not voice.asserts))


def _chain(claim: str, voices: dict[str, Voice], passes_on: dict[str, str], seen: frozenset[str]) -> Voice:
    further = passes_on[claim]
    if further not in voices or further in seen:
        return voices[claim]
    return replace(voices[claim], relays=_chain(further, voices, passes_on, seen | {claim}))


def _voice(row: dict[str, Any]) -> Voice:
    text = {name: _text(row, name) for name in row}
    return Voice(
        text["claim"],
        Entity(text["claimant"], text["claimant_label"]),
        text["stance"],
        " ".join(part for part in (text["property"], text["value"]) if part),
        Entity(text["source"], text["source_label"]),
        text["address"],
        text["locator"],
        text["reliability"],
        text["credibility"],
        text["likelihood"],
        text["taken"],
        text["public"],
        row["counts"] is not None,
        row["self"] is not None,
        text["note"],
    )


def _text(row: dict[str, Any], name: str) -> str:
    return "" if row[name] is None else text_of(row[name])
