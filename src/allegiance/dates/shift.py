"""Days moved by whole days or months, cut at the first and last day the calendar has."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta


def by_days(day: date, days: int) -> date:
    """The day `days` later (earlier if negative), or `date.min`/`date.max` where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def by_months(day: date, months: int, *, keep_month_end: bool = False) -> date:
    """The same day of the month, `months` later (earlier if negative), cut at `date.min`/`date.max`.

    A day the month does not have becomes its last (31 January plus one month is 28 February). With
    `keep_month_end` the last day of a month stays the last: 28 February plus one month is 31 March.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < MINYEAR:
        return date.min
    if year > MAXYEAR:
        return date.max
    last = monthrange(year, month + 1)[1]
    at_end = keep_month_end and day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))
