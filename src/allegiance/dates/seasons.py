"""The days that EDTF's season and sub-year codes 21 to 41 stand for.

Sources count seasons from the first of a month (meteorology) or from solstice and equinox (astronomy),
so a season here runs from the earlier beginning to the later end. Codes 21-24 name no hemisphere and are
read for the northern one; sources call either end of a year its winter, so 24 takes in both.
"""

from datetime import MAXYEAR, date
from typing import Final, NamedTuple


class Season(NamedTuple):
    """First and last day as (month, day), how many months the unit has, and whether it ends next year."""

    first: tuple[int, int]
    last: tuple[int, int]
    months: int = 3
    ends_next_year: bool = False

    def first_day(self, year: int) -> date:
        """Its first day in `year`."""
        return date(year, *self.first)

    def last_day(self, year: int) -> date:
        """Its last day, `date.max` if that is after year 9999."""
        last_year = year + self.ends_next_year
        return date.max if last_year > MAXYEAR else date(last_year, *self.last)


_MARCH_TO_JUNE = Season((3, 1), (6, 21))
_JUNE_TO_SEPTEMBER = Season((6, 1), (9, 23))
_SEPTEMBER_TO_DECEMBER = Season((9, 1), (12, 22))
_DECEMBER_TO_MARCH = Season((12, 1), (3, 21), ends_next_year=True)

SEASONS: Final[dict[int, Season]] = {
    21: _MARCH_TO_JUNE,  # spring
    22: _JUNE_TO_SEPTEMBER,  # summer
    23: _SEPTEMBER_TO_DECEMBER,  # autumn
    24: Season((1, 1), (3, 21), ends_next_year=True),  # winter
    25: _MARCH_TO_JUNE,  # spring, northern hemisphere
    26: _JUNE_TO_SEPTEMBER,
    27: _SEPTEMBER_TO_DECEMBER,
    28: _DECEMBER_TO_MARCH,
    29: _SEPTEMBER_TO_DECEMBER,  # spring, southern hemisphere
    30: _DECEMBER_TO_MARCH,
    31: _MARCH_TO_JUNE,
    32: _JUNE_TO_SEPTEMBER,
    33: Season((1, 1), (3, 31)),  # quarters
    34: Season((4, 1), (6, 30)),
    35: Season((7, 1), (9, 30)),
    36: Season((10, 1), (12, 31)),
    37: Season((1, 1), (4, 30), months=4),  # quadrimesters
    38: Season((5, 1), (8, 31), months=4),
    39: Season((9, 1), (12, 31), months=4),
    40: Season((1, 1), (6, 30), months=6),  # semesters
    41: Season((7, 1), (12, 31), months=6),
}
"""Code to season: what stands where a month would, as 21 in `2015-21`."""
