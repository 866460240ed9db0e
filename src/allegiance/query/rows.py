"""Typed rows: what a question answers, with dates as dates and entities as small objects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import pyoxigraph as ox

from allegiance.query.header import Column, Question

if TYPE_CHECKING:
    import pandas
    import polars

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Something with an IRI and a label for display."""

    iri: str
    label: str

    def __str__(self) -> str:
        return self.label


class Rows(Sequence[Row], Generic[Row]):
    """The answer to one question: a sequence of typed rows that knows which question it answers.

    `sparql` is the query that was run, with its parameters in place.
    """

    def __init__(self, question: Question, sparql: str, rows: list[Row]) -> None:
        self.question = question
        self.sparql = sparql
        self._rows = rows

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {self.question.summary}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of plain values; an entity becomes `{"iri": ..., "label": ...}`."""
        return [{field.name: plain(getattr(row, field.name)) for field in fields(row)} for row in self._rows]  # type: ignore[arg-type]  # rows are dataclasses

    def to_flat(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of scalars, as tables want them: `leader` and `leader_iri`, lists joined."""
        columns = self.question.columns.values()
        return [dict(_flat(columns, row)) for row in self._rows]

    def flat_names(self) -> list[str]:
        """Return the keys of `to_flat()`, which are there even when no row is."""
        return [name for column in self.question.columns.values() for name in _flat_names(column)]

    def to_polars(self) -> "polars.DataFrame":
        """Return a polars frame of `to_flat()`. Needs `pip install 'allegiance[frames]'`."""
        import polars

        return polars.DataFrame(self.to_flat(), infer_schema_length=None)

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas frame of `to_flat()`. Needs pandas."""
        import pandas

        return pandas.DataFrame(self.to_flat())

    def _repr_html_(self) -> str:
        heads = "".join(f"<th>{escape(name)}</th>" for name in self.question.table)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{escape(display(getattr(row, name)))}</td>" for name in self.question.table)
            + "</tr>"
            for row in self._rows
        )
        caption = f"<caption>{escape(self.question.summary)}</caption>"
        return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def read_rows(question: Question, row_type: type[Row], solutions: ox.QuerySolutions) -> list[Row]:
    """Make typed rows of SPARQL solutions, by the columns of the question."""
    columns = question.columns.values()
    return [row_type(*(_value(column, solution) for column in columns)) for solution in solutions]


def plain(value: Any) -> Any:
    """Return the value as JSON can hold it; a day without bound is None."""
    if isinstance(value, Entity):
        return {"iri": value.iri, "label": value.label}
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def display(value: Any) -> str:
    """Return the value as a table cell shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value == date.max:
        return "open"
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _flat_names(column: Column) -> list[str]:
    return [column.name, f"{column.name}_iri"] if column.type == "entity" else [column.name]


def _flat(columns: Iterable[Column], row: Any) -> Iterator[tuple[str, Any]]:
    for column in columns:
        value = getattr(row, column.name)
        if column.type == "entity":
            # An absent entity has both keys too: every row must have the same.
            parts = (value.label, value.iri) if value is not None else (None, None)
            yield from zip(_flat_names(column), parts, strict=True)
        else:
            yield column.name, "; ".join(value) if isinstance(value, tuple) else value


def _value(column: Column, solution: ox.QuerySolution) -> Any:  # noqa: PLR0911  # one return a type
    term = solution[column.name]
    match column.type:
        case "texts" | "iris":
            text = "" if term is None else term.value
            parts = text.split("; ") if column.type == "texts" else text.split()
            return tuple(sorted({part for part in parts if part}))
        case _ if term is None:
            return None
        case "entity":
            label = solution[f"{column.name}_label"]
            return Entity(term.value, label.value if label is not None else term.value.rpartition("/")[2])
        case "date":
            return date.fromisoformat(term.value[:10])
        case "boolean":
            return term.value in ("true", "1")
        case "integer":
            return int(term.value)
        case _:
            return term.value
