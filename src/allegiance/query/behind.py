"""The claims behind an answer as rows: what `why` gives as chains, for frames and files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.catalog import lookup
from allegiance.query.evidence import Evidence, Voice
from allegiance.query.header import Column, Question
from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow
from allegiance.query.rows import Rows


@dataclass(frozen=True, slots=True)
class Behind(AnswerRow):
    """One claim behind a situation. What the columns hold is told in `COLUMNS`."""

    situation: Entity
    part: str
    step: int
    claimant: Entity
    stance: str
    regarding: str
    source: Entity
    address: str
    locator: str
    grade: str
    likelihood: str
    taken_by: date | None
    public_by: date | None
    counts: bool
    self_report: bool
    note: str
    claim: str


COLUMNS = (
    Column("situation", "entity", "What an answer rests on."),
    Column("part", "text", "asserted by, in detail (single properties, as far as they fit the rest) or otherwise."),
    Column("step", "integer", "0 for the claim in hand, 1 for the one that it passes on, and so on to the root."),
    Column("claimant", "entity", "Whose claim it is."),
    Column("stance", "text", "asserts, denies, doubts, says it is unclear ..."),
    Column("regarding", "text", "The property and value spoken of; empty for the whole."),
    Column("source", "entity", "Where the claim stands."),
    Column("address", "text", "The web address of the source, if it has one."),
    Column("locator", "text", "Where in the source."),
    Column("grade", "text", "The editors' grades on the Admiralty scale: of the source A to F, of the claim 1 to 6."),
    Column("likelihood", "text", "The claimant's own reserve."),
    Column("taken_by", "date", "The day by which the position had been taken.", optional=True),
    Column("public_by", "date", "The day by which the source was public.", optional=True),
    Column("counts", "boolean", "Whether it is well enough graded, and not withdrawn, to support a situation."),
    Column("self_report", "boolean", "Whether the claimant speaks for somebody who takes part."),
    Column("note", "text", "The editors' note."),
    Column("claim", "iri", "The claim."),
)


def as_rows(behind: Sequence[Evidence]) -> Rows[Any]:
    """Return the claims of all chains, each with its step, as rows like those of a question."""
    summary = "On which claims, in which sources, does the answer rest?"
    question = Question.of_method("claims_behind", "claims", summary, COLUMNS, lookup("evidence"))
    return Rows(question, question.sparql, [row for one in behind for row in _rows(one)])


def _rows(evidence: Evidence) -> Iterator[Behind]:
    for part, voices in evidence.parts():
        for voice in voices:
            for step, link in enumerate(voice.chain()):
                yield _row(evidence.situation, part, step, link)


def _row(situation: Entity, part: str, step: int, voice: Voice) -> Behind:
    return Behind(
        situation,
        part,
        step,
        voice.claimant,
        voice.stance,
        voice.regarding,
        voice.source,
        voice.address,
        voice.locator,
        f"{voice.reliability or '-'}{voice.credibility or '-'}",
        voice.likelihood,
        _day(voice.taken_by),
        _day(voice.public_by),
        voice.counts,
        voice.self_report,
        voice.note,
        voice.claim,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
