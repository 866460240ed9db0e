"""The EDTF date that somebody meant who wrote it as people do."""

import re
from calendar import month_abbr, month_name
from typing import Final

from allegiance.dates.edtf import parse
from allegiance.errors import DateError

_LONGEST: Final = 40
_MONTHS: Final = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name
}
_WORD, _DAY, _YEAR = r"(?P<word>[A-Za-z]{3,9})\.?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_FORMS: Final = (
    rf"(?:{_DAY} )?{_WORD},? {_YEAR}",
    rf"{_WORD} {_DAY},? {_YEAR}",
    r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
    r"(?P<first>\d{1,2})(?P<sign>[/-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})",
    r"(?P<year>\d{4})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
    r"(?P<year>\d{4})-(?P<month>\d{1,2})",
)


def meant(text: str) -> str | None:
    """Return the date, such as 2015-08-20 for `20 August 2015`, `20.8.2015` or `8/20/2015`.

    None for what may be two dates, as `8/9/2015`, or none.
    """
    if len(text) > _LONGEST or not text.isascii():
        return None
    for form in _FORMS:
        if found := re.fullmatch(form, text.strip()):
            return _date(found.groupdict())
    return None


def _date(parts: dict[str, str | None]) -> str | None:
    month, day = parts.get("month"), parts.get("day")
    if word := parts.get("word"):
        month = str(_MONTHS.get(word.lower(), ""))
    elif first := parts.get("first"):
        day, month = first, parts["second"] or ""
        if int(month) > 12:
            day, month = month, day
        elif int(day) <= 12 and day != month:
            return None  # Americans put the month first
    if not month:
        return None
    date = "-".join([parts["year"] or "", *(part.zfill(2) for part in (month, day) if part)])
    try:
        parse(date)
    except DateError:
        return None
    return date
