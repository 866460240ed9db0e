"""Reading one date: year, month or season, day, any of them with X digits and qualifiers."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from allegiance.dates.component import DIGITS, YEARS_ADVICE, Component, read_component
from allegiance.dates.extent import DAY, MONTH, YEAR, Extent, Unit
from allegiance.dates.reader import Reader
from allegiance.dates.seasons import SEASONS, Season

_ALL_YEARS = range(1, 10_000)
_ALL_MONTHS = range(1, 13)
_ANY = Component(0, "XX", frozenset(), frozenset())
"""Any month or any day: what a date means by leaving them out."""
_PLAIN: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?(?![-0-9XES?~%])")


def read_date(reader: Reader) -> Extent:
    """Read the date that must come next, and return the days it may mean.

    A qualifier after the whole date widens it by one unit of its precision on each side (`%` by two);
    X digits in a year count as that many years (201X ten), an unspecified day as its month, an
    unspecified month as its year. A qualifier inside a date widens by the unit of the coarsest component
    it belongs to: after a component it belongs to that one and all before it, in front to that one only.
    Where both `?` and `~` belong to that component, it widens by two.

    Raises `DateError` where the text stops being a date, and where the calendar has no such day.
    """
    if (plain := _read_plain(reader)) is not None:
        return plain
    start = reader.position
    parts = [read_component(reader, "year")]
    _refuse_longer_year(reader)
    if reader.take("-"):
        parts.append(read_component(reader, "month"))
        season = None if parts[1].unspecified else SEASONS.get(int(parts[1].digits))
        if season:
            return _season_extent(reader, start, parts, season)
        if reader.take("-"):
            parts.append(read_component(reader, "day"))
    first, last = _edges(reader, parts)
    plain = Extent(start, first, last, first, last)
    return _qualified(plain, parts, [_unit(*pair) for pair in zip(parts, (YEAR, MONTH, DAY), strict=False)])


def _read_plain(reader: Reader) -> Extent | None:
    """Read digits alone, as most dates are, at once; None for anything else, or what the calendar does not have."""
    found = _PLAIN.match(reader.text, reader.position)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = first if day else date(int(year), int(month or 12), monthrange(int(year), int(month or 12))[1])
    except ValueError:
        return None
    start, reader.position = reader.position, found.end()
    return Extent(start, first, last, first, last)


def _season_extent(reader: Reader, start: int, parts: list[Component], season: Season) -> Extent:
    if reader.next() == "-":
        raise reader.refusal("a season has no days, so end the date here or write a month from 01 to 12")
    first = season.first_day(next(parts[0].matching(_ALL_YEARS)))
    last = season.last_day(next(parts[0].matching(_ALL_YEARS, descending=True)))
    plain = Extent(start, first, last, first, last, season=True)
    return _qualified(plain, parts, [_unit(parts[0], YEAR), Unit(season.months)])


def _refuse_longer_year(reader: Reader) -> None:
    following = reader.next()
    if following and following in DIGITS + "X":
        raise reader.refusal("a year has four digits; put hyphens before month and day, such as 2015-08-20")
    if following == "E":
        raise reader.refusal(YEARS_ADVICE)
    if following == "S":
        advice = "significant digits are not read here; write X for digits not known, such as 19XX"
        raise reader.refusal(advice)


def _edges(reader: Reader, parts: list[Component]) -> tuple[date, date]:
    """First and last day of the calendar that fit `parts`; `DateError` at the component that never fits."""
    if len(parts) > 1 and not any(parts[1].matching(_ALL_MONTHS)):
        advice = "write a month from 01 to 12, or a season or part of a year from 21 to 41"
        raise reader.refusal(advice, parts[1].position)
    first = _first_fit(parts, descending=False)
    last = _first_fit(parts, descending=True)
    if first is None or last is None:
        advice = "write a day that this month has, or end the date after the month"
        raise reader.refusal(advice, parts[-1].position)
    return first, last


def _first_fit(parts: list[Component], *, descending: bool) -> date | None:
    """The first day that fits, going back from the end of the calendar if `descending`."""
    year_part, month_part, day_part = [*parts, _ANY, _ANY][:3]
    for year in year_part.matching(_ALL_YEARS, descending=descending):
        for month in month_part.matching(_ALL_MONTHS, descending=descending):
            days = range(1, monthrange(year, month)[1] + 1)
            for day in day_part.matching(days, descending=descending):
                return date(year, month, day)
    return None


def _unit(part: Component, plain: Unit) -> Unit:
    """How far a qualifier on `part` reaches, given the unit it has without X digits."""
    if not part.unspecified:
        return plain
    if plain == YEAR:
        return Unit(12 * 10 ** (4 - part.digits.index("X")))
    return MONTH if plain == DAY else YEAR


def _qualified(plain: Extent, parts: list[Component], units: list[Unit]) -> Extent:
    """`plain` widened for the qualifiers on `parts`, whose units are `units`."""
    whole = parts[-1].after
    keep_month_end = units[-1] != DAY
    extent = plain
    inner: frozenset[str] = frozenset()
    for index in reversed(range(len(parts))):
        part, unit = parts[index], units[index]
        if index < len(parts) - 1:
            inner |= part.after
        own = inner | part.before
        if own:
            extent = extent.widened(unit, own | whole, keep_month_end=keep_month_end)
        elif whole and (part is parts[-1] or part.unspecified):
            extent = extent.widened(unit, whole, keep_month_end=keep_month_end)
    return extent
