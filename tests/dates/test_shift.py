"""Days moved along the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.dates.shift import by_days, by_months

_ANY_DISTANCE = st.integers(-150_000, 150_000)


@pytest.mark.parametrize(
    ("day", "months", "keep_month_end", "moved"),
    [
        ("2015-01-31", 1, False, "2015-02-28"),
        ("2015-02-28", 1, False, "2015-03-28"),
        ("2015-02-28", 1, True, "2015-03-31"),
        ("2015-02-27", 1, True, "2015-03-27"),
        ("2015-12-15", 1, False, "2016-01-15"),
        ("2016-01-15", -1, False, "2015-12-15"),
        ("2016-02-29", -12, False, "2015-02-28"),
        ("0001-01-15", -1, False, "0001-01-01"),
        ("9999-12-15", 1, False, "9999-12-31"),
    ],
)
def test_months(day: str, months: int, keep_month_end: bool, moved: str) -> None:
    assert str(by_months(date.fromisoformat(day), months, keep_month_end=keep_month_end)) == moved


def test_days_are_cut_where_the_calendar_ends() -> None:
    assert by_days(date.min, -1) == date.min
    assert by_days(date.max, 1) == date.max


@given(st.dates(), _ANY_DISTANCE)
def test_moving_goes_the_way_of_its_sign_and_never_overflows(day: date, distance: int) -> None:
    for moved in (by_days(day, distance), by_months(day, distance)):
        assert moved >= day if distance >= 0 else moved <= day
