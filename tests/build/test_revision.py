"""The data files as they were at a revision of git."""

import subprocess
from pathlib import Path

import pytest

from allegiance.build.revision import read_at
from allegiance.errors import GitError


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "data/places").mkdir(parents=True)
    (tmp_path / "data/places/a.ttl").write_bytes(b"first\n\nwith a blank line")
    (tmp_path / "data/places/b\nblob 7.ttl").write_bytes(b"")
    (tmp_path / "data/README.md").write_text("not data")
    (tmp_path / "elsewhere.ttl").write_text("outside the folder")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    (tmp_path / "data/places/a.ttl").write_text("second")
    return tmp_path


def test_contents_are_those_of_the_revision_whatever_the_names(checkout: Path) -> None:
    found = {file.graph.rpartition("/data/")[2]: file.content for file in read_at("HEAD", checkout / "data")}
    assert found == {"places/a": b"first\n\nwith a blank line", "places/b\nblob 7": b""}


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "HEAD~5", ""])
def test_what_is_no_revision_is_refused(checkout: Path, revision: str) -> None:
    with pytest.raises(GitError):
        read_at(revision, checkout / "data")
    assert not (checkout / "x").exists()


def test_outside_a_checkout_git_says_so(tmp_path: Path) -> None:
    with pytest.raises(GitError):
        read_at("HEAD", tmp_path)
