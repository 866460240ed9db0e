"""Values become terms of the parameter's type, or an error that says what to give instead."""

from datetime import date, datetime
from typing import Any

import pyoxigraph as ox
import pytest

from allegiance.errors import BadParameter
from allegiance.query.bind import bind
from allegiance.query.header import Parameter, Question
from allegiance.terms import XSD_BOOLEAN, XSD_DATE, XSD_INTEGER

TYPES = ("date", "entity", "text", "integer", "boolean")
PARAMETERS = {
    **{kind: Parameter(kind, kind, "Help.", "an example") for kind in TYPES},
    "choice": Parameter("choice", "choice", "Help.", "never", choices=("never", "at_death")),
    "given": Parameter("given", "date", "Help.", "2015-08-31", default="9999-12-31"),
}


def asking(*names: str) -> Question:
    columns = " ".join(f"(${name} AS ?{name}_back)" for name in names)
    parameters = {name: PARAMETERS[name] for name in names}
    return Question("who", "topic", "Who?", "", parameters, {}, (), f"SELECT {columns} WHERE {{}}")


def bound(kind: str, value: Any) -> ox.NamedNode | ox.Literal:
    (solution,) = ox.Store().query(bind(asking(kind), {kind: value}))
    return solution[0]


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("date", "2015-08-31", ox.Literal("2015-08-31", datatype=XSD_DATE)),
        ("date", datetime(2015, 8, 31), ox.Literal("2015-08-31", datatype=XSD_DATE)),  # noqa: DTZ001,RUF100  # pandas' day
        ("date", date(2015, 8, 31), ox.Literal("2015-08-31", datatype=XSD_DATE)),
        ("entity", "https://example.org/a%20b", ox.NamedNode("https://example.org/a%20b")),
        ("text", 'a "quoted"\n\\ text $date', ox.Literal('a "quoted"\n\\ text $date')),
        ("text", "", ox.Literal("")),
        ("integer", 7, ox.Literal("7", datatype=XSD_INTEGER)),
        ("integer", "-7", ox.Literal("-7", datatype=XSD_INTEGER)),
        ("boolean", True, ox.Literal("true", datatype=XSD_BOOLEAN)),
        ("boolean", "False", ox.Literal("false", datatype=XSD_BOOLEAN)),
        ("choice", "at_death", ox.Literal("at_death")),
        ("given", None, ox.Literal("9999-12-31", datatype=XSD_DATE)),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind: str, value: Any, term: ox.NamedNode | ox.Literal) -> None:
    assert bound(kind, value) == term


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "2015-13-01"),
        ("date", "2015-02-29"),
        ("date", "2015-08"),
        ("date", "20150831"),
        ("date", "2015-W35-1"),
        ("date", "last week"),
        ("date", "٢٠١٥-٠٨-٣١"),
        ("date", "2015-08-31\n"),
        ("date", "0000-01-01"),
        ("date", datetime(2015, 8, 31, 12)),  # noqa: DTZ001,RUF100  # a moment is no day
        ("entity", "imu"),
        ("entity", "https://example.org/> } #"),
        ("entity", "https://example.org/%zz"),
        ("entity", "https://example.org/\ud800"),
        ("entity", ""),
        ("text", "half a pair \ud800"),
        ("integer", "seven"),
        ("integer", "7.5"),
        ("integer", "9" * 19),
        ("integer", "٧"),
        ("boolean", "yes"),
        ("choice", "sometimes"),
        ("choice", ""),
    ],
)
def test_a_bad_value_is_told_with_its_parameter(kind: str, value: Any) -> None:
    with pytest.raises(BadParameter) as caught:
        bind(asking(kind), {kind: value})
    assert (caught.value.question, caught.value.parameter) == ("who", kind)
    assert str(caught.value).endswith(".")


def test_a_missing_value_is_told_with_an_example() -> None:
    with pytest.raises(BadParameter, match=r"give a value, e\.g\. an example"):
        bind(asking("date"), {})


def test_an_unknown_parameter_is_told_with_the_known_ones() -> None:
    with pytest.raises(BadParameter, match="it has: date, text"):
        bind(asking("date", "text"), {"day": "2015-08-31"})
