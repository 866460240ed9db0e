"""The rows of a query of the user's own, with columns and types as its answer has them."""

from collections.abc import Iterable
from dataclasses import make_dataclass
from datetime import date
from keyword import iskeyword
from typing import Any

import pyoxigraph as ox

from allegiance.errors import QueryRefused
from allegiance.query.header import Column, Question
from allegiance.query.row import AnswerRow
from allegiance.query.rows import Rows, rows_at
from allegiance.store import Results, Store
from allegiance.terms import XSD_BOOLEAN, XSD_DATE, XSD_INTEGER

LABEL = "_label"
TYPES = {XSD_DATE: "date", XSD_INTEGER: "integer", XSD_BOOLEAN: "boolean"}


def rows_of(sparql: str, results: Results, store: Store) -> Rows[Any]:
    """Return the solutions as rows: a column is of dates, whole numbers or truth values where all its terms are.

    `?x` is an entity where all its terms are IRIs and there is `?x_label`, as in the questions. Raises QueryRefused for
    a query that gives no table.
    """
    if not isinstance(results, ox.QuerySolutions):
        raise QueryRefused("it gives no table; use SELECT, or `construct` for triples")
    names = [_field(variable.value) for variable in results.variables]
    solutions = [tuple(solution) for solution in results]
    terms = {name: [solution[at] for solution in solutions] for at, name in enumerate(names)}
    columns = {
        name: Column(name, _type(name, terms), "As selected.", optional=True)
        for name in names
        if not (name.endswith(LABEL) and _is_entity(name.removesuffix(LABEL), terms))
    }
    question = Question.of_method("sparql", "", "A query of your own", columns.values(), sparql)
    row = make_dataclass("Row", list(columns), bases=(AnswerRow,), frozen=True, slots=True)
    return Rows(question, sparql, rows_at(question, row, names, solutions, store))


def _type(name: str, terms: dict[str, list[Any]]) -> str:
    if _is_entity(name, terms):
        return "entity"
    bound = [term for term in terms[name] if term is not None]
    kinds = {TYPES.get(term.datatype, "text") if isinstance(term, ox.Literal) else _kind(term) for term in bound}
    kind = kinds.pop() if len(kinds) == 1 else "text"
    return kind if kind != "date" or _are_days(bound) else "text"


def _kind(term: Any) -> str:
    return "iri" if isinstance(term, ox.NamedNode) else "text"


def _is_entity(name: str, terms: dict[str, list[Any]]) -> bool:
    found = [term for term in terms.get(name, ()) if term is not None]
    return name + LABEL in terms and bool(found) and all(isinstance(term, ox.NamedNode) for term in found)


def _are_days(terms: Iterable[ox.Literal]) -> bool:
    try:
        return all(date.fromisoformat(term.value[:10]) for term in terms)
    except ValueError:
        return False  # A year before 1 or after 9999, which Python has no date for.


def _field(name: str) -> str:
    """Return the variable as Python can name a field: `?class` and `?1` get a stroke before them."""
    return name if name.isidentifier() and not iskeyword(name) else f"_{name}"
