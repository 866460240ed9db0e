"""From the dates an interval starts and ends with to its four bounds."""

from allegiance.dates.bounds import Bounds
from allegiance.dates.extent import NO_END, NO_START, Extent
from allegiance.dates.reader import Reader


def within(day: Extent) -> Bounds:
    """Bounds of one date that is no interval: it starts and ends on some of these days."""
    return Bounds(day.earliest, day.latest, day.earliest, day.latest, day.uncertain, day.approximate)


def between(reader: Reader, start: Extent | None, end: Extent | None) -> Bounds:
    """Bounds of an interval; `None` is an unknown side, `NO_START` and `NO_END` are open ones.

    A start cannot come after the last possible end, nor an end before the first possible start, so each
    side also cuts the other. Raises `DateError` at `end` if it comes before `start` as written.
    """
    if start is None:
        return _from_unknown(end)
    if end is None:
        known = None if start is NO_START else start.earliest
        bounds = Bounds(start.earliest, start.latest, known, None)
        return bounds._replace(uncertain=start.uncertain, approximate=start.approximate)
    if start.is_after(end):
        raise reader.refusal("swap the two dates, the earlier one comes first", end.position)
    return Bounds(
        start.earliest,
        min(start.latest, end.latest),
        max(end.earliest, start.earliest),
        end.latest,
        start.uncertain or end.uncertain,
        start.approximate or end.approximate,
    )


def _from_unknown(end: Extent | None) -> Bounds:
    if end is None:
        return Bounds(None, None, None, None)
    known = None if end is NO_END else end.latest
    return Bounds(None, known, end.earliest, end.latest, end.uncertain, end.approximate)
