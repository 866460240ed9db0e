"""Bounds in words: short, and never more than the bounds say."""

import pytest

from allegiance.dates import Bounds, parse, words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2015-08-20", "2015-08-20"),
        ("2015-08", "2015-08 (between 2015-08-01 and 2015-08-31)"),
        ("2016-02", "2016-02 (between 2016-02-01 and 2016-02-29)"),
        ("2015", "2015 (between 2015-01-01 and 2015-12-31)"),
        ("201X", "between 2010-01-01 and 2019-12-31"),
        ("2015-33", "between 2015-01-01 and 2015-03-31"),
        ("[2015-08-01..2015-08-30]", "between 2015-08-01 and 2015-08-30"),
        ("[2015-08-02..2015-08-31]", "between 2015-08-02 and 2015-08-31"),
        ("[2015-02..2015-12]", "between 2015-02-01 and 2015-12-31"),
        ("2015-08~", "between 2015-07-01 and 2015-09-30 (approximate)"),
        ("2015-08-20?", "between 2015-08-19 and 2015-08-21 (uncertain)"),
        ("2015-08-20%", "between 2015-08-18 and 2015-08-22 (uncertain and approximate)"),
        ("[..2015-08-20]", "by 2015-08-20"),
        ("[2015-08..]", "2015-08-01 or later"),
        ("[..2014,2016..]", "date unknown"),
        ("2014/2015-08", "from 2014 to 2015-08"),
        ("2015/2015-08", "from a day between 2015-01-01 and 2015-08-31 to 2015-08"),
        ("2015-07/..", "from 2015-07 on"),
        ("2015-07/", "from 2015-07 (end unknown)"),
        ("/2014-06", "until 2014-06 (start unknown)"),
        ("../2014", "until 2014 (no start)"),
        ("../..", "at all times"),
        ("/..", "start unknown, no end"),
        ("../", "no start, end unknown"),
        ("{1960,1961-12}", "from 1960 to 1961-12"),
    ],
)
def test_says_what_a_text_means(text: str, said: str) -> None:
    assert words(parse(text)) == said


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (("2015-07", None), "from 2015-07 to 2015-08-20 or later"),
        (("2015-07-05..", None), "from 2015-07-05 or later to 2015-08-20 or later"),
        (("..2015-07-05", "2015-08"), "from 2015-07-05 or before to a day between 2015-08-20 and 2015-08-31"),
    ],
)
def test_bounds_that_several_claims_leave_half_known_stay_half_known(known: tuple[str, str | None], said: str) -> None:
    start = parse(f"[{known[0]}]")
    end = parse("2015-08-20")
    latest = parse(known[1]).end_latest if known[1] else None
    assert words(Bounds(start.start_earliest, start.start_latest, end.end_earliest, latest)) == said


def test_nothing_known_is_said_so() -> None:
    assert words(Bounds(None, None, None, None)) == "date unknown"
