"""EDTF text to bounds: the reading of dates, intervals and sets is put together here."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from allegiance.dates.bounds import Bounds
from allegiance.dates.clock import read_time
from allegiance.dates.extent import NO_END, NO_START, Extent
from allegiance.dates.interval import between, within
from allegiance.dates.reader import Reader
from allegiance.dates.screening import LONGEST, screen
from allegiance.dates.sets import read_all_of, read_one_of
from allegiance.dates.single import read_date

__all__ = ["LONGEST", "parse"]

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@lru_cache(maxsize=10_000)  # the same dates come again and again, and each is asked for by several checks
def parse(text: str) -> Bounds:
    """The bounds of the EDTF date, interval or set `text` (Library of Congress 2019, ISO 8601-2).

    Read are levels 0 and 1 and, of level 2, sets, qualified components, X in any place and parts of a
    year (codes 25-41). Not read are years outside 0001-9999 and significant digits (`1950S2`).

    * A date means some day within it: `2015-08` starts and ends from 2015-08-01 to 2015-08-31.
      A date-time means its calendar date as written, whatever its time zone.
    * `a/b` starts within a and ends within b. A blank side is unknown: `/b` starts at the latest when b
      ends, `a/` ends at the earliest when a starts. `..` is an open side: no start, or no end.
    * `[a,b..c]` is one of these, `{a,b..c}` all of them; `[..a]` is a or before, `[a..]` a or after.
    * `?` and `~` widen a date by one unit of its precision on each side, `%` by two, as the Python
      package `edtf` pads it; `allegiance.dates.single.read_date` tells which unit.
    * Bounds before 0001-01-01 or after 9999-12-31 are cut there.

    Raises `DateError`, which carries the 0-based position of the culprit and what to write instead.
    """
    if (day := _plain_day(text)) is not None:
        return Bounds(day, day, day, day)
    screen(text)
    reader = Reader(text)
    if reader.take("["):
        bounds = read_one_of(reader)
    elif reader.take("{"):
        bounds = read_all_of(reader)
    else:
        bounds = _read_date_or_interval(reader)
    if not reader.at_end():
        raise reader.refusal(_trailing_advice(reader))
    return bounds


def _plain_day(text: str) -> date | None:
    """The day that most dates are, told without reading each sign; None for what is anything else, or wrong."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _read_date_or_interval(reader: Reader) -> Bounds:
    start = _read_start(reader)
    if start and start is not NO_START:
        if reader.next() == "T":
            read_time(reader, start)
            return within(start)
        if reader.next() != "/":
            return within(start)
    slash = reader.position
    if not reader.take("/"):
        raise reader.refusal("write [..2015] for 2015 or before, or ../2015 for what has no start", 0)
    end = _read_end(reader)
    if start is None and end is None:
        raise reader.refusal("write a date on at least one side of the slash", slash)
    return between(reader, start, end)


def _read_start(reader: Reader) -> Extent | None:
    if reader.next() == "/":
        return None
    return NO_START if reader.take("..") else read_date(reader)


def _read_end(reader: Reader) -> Extent | None:
    if reader.at_end():
        return None
    return NO_END if reader.take("..") else read_date(reader)


def _trailing_advice(reader: Reader) -> str:
    following = reader.next()
    if following == "." and reader.next(2) == "..":
        return "put the range in brackets, such as [2014..2015], or write a slash for an interval"
    if following == "," or following in "]}":
        return "put the list in brackets, such as [2014,2015] for one of them or {2014,2015} for all"
    if following == "/":
        return "an interval has one slash, between its start and its end"
    if following == "T":
        return "leave out the time of day in an interval"
    return "end the date here, or remove what follows"
