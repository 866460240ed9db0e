"""The days that one written date may mean, and how a qualifier widens them."""

from datetime import date
from typing import Final, NamedTuple

from allegiance.dates.bounds import OPEN_END, OPEN_START
from allegiance.dates.shift import by_days, by_months


class Unit(NamedTuple):
    """How far one qualifier reaches: so many months, or one day where `months` is 0."""

    months: int

    def before(self, day: date, count: int) -> date:
        """The day `count` units before `day`."""
        return by_months(day, -count * self.months) if self.months else by_days(day, -count)

    def after(self, day: date, count: int, *, keep_month_end: bool) -> date:
        """The day `count` units after `day`."""
        if not self.months:
            return by_days(day, count)
        return by_months(day, count * self.months, keep_month_end=keep_month_end)


DAY: Final = Unit(0)
MONTH: Final = Unit(1)
YEAR: Final = Unit(12)


class Extent(NamedTuple):
    """First and last day that a written date may mean, as written and once widened for its qualifiers.

    `position` is where it stands in the text; `season` tells that its edges are read generously.
    """

    position: int
    first_written: date
    last_written: date
    earliest: date
    latest: date
    season: bool = False
    uncertain: bool = False
    approximate: bool = False

    def widened(self, unit: Unit, kinds: frozenset[str], *, keep_month_end: bool) -> "Extent":
        """This extent, also covering one `unit` on each side of what is written; two if `kinds` are both.

        Padding by a unit of the precision, and twice for `%`, is what the Python package `edtf` does.
        """
        count = len(kinds)
        return self._replace(
            earliest=min(self.earliest, unit.before(self.first_written, count)),
            latest=max(self.latest, unit.after(self.last_written, count, keep_month_end=keep_month_end)),
            uncertain=self.uncertain or "?" in kinds,
            approximate=self.approximate or "~" in kinds,
        )

    def is_after(self, other: "Extent") -> bool:
        """Whether this date, qualifiers aside, cannot come before `other` or on the same day.

        Two seasons that overlap only because their edges are read generously still have an order.
        """
        if self.season and other.season:
            return self.first_written > other.first_written and self.last_written > other.last_written
        return self.first_written > other.last_written


NO_START: Final = Extent(0, OPEN_START, OPEN_START, OPEN_START, OPEN_START)
"""Stands for `..` where an interval or a set begins."""

NO_END: Final = Extent(0, OPEN_END, OPEN_END, OPEN_END, OPEN_END)
"""Stands for `..` where an interval or a set ends."""
