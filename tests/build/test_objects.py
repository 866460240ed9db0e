"""A process of git that stays tells what git tells when it is asked anew, and nothing where that is in doubt."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from allegiance.build.objects import Objects


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    git(tmp_path, "init", "-q")
    (folder / "one.ttl").write_bytes(b"one\n\nmissing\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    return folder


@pytest.fixture
def objects(data: Path) -> Iterator[Objects]:
    begun = Objects(data)
    begun.begin("HEAD", "allegiance.toml")
    yield begun
    begun.close()


def test_it_tells_what_was_in_the_folder_and_what_an_object_holds(data: Path, objects: Objects) -> None:
    assert objects.tree("HEAD") == git(data, "rev-parse", "HEAD:./")
    blob = git(data, "rev-parse", "HEAD:./one.ttl")
    assert objects.contents([blob, blob]) == [b"one\n\nmissing\n"] * 2


def test_a_commit_that_comes_later_is_seen(data: Path, objects: Objects) -> None:
    before = objects.tree("HEAD")
    (data / "two.ttl").write_bytes(b"two")
    git(data, "add", "-A")
    git(data, "commit", "-qm", "two")
    assert objects.tree("HEAD") == git(data, "rev-parse", "HEAD:./") != before
    assert objects.tree("HEAD~1") == before


def test_answers_follow_their_questions_though_one_was_asked_ahead(data: Path, objects: Objects) -> None:
    assert objects.file("HEAD", "data/one.ttl") == b"one\n\nmissing\n"
    assert objects.file("HEAD", "allegiance.toml") == b""
    assert objects.tree("HEAD") == git(data, "rev-parse", "HEAD:./")


def test_what_was_asked_ahead_and_not_wanted_is_asked_anew(data: Path, objects: Objects) -> None:
    before = objects.file("HEAD", "allegiance.toml"), objects.tree("HEAD~0")
    (data.parent / "allegiance.toml").write_text("new")
    git(data.parent, "add", "-A")
    git(data.parent, "commit", "-qm", "settings")
    objects.begin("HEAD", "allegiance.toml")
    assert (objects.file("HEAD", "allegiance.toml"), objects.tree("HEAD")) == (b"new", before[1])
    objects.begin("HEAD", "allegiance.toml")
    (data / "two.ttl").write_bytes(b"two")
    git(data, "add", "-A")
    git(data, "commit", "-qm", "two")
    objects.begin("HEAD", "allegiance.toml")
    assert objects.tree("HEAD") == git(data, "rev-parse", "HEAD:./") != before[1]


def test_another_revision_than_that_asked_ahead_is_not_mistaken_for_it(data: Path, objects: Objects) -> None:
    (data / "two.ttl").write_bytes(b"two")
    git(data, "add", "-A")
    git(data, "commit", "-qm", "two")
    assert objects.tree("HEAD~1") == git(data, "rev-parse", "HEAD~1:./")


@pytest.mark.parametrize("revision", ["nowhere", "HEAD\nHEAD", "", "HEAD^{tree}", "-x"])
def test_of_what_is_no_revision_it_tells_nothing_and_goes_on(data: Path, objects: Objects, revision: str) -> None:
    assert objects.tree(revision) == ""
    assert objects.contents(["0" * 40]) is None
    assert objects.tree("HEAD") == git(data, "rev-parse", "HEAD:./")


def test_without_a_repository_it_tells_nothing(tmp_path: Path) -> None:
    objects = Objects(tmp_path)
    objects.begin("HEAD", "x")
    assert (objects.tree("HEAD"), objects.file("HEAD", "x"), objects.contents(["0" * 40])) == ("", None, None)
    objects.close()


def test_without_git_it_tells_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    objects = Objects(data)
    objects.begin("HEAD", "x")
    assert objects.tree("HEAD") == ""
    objects.close()
