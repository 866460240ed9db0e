"""The signature of files by their status: the same while nothing changes, another for every change there can be."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from allegiance.build import status
from allegiance.build.status import signature


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with two files, and let what just changed be trusted."""
    monkeypatch.setattr(status, "SETTLED", 0)
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "one.ttl").write_text("one")
    (tmp_path / "two.ttl").write_text("two")
    return tmp_path


def test_it_is_the_same_while_nothing_changes(folder: Path) -> None:
    assert signature([folder]) == signature([folder]) is not None


def _same_size_and_time(folder: Path) -> None:
    path = folder / "two.ttl"
    before = path.stat()
    path.write_text("owt")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "two.ttl").write_text("more"),
        _same_size_and_time,
        lambda folder: (folder / "two.ttl").rename(folder / "three.ttl"),
        lambda folder: (folder / "two.ttl").unlink(),
        lambda folder: (folder / "actors" / "new.ttl").touch(),
        lambda folder: (folder / "actors" / "one.ttl").rename(folder / "one.ttl"),
        lambda folder: (folder / "link.ttl").symlink_to(folder / "two.ttl"),
        lambda folder: (folder / "two.ttl").chmod(0o600),
    ],
    ids=["content", "same size and time", "name", "removed", "added", "moved", "link", "mode"],
)
def test_it_is_another_after_a_change(folder: Path, change: Callable[[Path], object]) -> None:
    before = signature([folder])
    time.sleep(0.02)  # A change within one tick of the clock is what SETTLED is for.
    change(folder)
    assert signature([folder]) != before


def test_there_is_none_while_files_may_still_be_changing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status, "SETTLED", 3_600 * 10**9)
    assert signature([folder]) is None


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        signature([tmp_path / "missing"])
