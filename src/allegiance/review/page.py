"""One page for a second reader: a source, each of its claims in words, and what others say of the same."""

from dataclasses import dataclass

from allegiance.errors import UnknownName
from allegiance.review.desk import Desk
from allegiance.review.disagreeing import Relation, relation
from allegiance.review.locators import besides, told
from allegiance.terms import VOCAB, expand, shorten


@dataclass(frozen=True, slots=True)
class Held:
    """One claim as written. Terms are prefixed names, `_label`s their words; what is not given is empty."""

    claim: str
    situation: str
    situation_label: str
    source: str
    source_label: str
    issued: str
    claimant: str
    claimant_label: str
    stance: str
    stance_label: str
    regarding: str
    regarding_label: str
    value: str
    value_label: str
    basis: str
    credibility: str
    grade: str
    likelihood: str
    locator: str
    claimed_on: str
    note: str
    status: str
    report_of: str
    supersedes: str
    counts: bool

    @property
    def waits(self) -> bool:
        """Whether it is to be read a second time."""
        return self.status in ("proposed", "revised")


@dataclass(frozen=True, slots=True)
class Part:
    """A value that is recorded of a situation: of which property, in words, and as it is written."""

    property: str
    label: str
    value: str
    value_label: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What claims are about: its home is `here` where the source in hand brings it up first, else another file."""

    situation: str
    label: str
    here: bool
    home: str
    parts: tuple[Part, ...]

    def recorded(self) -> dict[str, set[str]]:
        """Return the values by property."""
        found: dict[str, set[str]] = {}
        for part in self.parts:
            found.setdefault(part.property, set()).add(part.value)
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim of the source, by its number; whom it reports, claim by claim; and what other sources say."""

    number: int
    held: Held
    chain: tuple[Held, ...]
    elsewhere: tuple[tuple[Relation, Held], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that a reader holds against a source. `facts` are (label, value) pairs in the order of reading."""

    source: str
    title: str
    facts: tuple[tuple[str, str], ...]
    counting: str
    situations: dict[str, Situation]
    entries: tuple[Entry, ...]


def page(desk: Desk, source: str) -> Page:
    """Return the page of a source by its IRI. Raises UnknownName when it is none, or has no claims to read."""
    rows = desk.rows("source_in_hand", source)
    if not rows:
        raise UnknownName(shorten(source), [])
    every = {held.claim: held for held in map(_held, desk.rows("claims_beside", source))}
    name = shorten(source)
    own = [held for held in every.values() if held.source == name]
    situations = {iri: _situation(desk, iri, source) for iri in dict.fromkeys(held.situation for held in own)}
    entries = tuple(
        _entry(number, held, every, situations[held.situation].recorded()) for number, held in _numbered(name, own)
    )
    row = rows[0]
    through = row["through_label"] and f"“{row['through_label']}” ({shorten(row['through'])})"
    counting = told(
        row["note"], [held.locator for held in own], shorten(row["through"]) if through else "", row["through_note"]
    )
    return Page(name, row["title"] or name, _facts(row, through), counting, situations, entries)


def _facts(row: dict[str, str], through: str) -> tuple[tuple[str, str], ...]:
    grade = f"{row['reliability']} ({row['meaning']})" if row["meaning"] else row["reliability"]
    facts = (
        ("kind", row["kind"]),
        ("published by", row["publishers"]),
        ("written by", row["authors"] if row["authors"] != row["publishers"] else ""),
        ("issued", row["issued"]),
        ("language", row["language"]),
        ("address", row["address"]),
        ("read on", row["accessed"]),
        ("known through", through),
        ("address of that", row["through_address"] if not row["address"] else ""),
        ("reliability", grade),
        ("note", besides(row["note"])),
    )
    return tuple((label, value) for label, value in facts if value)


def _held(row: dict[str, str]) -> Held:
    names = ("claim", "situation", "source", "claimant", "regarding", "value", "report_of", "supersedes")
    short = {name: shorten(row[name]) for name in names}
    return Held(**{**row, **short, "stance": row["stance"].removeprefix(VOCAB), "counts": bool(row["counts"])})  # type: ignore[arg-type]  # all but the last are texts


def _situation(desk: Desk, situation: str, source: str) -> Situation:
    iri = expand(situation) or situation
    rows = desk.rows("situation_parts", iri)
    home = desk.file_of(iri).path.stem
    parts = [
        Part(
            shorten(row["property"]),
            row["property_label"] or shorten(row["property"]),
            shorten(row["value"]),
            row["value_label"],
        )
        for row in rows
    ]
    return Situation(situation, desk.label(iri), f"source:{home}" == shorten(source), f"source:{home}", tuple(parts))


def _numbered(source: str, own: list[Held]) -> list[tuple[int, Held]]:
    """Number the claims as their identifiers do, or one after the other where these do not."""
    start = f"claim:{source.partition(':')[2]}-"
    ends = [held.claim.removeprefix(start) for held in own]
    if all(end.isascii() and end.isdigit() for end in ends) and len(set(map(int, ends))) == len(ends):
        return sorted(zip(map(int, ends), own, strict=True), key=lambda pair: pair[0])
    return list(enumerate(own, 1))


def _entry(number: int, held: Held, every: dict[str, Held], recorded: dict[str, set[str]]) -> Entry:
    chain, seen = [], {held.claim}
    further = every.get(held.report_of)
    while further is not None and further.claim not in seen:
        chain.append(further)
        seen.add(further.claim)
        further = every.get(further.report_of)
    others = [
        (relation(held, other, recorded), other)
        for other in every.values()
        if other.situation == held.situation and other.source != held.source and other.claim not in seen
    ]
    order = list(Relation)
    others.sort(key=lambda pair: (not pair[1].counts, order.index(pair[0]), pair[1].issued, pair[1].claim))
    return Entry(number, held, tuple(chain), tuple(others))
