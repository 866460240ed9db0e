"""Texts and their bounds, texts and why they are refused: the tables beside this file are the tests."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from allegiance.dates import LONGEST, OPEN_END, OPEN_START, Bounds, parse
from allegiance.errors import DateError


def table(name: str) -> list[list[str]]:
    """The rows of a tab-separated file in this folder, without comments."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def bound(cell: str, otherwise: date) -> date | None:
    if cell == "unknown":
        return None
    return otherwise if cell == "open" else date.fromisoformat(cell)


@pytest.mark.parametrize("row", table("cases.tsv"), ids=lambda row: row[0])
def test_reads(row: list[str]) -> None:
    text, start_earliest, start_latest, end_earliest, end_latest, marks = row
    start = bound(start_earliest, OPEN_START), bound(start_latest, OPEN_START)
    end = start if end_earliest == "same" else (bound(end_earliest, OPEN_END), bound(end_latest, OPEN_END))
    assert parse(text) == Bounds(*start, *end, uncertain="?" in marks, approximate="~" in marks)


@pytest.mark.parametrize("row", table("refused.tsv"), ids=lambda row: row[0])
def test_refuses(row: list[str]) -> None:
    text = row[0].replace("\\s", " ").encode("latin-1").decode("unicode_escape")
    with pytest.raises(DateError) as refused:
        parse(text)
    assert (refused.value.text, refused.value.position) == (text, int(row[1]))
    assert row[2] in refused.value.advice


def test_refuses_an_empty_text_at_its_start() -> None:
    with pytest.raises(DateError, match="leave it out") as refused:
        parse("")
    assert refused.value.position == 0


def test_reads_the_longest_text_and_refuses_a_longer_one_without_repeating_it() -> None:
    longest = "[" + "2015," * 38 + "2015-08~]"
    assert len(longest) == LONGEST
    assert parse(longest).approximate
    for too_long in ("[2015%," + longest[6:], longest * 10_000):
        with pytest.raises(DateError) as refused:
            parse(too_long)
        assert refused.value.position == LONGEST
        assert len(str(refused.value)) < 2 * LONGEST


def test_reading_dates_needs_no_heavy_library() -> None:
    script = "import sys; import allegiance.dates; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "allegiance" in loaded
    assert not loaded & {"rdflib", "pyoxigraph", "pyshacl", "rich", "click"}


def test_a_plain_day_is_the_same_as_when_each_sign_is_read() -> None:
    """A set of one date is read sign by sign."""
    for month in range(14):
        for day in range(33):
            for year in ("0000", "0001", "1900", "2000", "2015", "2016", "9999"):
                text = f"{year}-{month:02}-{day:02}"
                try:
                    slow = parse(f"[{text}]")
                except DateError:
                    with pytest.raises(DateError):
                        parse(text)
                else:
                    assert parse(text) == slow
