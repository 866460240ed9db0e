"""The time of day that may follow a date: checked, then left aside."""

from allegiance.dates.component import DIGITS, MARKS
from allegiance.dates.extent import Extent
from allegiance.dates.reader import Reader


def read_time(reader: Reader, day: Extent) -> None:
    """Read the `Thh:mm:ss` that must come next, with `Z` or a shift such as `+04:30` if there is one.

    The time is checked and dropped: the bounds of a date-time are its calendar date as written.
    Raises `DateError` if the time is none, or if `day` is not one whole date without X and qualifiers.
    """
    written = reader.text[day.position : reader.position]
    if len(written) != 10 or "X" in written or any(mark in written for mark in MARKS):
        raise reader.refusal("a time needs a whole date without X, ?, ~ or %, such as 2015-08-20T14:30:00")
    reader.take("T")
    for separator, limit in (("", 23), (":", 59), (":", 59)):
        if not reader.take(separator):
            raise reader.refusal("write the time as hh:mm:ss, such as 14:30:00")
        _read_clock(reader, limit)
    if not reader.take("Z") and reader.take_while("+-", 1):
        _read_clock(reader, 23)
        if reader.take(":"):
            _read_clock(reader, 59)


def _read_clock(reader: Reader, limit: int) -> None:
    position = reader.position
    digits = reader.take_while(DIGITS, 2)
    if len(digits) < 2 or int(digits) > limit:
        raise reader.refusal(f"write two digits from 00 to {limit} here, as in 14:30:00", position)
