"""The four bounds that say when something may have begun and may have ended."""

from datetime import date
from typing import Final, NamedTuple

OPEN_START: Final = date.min
"""As both start bounds: the state has no start. Also what a bound before year 1 is cut to."""

OPEN_END: Final = date.max
"""As both end bounds: the state has no end. Also what a bound after year 9999 is cut to."""


class Bounds(NamedTuple):
    """Between which days something began, and between which days it ended; every bound is inclusive.

    `None` is a bound nobody knows. `OPEN_START` and `OPEN_END` are EDTF's `..`: there is no start, no end.
    Where known, `start_earliest` is the first and `end_latest` the last of the four, in any order between.
    A date that is not an interval gives its start and its end the same bounds: all happened within them.
    `uncertain` and `approximate` tell that a part was marked `?` or `~` (`%` is both); the bounds
    are already widened for it.
    """

    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    uncertain: bool = False
    approximate: bool = False
