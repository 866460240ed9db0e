"""Typed rows: what a question answers, with dates as dates and entities as small objects."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import pyoxigraph as ox

from allegiance.build.writing import write
from allegiance.query import frames
from allegiance.query.header import Column, Question
from allegiance.query.named import Entity, Look
from allegiance.store import Store

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from allegiance.query.description import Description

Row = TypeVar("Row")


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
        return [plain(row) for row in self._rows]

    def to_flat(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of scalars, as tables want them: `leader` and `leader_iri`, lists joined."""
        columns = self.question.columns.values()
        return [{name: _joined(value) for name, value in frames.flat(columns, row)} for row in self._rows]

    def flat_names(self) -> list[str]:
        """Return the keys of `to_flat()`, which are there even when no row is."""
        return [name for column in self.question.columns.values() for name in frames.flat_names(column)]

    def to_arrow(self) -> "pyarrow.Table":
        """Return an Arrow table with typed columns: days as dates, lists as lists, an entity as `x` and `x_iri`.

        This and the next two need `pip install 'allegiance[frames]'` and raise MissingPackage without it.
        """
        return frames.to_arrow(self.question.columns.values(), self._rows)

    def to_polars(self) -> "polars.DataFrame":
        """Return a polars frame with the columns of `to_arrow()`."""
        return frames.to_polars(self.to_arrow())

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas frame with the columns of `to_arrow()`; needs pandas besides."""
        return frames.to_pandas(self.to_arrow())

    def to_parquet(self, path: str | PathLike[str]) -> None:
        """Write the table of `to_arrow()` to a Parquet file, whole or not at all. Raises MissingPackage or OSError."""
        write(Path(path), [frames.parquet(self.to_arrow())])

    def __str__(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.text(self.question.summary, self.question.table, self._rows)

    def _repr_html_(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.html(self.question.summary, self.question.table, self._rows)


def read_rows(
    question: Question, row_type: type[Row], solutions: ox.QuerySolutions, store: Store | None = None
) -> list[Row]:
    """Make typed rows of SPARQL solutions, by the columns of the question; entities remember the store."""
    return rows_at(question, row_type, [v.value for v in solutions.variables], map(tuple, solutions), store)


def rows_at(
    question: Question, row_type: type[Row], names: Sequence[str], solutions: Iterable["Terms"], store: Store | None
) -> list[Row]:
    """Make typed rows of solutions, each with its terms in the order of the names."""
    place = {name: index for index, name in enumerate(names)}
    look = None if store is None else _look_in(store)
    readers = [_reader(column, place, look) for column in question.columns.values()]
    return [row_type(*[read(terms) for read in readers]) for terms in solutions]


def plain(value: Any) -> Any:
    """Return the value as JSON can hold it: dataclasses as dictionaries, tuples as lists, days as ISO texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    return [plain(part) for part in value] if isinstance(value, tuple) else value


def _joined(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value


def _look_in(store: Store) -> Look:
    def look(iri: str, label: str) -> "Description":
        from allegiance.query.entity import describe  # few who ask look at what they are told

        return describe(store, iri, label)

    return look


Terms = tuple[Any, ...]
"""One solution: its terms in the order of the variables, None where unbound."""


def _reader(column: Column, place: Mapping[str, int], look: Look | None) -> Callable[[Terms], Any]:  # noqa: PLR0911  # one return a type
    """Return what reads a column from a solution; made once for all rows."""
    at = place[column.name]
    match column.type:
        case "texts":
            return lambda terms: _set(terms[at], "; ")
        case "iris":
            return lambda terms: _set(terms[at], None)
        case "entity":
            label = place[f"{column.name}_label"]
            return lambda terms: _entity(terms[at], terms[label], look)
        case "date":
            return lambda terms: None if terms[at] is None else date.fromisoformat(terms[at].value[:10])
        case "boolean":
            return lambda terms: None if terms[at] is None else terms[at].value in ("true", "1")
        case "integer":
            return lambda terms: None if terms[at] is None else int(terms[at].value)
        case _:
            return lambda terms: None if terms[at] is None else terms[at].value


def _set(term: Any, separator: str | None) -> tuple[str, ...]:
    text = "" if term is None else term.value
    return tuple(sorted({part for part in text.split(separator) if part})) if text else ()


def _entity(term: Any, label: Any, look: Look | None) -> Entity | None:
    if term is None:
        return None
    iri = term.value
    return Entity.of_answer(iri, label.value if label is not None else iri.rpartition("/")[2], look)
