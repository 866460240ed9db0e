"""A folder that another process compares with its listing: told as it is here, and believed of that state alone."""

import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from changes import edit

from allegiance.errors import AllegianceError
from allegiance.validate import comparing
from allegiance.validate.ahead import begun
from allegiance.validate.checking import Report, validate
from allegiance.validate.comparing import Comparing
from allegiance.validate.mirror import home, keeping, listing

TODAY = date(2026, 11, 24)
RIDGE = "places/ridge.ttl"


@pytest.fixture
def mirrored(data: Path, mirrors: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a data folder with a mirror, in what looks like a process that has only begun itself."""
    time.sleep(0.06)  # a file that was saved just now would be read again
    validate([data], today=TODAY, keep=True)
    validate([data], changed_since="HEAD", today=TODAY, keep=True)
    monkeypatch.setattr(comparing, "WORTHWHILE", 0)
    monkeypatch.setattr(comparing, "BRINGS_THREADS", "nothing that is loaded")
    return data


def told(data: Path) -> Sequence[str] | None:
    process = Comparing.begin(data)
    assert process is not None
    found = process.told()
    assert found is not None
    assert process.told() is None
    known = listing.read(home.place([data]))
    assert known is not None
    assert found == (known.state, listing.differing(str(data), known))
    return found[1]


def test_what_differs_is_told_as_here(mirrored: Path) -> None:
    assert told(mirrored) == []
    edit(mirrored / RIDGE, "place:valley", "place:vale")
    (mirrored / "places/new.ttl").symlink_to(mirrored / RIDGE)
    assert set(told(mirrored) or ()) == {RIDGE, "places/new.ttl"}
    (mirrored / "elsewhere").mkdir()
    assert told(mirrored) is None


def test_what_was_told_is_not_looked_for_again(mirrored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(mirrored / RIDGE, "place:valley", "place:vale")
    with begun([mirrored], "HEAD") as ahead:
        monkeypatch.setattr(listing, "differing", None)  # the process began with what it was
        found = validate([mirrored], changed_since="HEAD", today=TODAY, keep=True, ahead=ahead)
    assert found == without_a_mirror(mirrored)
    assert found.problems


def test_by_the_listing_of_another_state_nothing_is_told(mirrored: Path) -> None:
    with begun([mirrored], "HEAD") as ahead:
        assert ahead is not None
        process = ahead.comparing
        assert process is not None
        os.waitid(os.P_PID, process._process, os.WEXITED | os.WNOWAIT)  # it has told that nothing differs
        ahead.opening.close()
        edit(mirrored / RIDGE, "place:valley", "place:vale")
        validate([mirrored], today=TODAY, keep=True)  # writes the mirror
        edit(mirrored / RIDGE, "place:vale", "place:dale")
        ahead.opening = type(ahead.opening)(keeping.place([mirrored]))
        found = validate([mirrored], changed_since="HEAD", today=TODAY, keep=True, ahead=ahead)
    assert any("place/dale" in problem.value or "place:dale" in problem.message for problem in found.problems)
    assert found == without_a_mirror(mirrored)


def test_a_process_that_fails_tells_nothing(mirrored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AllegianceError

    with monkeypatch.context() as broken:
        broken.setattr(listing, "differing", fail)
        process = Comparing.begin(mirrored)
    assert process is not None
    assert process.told() is None


def test_what_nobody_wants_to_know_is_ended(mirrored: Path) -> None:
    process = Comparing.begin(mirrored)
    assert process is not None
    number = process._process
    process.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(number, 0)


def test_a_process_that_may_have_threads_is_not_forked(data: Path, mirrors: None) -> None:
    assert comparing.BRINGS_THREADS in sys.modules
    assert Comparing.begin(data) is None


def without_a_mirror(data: Path) -> Report:
    return validate([data], changed_since="HEAD", today=TODAY)
