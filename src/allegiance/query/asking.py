"""From a question and what the user gave to typed rows."""

from collections.abc import Callable, Mapping
from dataclasses import make_dataclass
from typing import Any

import pyoxigraph as ox

from allegiance.errors import QueryHeaderError
from allegiance.query.answers import row_type
from allegiance.query.bind import bind
from allegiance.query.header import Question
from allegiance.query.names import Names
from allegiance.query.rows import Rows, read_rows
from allegiance.sparql.form import form
from allegiance.sparql.lines import apart
from allegiance.store import Results, Store
from allegiance.store.asking import answered


def answer(store: Store, names: Names, question: Question, given: Mapping[str, Any]) -> Rows[Any]:
    """Resolve names, bind, run, and read typed rows. Raises BadParameter, UnknownName or AmbiguousName."""
    values = _given(names, question, given)
    text, lines = apart(question.sparql)
    asked = answered(store, bind(question, values, text), misread=question.misread)
    return Rows(question, bind(question, values), read_rows(question, row_type(question.name), asked, store, lines))


def answer_own(
    store: Store, names: Names, question: Question, given: Mapping[str, Any], run: Callable[[str], Results]
) -> Rows[Any]:
    """Answer a question of the user's own file with what `run` gives for its SPARQL; its header makes the row type.

    Raises QueryHeaderError where the file does not select its columns, and what `answer` and `run` raise.
    """
    columns = question.columns.values()
    wanted = {name for c in columns for name in ((c.name, f"{c.name}_label") if c.type == "entity" else (c.name,))}
    if missing := wanted - form(question.sparql).columns:
        raise QueryHeaderError(question.file, f"it must SELECT every column by name, and ?{min(missing)} is missing")
    sparql = bound(names, question, given)
    results = run(sparql)
    assert isinstance(results, ox.QuerySolutions)  # noqa: S101  # only SELECT has columns
    row = make_dataclass("Row", [column.name for column in columns], frozen=True, slots=True)
    try:
        return Rows(question, sparql, read_rows(question, row, results, store))
    except ValueError as error:
        raise QueryHeaderError(question.file, f"a value is not of the type of its column ({error})") from error


def bound(names: Names, question: Question, given: Mapping[str, Any]) -> str:
    """Return the SPARQL of a question with what the user gave in place. Raises as `answer` does."""
    return bind(question, _given(names, question, given))


def _given(names: Names, question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _resolved(names, question, name, value) for name, value in given.items() if value is not None}


def _resolved(names: Names, question: Question, name: str, value: Any) -> Any:
    parameter = question.parameters.get(name)
    if parameter is None or value == parameter.default:
        return value
    if parameter.type == "dataset":
        return names.dataset(str(value))
    if parameter.type != "entity":
        return value
    return names.resolve(value, parameter.kinds)
