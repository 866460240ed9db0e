"""One component of a date - year, month or season, day - with its X digits and its qualifiers."""

from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from allegiance.dates.reader import Reader

DIGITS: Final = "0123456789"
MARKS: Final = "?~%"

_KINDS = {"": frozenset[str](), "?": frozenset("?"), "~": frozenset("~"), "%": frozenset("?~")}
_MISSING = {
    "year": "write the year with four digits, X for a digit that is not known, such as 2015 or 201X",
    "month": "write the month with two digits, such as 08, or leave out the hyphen before it",
    "day": "write the day with two digits, such as 05, or leave out the hyphen before it",
}
YEARS_ADVICE: Final = "years run from 0001 to 9999 here, so write four digits or leave the date out"


class Component(NamedTuple):
    """Digits as written at `position`, the kinds of qualifier before and after them (`?`, `~` or both)."""

    position: int
    digits: str
    before: frozenset[str]
    after: frozenset[str]

    @property
    def unspecified(self) -> bool:
        """Whether a digit is an X."""
        return "X" in self.digits

    def matching(self, numbers: range, *, descending: bool = False) -> Iterator[int]:
        """Those of `numbers` that it may be, one after the other, the lowest first or the highest."""
        every_digit = DIGITS[::-1] if descending else DIGITS
        choices = [every_digit if digit == "X" else digit for digit in self.digits]
        for combination in product(*choices):
            number = int("".join(combination))
            if number in numbers:
                yield number


def read_component(reader: Reader, name: str) -> Component:
    """Read the `name` (year, month or day) that must come next, with the qualifiers around it.

    Raises `DateError` at the first character of an incomplete component, or at one that cannot be in it.
    """
    before = _read_mark(reader)
    position = reader.position
    width = 4 if name == "year" else 2
    digits = reader.take_while(DIGITS + "X", width)
    if name == "year" and _is_outside(digits, following=reader.next()):
        raise reader.refusal(YEARS_ADVICE, position)
    if len(digits) < width:
        raise reader.refusal(_MISSING[name], reader.position if reader.next().isalpha() else position)
    return Component(position, digits, before, _read_mark(reader))


def _is_outside(year: str, following: str) -> bool:
    """Whether this is the year 0000, a negative one, or one with an exponent (`17E7`)."""
    return year == "0000" or (not year and following == "-") or (len(year) < 4 and following == "E")


def _read_mark(reader: Reader) -> frozenset[str]:
    mark = reader.take_while(MARKS, 1)
    if mark and not reader.at_end() and reader.next() in MARKS:
        what = "write one qualifier only: ? uncertain, ~ approximate, % for both"
        raise reader.refusal(f"{what}; what is unknown is XX")
    return _KINDS[mark]
