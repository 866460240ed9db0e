"""Hypothesis strategies for EDTF texts, one per form of the grammar, shared by the tests of dates."""

from datetime import date
from typing import Final

from hypothesis import strategies as st

from allegiance.dates.seasons import SEASONS

MARKS: Final = st.sampled_from(["?", "~", "%"])
_MAYBE_MARK = st.sampled_from(["", "", "?", "~", "%"])

days: Final = st.dates()
plain_days: Final = days.map(str)
plain_months: Final = plain_days.map(lambda day: day[:7])
plain_years: Final = plain_days.map(lambda day: day[:4])
plain: Final = plain_days | plain_months | plain_years
"""Year, month or day without X and qualifiers."""


def _with_x(places: tuple[str, frozenset[int]]) -> str:
    text, hidden = places
    return "".join("X" if index in hidden and sign != "-" else sign for index, sign in enumerate(text))


unspecified: Final = st.tuples(plain, st.frozensets(st.integers(0, 9), min_size=1)).map(_with_x)
"""A real date with any of its digits replaced by X, so some real day always fits."""

seasons: Final = st.builds("{}-{}".format, plain_years, st.sampled_from(sorted(SEASONS)))
unqualified: Final = plain | unspecified | seasons


@st.composite
def _marked_inside(draw: st.DrawFn) -> str:
    parts = draw(unqualified).split("-")
    return "-".join(draw(_MAYBE_MARK) + part + draw(_MAYBE_MARK) for part in parts)


single: Final = unqualified | _marked_inside()
"""Any one date: seasons, X digits and qualifiers anywhere."""

_clock = st.times().map(lambda time: time.strftime("%H:%M:%S"))
_zone = st.sampled_from(["", "Z", "+04:30", "-04"])
date_times: Final = st.builds("{}T{}{}".format, plain_days, _clock, _zone)


@st.composite
def ordered_days(draw: st.DrawFn) -> tuple[date, date]:
    """Two days, the earlier one first."""
    first, last = sorted([draw(days), draw(days)])
    return first, last


@st.composite
def _ordered(draw: st.DrawFn, joined_by: str) -> str:
    first, last = draw(ordered_days())
    left = str(first)[: draw(st.sampled_from([4, 7, 10]))] + draw(_MAYBE_MARK)
    right = str(last)[: draw(st.sampled_from([4, 7, 10]))] + draw(_MAYBE_MARK)
    return left + joined_by + right


intervals: Final = st.one_of(
    _ordered("/"),
    single.map("/{}".format),
    single.map("{}/".format),
    single.map("../{}".format),
    single.map("{}/..".format),
    st.sampled_from(["/..", "../", "../.."]),
)
ranges: Final = _ordered("..")
_middle = st.lists(single | ranges, max_size=4)


@st.composite
def _members(draw: st.DrawFn) -> str:
    members = [
        *draw(st.lists(single.map("..{}".format), max_size=1)),
        *draw(_middle),
        *draw(st.lists(single.map("{}..".format), max_size=1)),
    ]
    return ",".join(members or [draw(single)])


one_of_sets: Final = _members().map("[{}]".format)
all_of_sets: Final = _members().map(lambda members: f"{{{members}}}")

edtf: Final = single | date_times | intervals | one_of_sets | all_of_sets
"""Any text that is to be read."""

nearly_edtf: Final = st.text("0123456789X-/.,[]{}?~%:+TZYES", max_size=30) | edtf.flatmap(
    lambda text: st.integers(0, len(text) - 1).flatmap(
        lambda cut: st.characters().map(lambda sign: text[:cut] + sign + text[cut + 1 :])
    )
)
"""EDTF's own signs in any order, and good texts with one character changed."""
