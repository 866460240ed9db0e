"""Reading EDTF's sets: `[...]`, one of its members, and `{...}`, all of them."""

from allegiance.dates.bounds import Bounds
from allegiance.dates.extent import NO_END, NO_START, Extent
from allegiance.dates.interval import between, within
from allegiance.dates.reader import Reader
from allegiance.dates.single import read_date

Member = tuple[Extent, Extent]
"""First and last date of a member; the same one twice if it is a single date."""


def read_one_of(reader: Reader) -> Bounds:
    """Read the rest of a `[...]`: from the earliest day any member may mean to the latest.

    In `[..a]` the date is a or any before: no earliest bound is known; in `[a..]` no latest one.
    """
    members = _read_members(reader, "]")
    dates = [each for member in members for each in member]
    earliest = None if dates[0] is NO_START else min(each.earliest for each in dates)
    latest = None if dates[-1] is NO_END else max(each.latest for each in dates)
    uncertain = any(each.uncertain for each in dates)
    approximate = any(each.approximate for each in dates)
    return Bounds(earliest, latest, earliest, latest, uncertain, approximate)


def read_all_of(reader: Reader) -> Bounds:
    """Read the rest of a `{...}`: it starts with the earliest member and ends with the latest.

    `{..a}` is a and every date before it: there is no start; `{a..}` has no end.
    """
    members = [_all_days(reader, *member) for member in _read_members(reader, "}")]
    return Bounds(
        min(each.start_earliest or NO_START.earliest for each in members),
        min(each.start_latest or NO_START.latest for each in members),
        max(each.end_earliest or NO_END.earliest for each in members),
        max(each.end_latest or NO_END.latest for each in members),
        any(each.uncertain for each in members),
        any(each.approximate for each in members),
    )


def _all_days(reader: Reader, first: Extent, last: Extent) -> Bounds:
    return within(first) if first is last else between(reader, first, last)


def _read_members(reader: Reader, closing: str) -> list[Member]:
    members = [_read_member(reader, closing, first=True)]
    while reader.take(","):
        if members[-1][1] is NO_END:
            raise reader.refusal("only the last member may be open at its end; remove the .. or what follows")
        members.append(_read_member(reader, closing, first=False))
    if not reader.take(closing):
        raise reader.refusal(_set_advice(reader, closing))
    return members


def _read_member(reader: Reader, closing: str, *, first: bool) -> Member:
    start = reader.position
    if reader.take(".."):
        if not first:
            raise reader.refusal("only the first member may be open at its start; remove the ..", start)
        return NO_START, read_date(reader)
    begin = read_date(reader)
    if not reader.take(".."):
        return begin, begin
    if reader.at_end() or reader.next() in ("," + closing):
        return begin, NO_END
    end = read_date(reader)
    if begin.is_after(end):
        raise reader.refusal("swap the two dates, the earlier one comes first", end.position)
    return begin, end


def _set_advice(reader: Reader, closing: str) -> str:
    following = reader.next()
    if following == "/":
        return "write .. instead of the slash inside brackets, such as [2014..2015]"
    if following == "T":
        return "leave out the time of day inside brackets"
    return f"put a comma between members and {closing} after the last"
