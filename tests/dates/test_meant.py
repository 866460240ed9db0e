"""A date that is written as people write dates is read as the one that they meant, or not at all."""

import pytest

from allegiance import dates


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("20 August 2015", "2015-08-20"),
        ("20th Aug. 2015", "2015-08-20"),
        ("August 20, 2015", "2015-08-20"),
        ("may 3 2015", "2015-05-03"),
        ("August 2015", "2015-08"),
        ("20.8.2015", "2015-08-20"),
        ("1. 2. 2015", "2015-02-01"),
        ("20/8/2015", "2015-08-20"),
        ("8/20/2015", "2015-08-20"),
        ("8/8/2015", "2015-08-08"),
        ("2015/8/9", "2015-08-09"),
        ("2015-8-9", "2015-08-09"),
        ("2015-8", "2015-08"),
        ("8/9/2015", None),
        ("8-9-2015", None),
        ("31 April 2015", None),
        ("20 Augember 2015", None),
        ("20/20/2015", None),
        ("0/8/2015", None),
        ("last week", None),
        ("٢٠.٨.٢٠١٥", None),
        ("1" * 1000, None),
        ("", None),
    ],
)
def test_what_is_meant(written: str, date: str | None) -> None:
    assert dates.meant(written) == date
