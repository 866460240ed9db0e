"""Dates as lists write them, as EDTF."""

import re
from functools import lru_cache

from allegiance import dates
from allegiance.errors import DateError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
HEDGED = re.compile(r"^(?:circa|approximately|approx\.?|about|ca?\.)\s+", re.IGNORECASE)
PLAIN = re.compile(r"^(?:exact|between|on)\s+", re.IGNORECASE)
UNTIL = re.compile(r"until\s+(.+)", re.IGNORECASE)
RANGE = re.compile(r"\s+(?:to|and|until)\s+|(?<=\d{4})\s*[-–/]\s*(?=\d{4}$)", re.IGNORECASE)
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.]*(?:Z|[+-]\d\d:?\d\d)?|[+-]\d\d:\d\d|Z)?")
WRITTEN = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})")


@lru_cache(maxsize=1 << 14)
def edtf(text: str) -> str | None:
    """Return the date as EDTF, or None for what cannot be read as one.

    Reads ISO 8601 (time of day and zone are left out), "10 Dec 1948", "Dec 1948", "1948", each after "circa" or
    "approximately", and "1955 to 1958" as one of the two or between them, and
    "until 21 Jan 2023" as some day up to that one.
    """
    rest = " ".join(text.split())
    rest = PLAIN.sub("", rest)
    hedge = "~" if HEDGED.match(rest) else ""
    if (until := UNTIL.fullmatch(rest)) is not None:
        last = _single(until[1], "")
        return last and f"[..{last}]"
    parts = [_single(part, hedge) for part in RANGE.split(HEDGED.sub("", rest))]
    if not 1 <= len(parts) <= 2 or None in parts:
        return None
    written = str(parts[0]) if len(parts) == 1 else f"[{parts[0]}..{parts[1]}]"
    try:
        dates.parse(written)
    except DateError:
        return None
    return written


def _single(text: str, hedge: str) -> str | None:
    if (iso := ISO.fullmatch(text)) is not None:
        return "-".join(part for part in iso.groups() if part) + hedge
    if (written := WRITTEN.fullmatch(text)) is not None and (name := written[2][:3].lower()) in MONTHS:
        day = f"-{int(written[1]):02}" if written[1] else ""
        return f"{written[3]}-{MONTHS.index(name) + 1:02}{day}{hedge}"
    return None
