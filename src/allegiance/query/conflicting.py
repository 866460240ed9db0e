"""What sources of a merged dataset say of one property of one entity, where they differ, as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from allegiance.query.catalog import lookup
from allegiance.query.header import Column, Question
from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow
from allegiance.query.rows import Rows

CONTRADICTION, PRECISION = "contradiction", "precision"


@dataclass(frozen=True, slots=True)
class Conflicting(AnswerRow):
    """One value of a property on which sources differ; the others stand in the rows beside it.

    `conflict` is `contradiction` where no value fits all, `precision` where one says less than the other. `value` and
    `issued` are dates in EDTF, as the sources have them, or texts.
    """

    entity: Entity
    property: str
    conflict: str
    value: str
    source: Entity
    issued: str
    locator: str


COLUMNS = (
    Column("entity", "entity", "Of whom or what they differ."),
    Column("property", "text", "In what: kind, birth date, listing date ..."),
    Column("conflict", "text", "contradiction or precision."),
    Column("value", "text", "What one source says, dates in EDTF."),
    Column("source", "entity", "Which source."),
    Column("issued", "text", "When it was issued, in EDTF; empty where it does not say."),
    Column("locator", "text", "Where in it."),
)


def as_rows(rows: Sequence[Conflicting]) -> Rows[Any]:
    """Return them as rows like those of a question."""
    summary = "Where do sources give different values?"
    question = Question.of_method("conflicts", "links", summary, COLUMNS, lookup("comparable_values"))
    return Rows(question, question.sparql, list(rows))
