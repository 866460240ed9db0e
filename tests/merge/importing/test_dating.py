"""Dates as lists write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance import dates
from allegiance.merge.importing.dating import edtf


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2004-10-18", "2004-10-18"),
        ("2015-03-27T17:37:13.737-04:00", "2015-03-27"),
        ("2005-06-01-04:00", "2005-06-01"),
        ("1969", "1969"),
        ("10 Dec 1948", "1948-12-10"),
        ("3 September 1948", "1948-09-03"),
        ("Dec 1948", "1948-12"),
        ("circa 1950", "1950~"),
        ("Approximately 1961-01-01", "1961-01-01~"),
        ("EXACT 1961", "1961"),
        ("1955 to 1958", "[1955..1958]"),
        ("BETWEEN 1955 to 1958", "[1955..1958]"),
        ("circa 1979-1982", "[1979~..1982~]"),
        ("Approximately 1977/1978", "[1977~..1978~]"),
        ("Mar 1960 to May 1961", "[1960-03..1961-05]"),
        ("until 2023-01-21", "[..2023-01-21]"),
        ("31 Feb 1960", None),
        ("13/45/2001", None),
        ("1960 to 1950", None),
        ("unknown", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_edtf_or_not_at_all(written: str, read: str | None) -> None:
    assert edtf(written) == read


@given(st.text(max_size=40) | st.from_regex(r"(circa )?(\d{1,2} )?[A-Z][a-z]{2} \d{4}( to \d{4})?", fullmatch=True))
def test_whatever_is_read_is_edtf(text: str) -> None:
    if (read := edtf(text)) is not None:
        dates.parse(read)
