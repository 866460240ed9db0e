"""What a user gives for a parameter, as an RDF term of the parameter's type."""

import re
from collections.abc import Mapping
from datetime import date

import pyoxigraph as ox

from allegiance.errors import BadParameter
from allegiance.query.calls import no_such
from allegiance.query.days import day
from allegiance.query.header import Parameter, Question
from allegiance.sparql.branches import pruned
from allegiance.sparql.substitute import substitute
from allegiance.terms import XSD_BOOLEAN, XSD_INTEGER

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")

Value = str | int | bool | date


def bind(question: Question, values: Mapping[str, Value], sparql: str | None = None) -> str:
    """Return the question's SPARQL, or another text of it, with every parameter replaced, and without branches that do
    not apply.

    Raises BadParameter for what is missing or bad. Entity parameters take IRIs here; looser names are
    resolved before (see `names`).
    """
    for name in values:
        if name not in question.parameters:
            raise no_such(question.name, name, question.parameters)
    terms = {name: term(question, parameter, values.get(name)) for name, parameter in question.parameters.items()}
    return substitute(pruned(sparql or question.sparql, terms), terms)


def term(question: Question, parameter: Parameter, value: Value | None) -> ox.NamedNode | ox.Literal:
    """Return the RDF term for a value (without one, the default), by the parameter's type. Raises BadParameter."""
    value = parameter.default if value is None else value
    if value is None:
        raise BadParameter(question.name, parameter.name, f"give a value, e.g. {parameter.example}")
    try:
        if parameter.type == "date":
            return day(question.name, parameter.name, value)
        return _of_type(question, parameter, str(value))
    except ValueError as error:  # half a surrogate pair, a bad percent sign: what no RDF term can hold
        raise BadParameter(question.name, parameter.name, f"{str(value)!r} cannot be used ({error})") from error


def _of_type(question: Question, parameter: Parameter, text: str) -> ox.NamedNode | ox.Literal:
    match parameter.type:
        case "entity":
            if not IRI.fullmatch(text):
                raise BadParameter(question.name, parameter.name, f"{text!r} is not an IRI")
            return ox.NamedNode(text)
        case "integer":
            if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
                raise BadParameter(question.name, parameter.name, f"{text!r} is not a whole number")
            return ox.Literal(text, datatype=XSD_INTEGER)
        case "boolean":
            if text.lower() not in ("true", "false"):
                raise BadParameter(question.name, parameter.name, f"{text!r} is neither true nor false")
            return ox.Literal(text.lower(), datatype=XSD_BOOLEAN)
        case "choice":
            if text not in parameter.choices:
                raise BadParameter(question.name, parameter.name, f"{text!r} is none of {', '.join(parameter.choices)}")
            return ox.Literal(text)
        case _:
            return ox.Literal(text)
