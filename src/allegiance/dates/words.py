"""Bounds as a reader sees them in a table or a page."""

from calendar import monthrange
from datetime import date

from allegiance.dates.bounds import OPEN_END, OPEN_START, Bounds
from allegiance.dates.edtf import parse
from allegiance.errors import DateError


def words(bounds: Bounds) -> str:
    """What the bounds say, in one short English phrase with ISO dates; it claims no more than they do.

    "2015-08-20", "2015-08 (between 2015-08-01 and 2015-08-31)", "by 2015-08-20", "2015-08-01 or later",
    "from 2015-07 on", "from 2014 to 2015-08", "until 2014-06 (start unknown)", "date unknown".
    Uncertain and approximate dates say so at the end.
    """
    start = (bounds.start_earliest, bounds.start_latest)
    end = (bounds.end_earliest, bounds.end_latest)
    phrase = _one_date(*start) if start == end else _interval(bounds)
    return phrase + _qualifiers(bounds)


def explained(text: str) -> str:
    """Return an EDTF date with what it means beside it, where that is not plain; any other text as it is."""
    try:
        meant = words(parse(text))
    except DateError:
        return text
    return meant if meant.startswith(text) else f"{text} ({meant})"


def _one_date(earliest: date | None, latest: date | None) -> str:
    if earliest is None and latest is None:
        return "date unknown"
    if earliest is None:
        return f"by {latest}"
    if latest is None:
        return f"{earliest} or later"
    name = _name(earliest, latest)
    span = f"between {earliest} and {latest}"
    if name is None:
        return span
    return name if earliest == latest else f"{name} ({span})"


def _interval(bounds: Bounds) -> str:
    start_open = bounds.start_latest == OPEN_START
    end_open = bounds.end_earliest == OPEN_END
    start = _side(bounds.start_earliest, bounds.start_latest)
    end = _side(bounds.end_earliest, bounds.end_latest)
    if start_open:
        if end_open:
            return "at all times"
        unknown = bounds.end_earliest is None and bounds.end_latest is None
        return "no start, end unknown" if unknown else f"until {end} (no start)"
    if bounds.start_earliest is None and bounds.start_latest in (None, bounds.end_latest):
        return "start unknown, no end" if end_open else f"until {end} (start unknown)"
    if end_open:
        return f"from {start} on"
    if bounds.end_latest is None and bounds.end_earliest in (None, bounds.start_earliest):
        return f"from {start} (end unknown)"
    return f"from {start} to {end}"


def _side(earliest: date | None, latest: date | None) -> str:
    if earliest is None:
        return "an unknown day" if latest is None else f"{latest} or before"
    if latest is None:
        return f"{earliest} or later"
    return _name(earliest, latest) or f"a day between {earliest} and {latest}"


def _name(earliest: date, latest: date) -> str | None:
    """The day, month or year that is exactly these days, as EDTF writes it; `None` if there is none."""
    if earliest == latest:
        return str(earliest)
    if earliest.year != latest.year or earliest.day != 1:
        return None
    if earliest.month == latest.month:
        return str(earliest)[:7] if latest.day == monthrange(latest.year, latest.month)[1] else None
    return str(earliest)[:4] if (earliest.month, latest.month, latest.day) == (1, 12, 31) else None


def _qualifiers(bounds: Bounds) -> str:
    said = [word for word in ("uncertain", "approximate") if getattr(bounds, word)]
    return f" ({' and '.join(said)})" if said else ""
