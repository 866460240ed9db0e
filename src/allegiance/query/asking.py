"""From a question and what the user gave to typed rows."""

from collections.abc import Callable, Mapping
from dataclasses import make_dataclass
from typing import Any

import pyoxigraph as ox

from allegiance.errors import BadParameter, QueryHeaderError
from allegiance.query.answers import row_type
from allegiance.query.bind import bind
from allegiance.query.header import Question
from allegiance.query.names import Names
from allegiance.query.row import AnswerRow
from allegiance.query.rows import Rows, read_rows, rows_at
from allegiance.sparql import paging
from allegiance.sparql.form import form
from allegiance.sparql.lines import apart
from allegiance.sparql.ordering import unordered
from allegiance.store import Results, Store
from allegiance.store.asking import answered, sliced
from allegiance.store.slice import WHOLE, Slice


def answer(
    store: Store, names: Names, question: Question, given: Mapping[str, Any], wanted: Slice = WHOLE
) -> Rows[Any]:
    """Resolve names, bind, run, and read typed rows, all or those wanted. Raises BadParameter, UnknownName or
    AmbiguousName."""
    values = _given(names, question, given)
    text, keys = unordered(question.sparql) if wanted == WHOLE else (question.sparql, ())
    text, lines = apart(text)
    shown, row = bind(question, values), row_type(question.name)
    if wanted == WHOLE:
        solutions = answered(store, bind(question, values, text), misread=question.misread)
        return Rows(question, shown, read_rows(question, row, solutions, store, lines, keys))
    asked = bind(question, values, text)
    found = sliced(store, asked, wanted, misread=question.misread)
    rows: list[Any] = rows_at(question, row, found.names, found.solutions, store, lines)
    return Rows(question, paging.sliced(shown, wanted.offset, wanted.limit), rows, wanted.offset, found.total)


def answer_own(
    store: Store,
    names: Names,
    question: Question,
    given: Mapping[str, Any],
    run: Callable[[str], Results],
    wanted: Slice = WHOLE,
) -> Rows[Any]:
    """Answer a question of the user's own file with what `run` gives for its SPARQL; its header makes the row type.

    It is run as it is, since it may say itself how many rows it gives, and of its rows those wanted are kept. Raises
    QueryHeaderError where the file does not select its columns, and what `answer` and `run` raise.
    """
    columns = question.columns.values()
    needed = {name for c in columns for name in ((c.name, f"{c.name}_label") if c.type == "entity" else (c.name,))}
    if missing := needed - form(question.sparql).columns:
        raise QueryHeaderError(question.file, f"it must SELECT every column by name, and ?{min(missing)} is missing")
    sparql = bound(names, question, given)
    results = run(sparql)
    assert isinstance(results, ox.QuerySolutions)  # noqa: S101  # only SELECT has columns
    row = make_dataclass("Row", [column.name for column in columns], bases=(AnswerRow,), frozen=True, slots=True)
    solutions, total = wanted.of(results)
    try:
        rows: list[Any] = rows_at(question, row, [variable.value for variable in results.variables], solutions, store)
        return Rows(question, sparql, rows, wanted.offset, total)
    except ValueError as error:
        raise QueryHeaderError(question.file, f"a value is not of the type of its column ({error})") from error


def bound(names: Names, question: Question, given: Mapping[str, Any], wanted: Slice = WHOLE) -> str:
    """Return the SPARQL of a question with what the user gave in place, for all rows or those wanted. Raises as
    `answer` does, and BadParameter for a slice of a query that has one itself."""
    sparql = bind(question, _given(names, question, given))
    if wanted == WHOLE:
        return sparql
    if paging.has_slice(sparql, form(sparql)):
        name = "offset" if wanted.limit is None else "limit"
        raise BadParameter(question.name, name, "the query ends in LIMIT, OFFSET or VALUES of its own; change that")
    return paging.sliced(sparql, wanted.offset, wanted.limit)


def slice_of(question: Question, limit: object, offset: object) -> Slice:
    """Return which rows are wanted. Raises BadParameter for what is no number of rows."""
    for name, value in (("limit", limit), ("offset", offset)):
        if not (value is None and name == "limit") and (
            not isinstance(value, int) or isinstance(value, bool) or value < 0
        ):
            raise BadParameter(question.name, name, f"{value!r} is no number of rows; give 0, 1, 2 ...")
    return Slice(limit, offset)  # type: ignore[arg-type]  # they were looked at


def _given(names: Names, question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _resolved(names, question, name, value) for name, value in given.items() if value is not None}


def _resolved(names: Names, question: Question, name: str, value: Any) -> Any:
    parameter = question.parameters.get(name)
    if parameter is None or value == parameter.default:
        return value
    if parameter.type == "dataset":
        return names.dataset(str(value), linked="linked" in parameter.kinds)
    if parameter.type != "entity":
        return value
    return names.resolve(value, parameter.kinds)
