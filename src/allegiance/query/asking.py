"""From a question and what the user gave to typed rows."""

from collections.abc import Mapping
from typing import Any

from allegiance.query import questions
from allegiance.query.bind import bind
from allegiance.query.header import Question
from allegiance.query.names import Names
from allegiance.query.rows import Entity, Rows, read_rows
from allegiance.store import Store
from allegiance.store.typed import select


def answer(store: Store, names: Names, question: Question, given: Mapping[str, Any]) -> Rows[Any]:
    """Resolve names, bind, run, and read typed rows. Raises BadParameter, UnknownName or AmbiguousName."""
    sparql = bound(names, question, given)
    return Rows(question, sparql, read_rows(question, questions.row_type(question.name), select(store, sparql), store))


def bound(names: Names, question: Question, given: Mapping[str, Any]) -> str:
    """Return the SPARQL of a question with what the user gave in place. Raises as `answer` does."""
    values = {name: _resolved(names, question, name, value) for name, value in given.items() if value is not None}
    return bind(question, values)


def _resolved(names: Names, question: Question, name: str, value: Any) -> Any:
    parameter = question.parameters.get(name)
    if parameter is None or parameter.type != "entity" or value == parameter.default:
        return value
    return value.iri if isinstance(value, Entity) else names.resolve(str(value), parameter.kinds)
