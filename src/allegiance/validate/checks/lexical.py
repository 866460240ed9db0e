"""Whether a text is what its datatype says, by the project's own reading of XML Schema.

Parsers and stores let ill-typed texts pass, or rewrite them: both would differ between machines.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Final, Literal, NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from allegiance.terms import EDTF, XSD

Kind = Literal["ill-typed", "not canonical", "not finite", "out of range"]


class Fault(NamedTuple):
    """What is wrong with a literal: of which kind, in words that follow its text, and what to type instead."""

    kind: Kind
    message: str
    advice: str


# Dates and addresses are in most files; what few have is compiled once it is met.
_DATE = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?", re.ASCII)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][!$&'()*+,;=:@%/?#A-Za-z0-9._~\[\]-]*)?")
_MONTH = r"(?a)(-?\d{4,})-(\d\d)(Z|[+-]\d\d:\d\d)?"
_YEAR = r"(?a)(-?\d{4,})(Z|[+-]\d\d:\d\d)?"
_MOMENT = r"(?a)(-?\d{4,})-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)?"
_INTEGER = r"(?a)[+-]?\d+"
_DECIMAL = r"(?a)[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_DOUBLE = r"(?a)[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?"
_ZONE = Fault("not canonical", "has a time zone", "Write the day alone.")
_LONGEST: Final = 400
_SHOWN: Final = 200
"""Longer addresses are not repeated in a message."""
AS_WRITTEN: Final = frozenset({EDTF.value, XSD + "anyURI"})
"""Datatypes that no store counts with, and so keeps as they are."""


def lexical_fault(value: str, datatype: str) -> Fault | None:
    """Return the fault of a text under an XML Schema datatype (an IRI); None also for datatypes not read here."""
    return misread(value, datatype) or (_lost(value, datatype) if _is_read(datatype) else None)


def misread(value: str, datatype: str) -> Fault | None:
    """Return the fault of a text under a datatype, as far as it can be told without a store."""
    if not _is_read(datatype):
        return None
    name = datatype.removeprefix(XSD)
    if value != value.strip():
        return Fault("ill-typed", "has white space around it", "Remove the white space.")
    if len(value) > _LONGEST and name != "anyURI":
        return Fault("ill-typed", f"is no xsd:{name}", "Shorten it.")
    return _READERS[name](value)


def rewritten(literals: Iterable[ox.Literal]) -> dict[ox.Literal, ox.Literal]:
    """Return those of the literals that a store would rewrite, with what it makes of them."""
    store, node = ox.Store(), ox.NamedNode(XSD)
    counted = (literal for literal in literals if literal.datatype.value not in AS_WRITTEN)
    given = {ox.NamedNode(f"{XSD}{number}"): literal for number, literal in enumerate(counted)}
    store.extend(ox.Quad(subject, node, literal) for subject, literal in given.items())
    kept = ((given[quad.subject], quad.object) for quad in store if isinstance(quad.subject, ox.NamedNode))
    return {old: new for old, new in kept if old != new and isinstance(new, ox.Literal)}


def _is_read(datatype: str) -> bool:
    return datatype.startswith(XSD) and datatype[len(XSD) :] in _READERS


def _read_date(value: str) -> Fault | None:
    found = _DATE.fullmatch(value)
    if not found:
        return Fault("ill-typed", "is no xsd:date", "Write year-month-day, such as 2015-08-20.")
    if fault := _year_fault(found[1]):
        return fault
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return Fault("ill-typed", "is no day of the calendar", "Write a day that exists.")
    return _ZONE if found[4] else None


def _read_month(value: str) -> Fault | None:
    found = re.fullmatch(_MONTH, value)
    if not found or not 1 <= int(found[2]) <= 12:
        return Fault("ill-typed", "is no xsd:gYearMonth", "Write year-month, such as 2015-08.")
    return _year_fault(found[1]) or (_ZONE if found[3] else None)


def _read_year(value: str) -> Fault | None:
    found = re.fullmatch(_YEAR, value)
    if not found:
        return Fault("ill-typed", "is no xsd:gYear", "Write the year in four digits, such as 2015.")
    return _year_fault(found[1]) or (_ZONE if found[2] else None)


def _read_moment(value: str) -> Fault | None:
    found = re.fullmatch(_MOMENT, value)
    wrong = Fault("ill-typed", "is no xsd:dateTime", "Write it like 2015-08-20T09:30:00Z.")
    if not found:
        return wrong
    if fault := _year_fault(found[1]):
        return fault
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return wrong
    return None


def _year_fault(year: str) -> Fault | None:
    """Refuse years that are negative, zero, or have more than four digits, without making a number of them."""
    if len(year) == 4 and year != "0000":
        return None
    return Fault("out of range", "lies outside the years 0001 to 9999", "Write a year of four digits.")


def _read_integer(value: str) -> Fault | None:
    if not re.fullmatch(_INTEGER, value):
        return Fault("ill-typed", "is no whole number", "Write digits only, such as 500.")
    return None


def _read_decimal(value: str) -> Fault | None:
    return None if re.fullmatch(_DECIMAL, value) else Fault("ill-typed", "is no decimal number", "Write it like 0.5.")


def _read_double(value: str) -> Fault | None:
    finite = Fault("not finite", "is not a finite number", "Write a number, or leave it out.")
    if value in ("NaN", "INF", "-INF", "+INF"):
        return finite
    if not re.fullmatch(_DOUBLE, value):
        return Fault("ill-typed", "is no number", "Write it like 0.5.")
    return finite if abs(float(value)) == float("inf") else None


def _read_boolean(value: str) -> Fault | None:
    if value in ("true", "false", "0", "1"):
        return None
    return Fault("ill-typed", "is no xsd:boolean", "Write true or false.")


def _read_address(value: str) -> Fault | None:
    if _ADDRESS.fullmatch(value):
        return None
    encoded = quote(value, safe="!$&'()*+,;=:@%/?#[]~")
    for likely in (encoded, f"https://{encoded}"):
        if (
            _ADDRESS.fullmatch(likely)
            and len(likely) <= _SHOWN
            and "::" not in likely
            and "." in likely.partition("//")[2].partition("/")[0]
        ):
            return Fault("ill-typed", "is no web address", f"Write {likely}.")
    return Fault("ill-typed", "is no web address", "Write it like https://example.org/page, without spaces.")


def _lost(value: str, datatype: str) -> Fault | None:
    """Find texts that a store would rewrite, by asking it: what is read back must be what was written."""
    for kept in rewritten([ox.Literal(value, datatype=ox.NamedNode(datatype))]).values():
        return Fault("not canonical", "is another spelling of a value", f"Write {kept.value}.")
    return None


_READERS: Final[dict[str, Callable[[str], Fault | None]]] = {
    "date": _read_date,
    "gYearMonth": _read_month,
    "gYear": _read_year,
    "dateTime": _read_moment,
    "integer": _read_integer,
    "decimal": _read_decimal,
    "double": _read_double,
    "float": _read_double,
    "boolean": _read_boolean,
    "anyURI": _read_address,
}

KNOWN: Final = frozenset({XSD + name for name in _READERS} | {XSD + "string"})
"""The XML Schema datatypes that data may use. Those derived from xsd:integer are not among them: a store may give
them back as integers."""
