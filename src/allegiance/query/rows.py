"""Typed rows: what a question answers, with dates as dates and entities as small objects."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import pyoxigraph as ox

from allegiance.build.writing import write
from allegiance.counting import counted
from allegiance.query import frames
from allegiance.query.calls import no_such
from allegiance.query.header import Column, Question
from allegiance.query.named import Entity, Look
from allegiance.sparql.lines import Line, together
from allegiance.sparql.ordering import Key, ordered
from allegiance.store import Store

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from allegiance.query.description import Description

Row = TypeVar("Row")
POSSIBLE, UNDATED = "possible", "earliest day not known"
NO_LINES: Mapping[str, Line] = {}


class Rows(Sequence[Row], Generic[Row]):
    """The answer to one question: a sequence of typed rows that knows which question it answers.

    `sparql` is the query that was run, with its parameters in place. `total` is how many rows the whole answer has,
    where `limit` or `offset` asked for some of them: those after the first `offset`.
    """

    def __init__(
        self, question: Question, sparql: str, rows: list[Row], offset: int = 0, total: int | None = None
    ) -> None:
        self.question = question
        self.sparql = sparql
        self._rows = rows
        self.offset = offset
        self.total = len(rows) if total is None else total

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    @overload
    def __getitem__(self, index: str) -> list[Any]: ...
    def __getitem__(self, index: int | slice | str) -> Row | list[Row] | list[Any]:
        """Return a row, some rows, or of every row the value of one column. Raises BadParameter for no column."""
        if isinstance(index, str):
            if index not in self.columns:
                raise no_such(self.question.name, index, self.columns, "column")
            return [getattr(row, index) for row in self._rows]
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{self.extent}: {self.question.summary}>"

    if not TYPE_CHECKING:  # Checkers know what there is; who mistypes it is told at run time.

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            exits = ", ".join(f"{known}()" for known in dir(type(self)) if known.startswith("to_"))
            raise AttributeError(f"Rows have no {name!r}: others are made by {exits}, and rows['name'] is a column.")

    @property
    def extent(self) -> str:
        """How many rows these are: `3 rows`, `the first 2 of 9 rows`, `rows 3 to 4 of 9`, `none of 9 rows`."""
        count = counted(self.total, "row")
        if len(self) == self.total:
            return count
        if not self:
            return f"none of {count}"
        if not self.offset:
            return f"the first {len(self):,} of {count}"
        return f"rows {self.offset + 1:,} to {self.offset + len(self):,} of {self.total:,}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns; `question.columns` tells what each holds."""
        return tuple(self.question.columns)

    @property
    def caution(self) -> str:
        """What to keep in mind of rows that are only possible, in a sentence; empty where all are certain."""
        possible = [row for row in self._rows if getattr(row, "certainty", "") == POSSIBLE]
        if not possible or "certainty" not in self.question.parameters:
            return ""
        undated = sum(UNDATED in getattr(row, "flags", ()) for row in possible)
        since = f"; of {undated:,} no source tells since when" if undated else ""
        only = f"{len(possible):,} of these are" if len(possible) > 1 else "One of these is"
        why = f"on some readings of the dates and not on all{since}"
        return f"{only} only possible, {why}: `certainty` certain leaves them out."

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

        This, polars, pandas and Parquet need `pip install 'allegiance[frames]'` and raise MissingPackage without it.
        """
        return frames.to_arrow(self.question.columns.values(), self._rows)

    def to_polars(self) -> "polars.DataFrame":
        """Return a polars frame with the columns of `to_arrow()`."""
        return frames.to_polars(self.to_arrow())

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas frame with the columns of `to_arrow()`; needs pandas 2 besides.

        Days are `datetime64[ms]`, which sort, compare and have `.dt`; NaT where unknown, 9999-12-31 for an open end.
        Lists are tuples.
        """
        return frames.to_pandas(self.to_arrow())

    def to_parquet(self, path: str | PathLike[str]) -> None:
        """Write the table of `to_arrow()` to a Parquet file, whole or not at all. Raises MissingPackage or OSError."""
        write(Path(path), [frames.parquet(self.to_arrow())])

    def to_csv(self, path: str | PathLike[str]) -> None:
        """Write the columns of `to_flat()` to a CSV file, whole or not at all; a cell that a spreadsheet would run as a
        formula gets a `'` before it. Raises OSError."""
        from allegiance.query.exchange import delimited  # slow to load

        lines = [self.flat_names(), *(list(row.values()) for row in self.to_flat())]
        write(Path(path), [delimited(lines, ",").encode()])

    def to_json(self, path: str | PathLike[str]) -> None:
        """Write `to_dicts()` to a file as one JSON array, whole or not at all. Raises OSError."""
        from allegiance.query.exchange import as_json  # slow to load

        write(Path(path), [as_json(self.to_dicts(), indent=1).encode() + b"\n"])

    def __str__(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.text(self.question.summary, self.question.table, self._rows, self.extent, self.caution)

    def _repr_html_(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.html(self.question.summary, self.question.table, self._rows, self.extent, self.caution)


def read_rows(
    question: Question,
    row_type: type[Row],
    solutions: ox.QuerySolutions,
    store: Store | None = None,
    lines: Mapping[str, Line] = NO_LINES,
    order: Sequence[Key] = (),
) -> list[Row]:
    """Make typed rows of SPARQL solutions, by the columns of the question; entities remember the store. `lines` are the
    columns to be found in the texts of others, `order` those by which the rows are still to be sorted."""
    return rows_at(question, row_type, [v.value for v in solutions.variables], solutions, store, lines, order)


def rows_at(
    question: Question,
    row_type: type[Row],
    names: Sequence[str],
    solutions: Iterable[Iterable[Any]],
    store: Store | None,
    lines: Mapping[str, Line] = NO_LINES,
    order: Sequence[Key] = (),
) -> list[Row]:
    """Make typed rows of solutions, each with its terms in the order of the names."""
    texts: Iterable[Texts] = ([None if term is None else term.value for term in solution] for solution in solutions)
    if lines:
        texts = together(names, texts, lines)
    place = {name: index for index, name in enumerate((*names, *lines))}
    if order:
        texts = ordered(texts, order, place, {c.name for c in question.columns.values() if c.type == "integer"})
    look = None if store is None else _look_in(store)
    readers = [_reader(column, place, look) for column in question.columns.values()]
    return [row_type(*[read(row) for read in readers]) for row in texts]


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


Texts = Sequence[str | None]
"""One solution: the texts of its terms in the order of the variables, None where unbound."""


def _reader(column: Column, place: Mapping[str, int], look: Look | None) -> Callable[[Texts], Any]:
    """Return what reads a column from a solution; made once for all rows."""
    at = place[column.name]
    if column.type == "entity":
        return _entity(at, place[f"{column.name}_label"], look)
    if column.type == "entities":
        return _entities(at, look)
    read = READ.get(column.type)
    if read is None:
        return lambda texts: texts[at]
    if column.type in ("texts", "iris"):
        return lambda texts: read(texts[at] or "")
    return lambda texts: None if (text := texts[at]) is None else read(text)


def _set(text: str, separator: str | None) -> tuple[str, ...]:
    if not text:
        return ()
    parts = text.split(separator)
    return tuple(parts) if len(parts) == 1 else tuple(sorted({part for part in parts if part}))


READ: Mapping[str, Callable[[str], Any]] = {
    "texts": lambda text: _set(text, "; "),
    "iris": lambda text: _set(text, None),
    "date": lambda text: date.fromisoformat(text[:10]),
    "boolean": lambda text: text in ("true", "1"),
    "integer": int,
}
"""What makes a value of a text, by the type of the column; any other is the text itself."""


def _entity(at: int, label_at: int, look: Look | None) -> Callable[[Texts], Entity | None]:
    """Return what reads an entity, one object for the many rows that name it."""
    made: dict[tuple[str, str | None], Entity] = {}

    def read(texts: Texts) -> Entity | None:
        iri = texts[at]
        if iri is None:
            return None
        key = iri, texts[label_at]
        if (entity := made.get(key)) is None:
            label = iri.rpartition("/")[2] if key[1] is None else key[1]
            entity = made[key] = Entity.of_answer(iri, label, look)
        return entity

    return read


ANOTHER = re.compile(r"; (?=[a-z]+://)")
"""Where one of several entities ends; each is its IRI, a space and its label."""


def _entities(at: int, look: Look | None) -> Callable[[Texts], tuple[Entity, ...]]:
    """Return what reads several entities, in the order of their labels."""

    def read(texts: Texts) -> tuple[Entity, ...]:
        parts = (part.partition(" ") for part in ANOTHER.split(texts[at] or "") if part)
        return tuple(sorted((Entity.of_answer(iri, label, look) for iri, _, label in parts), key=lambda e: e.label))

    return read
