"""A day as people give it, as the term that a query compares."""

import re
from datetime import date, datetime, time

import pyoxigraph as ox

from allegiance.errors import BadParameter
from allegiance.terms import XSD_DATE

MIDNIGHT = time()
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(asked: str, name: str, value: object) -> ox.Literal:
    """Return the term for a day: a date, a datetime at midnight (as pandas has days), or year-month-day as text.

    Raises BadParameter for `name` of `asked`; for a year, a month or another EDTF date the error names a day within it.
    """
    return ox.Literal(calendar_day(asked, name, value).isoformat(), datatype=XSD_DATE)


def calendar_day(asked: str, name: str, value: object) -> date:
    """Return the day itself, given as for `day`. Raises BadParameter."""
    if isinstance(value, datetime):
        if value.time() == MIDNIGHT:
            return value.date()
        raise BadParameter(asked, name, f"{value} is a moment and not a day; give the .date() of it")
    text = str(value)
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadParameter(asked, name, f"{text!r} is not a day; {_advice(text)}")


def _advice(text: str) -> str:
    from allegiance.dates import parse
    from allegiance.errors import DateError

    try:
        last = parse(text).end_latest
    except DateError:
        last = None
    if last is None or last == date.max:
        return "write year-month-day, e.g. 2015-08-31"
    return f"name one day of it, e.g. its last, {last}"
