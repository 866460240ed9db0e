"""The data files as they were at a revision of git."""

import subprocess
from pathlib import Path

import pytest

from allegiance.build.revision import list_at, read_at
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


HOSTILE = """
[core]
    fsmonitor = touch {canary}
    pager = touch {canary}
    sshCommand = touch {canary}
    hooksPath = hooks
    attributesFile = attributes
    repositoryformatversion = 1
[extensions]
    partialClone = trap
[remote "trap"]
    url = ext::touch {canary}
    promisor = true
[protocol "ext"]
    allow = always
[diff]
    external = touch {canary}
[diff "x"]
    textconv = touch {canary}
[filter "x"]
    smudge = touch {canary}
[alias]
    cat-file = !touch {canary}
    ls-tree = !touch {canary}
"""


@pytest.fixture
def hostile(checkout: Path) -> Path:
    """A checkout whose settings name commands at every place where git would run one, and that lacks an object."""
    config = checkout / ".git/config"
    config.write_text(config.read_text() + HOSTILE.format(canary=checkout / "canary"))
    (checkout / ".gitattributes").write_text("*.ttl diff=x filter=x export-subst ident\n")
    return checkout


def test_settings_of_a_checkout_run_nothing(hostile: Path) -> None:
    assert len(read_at("HEAD", hostile / "data")) == 2
    lost = list_at("HEAD", hostile / "data")["places/a.ttl"]
    (hostile / ".git/objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(GitError):
        read_at("HEAD", hostile / "data")
    assert not (hostile / "canary").exists()


def test_variables_of_a_hook_do_not_lead_to_another_repository(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    trace = other / "trace"
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / "index"),
        "GIT_OBJECT_DIRECTORY": str(other / "objects"),
        "GIT_TRACE": str(trace),
    }.items():
        monkeypatch.setenv(name, value)
    assert len(read_at("HEAD", checkout / "data")) == 2
    assert not trace.exists()


def test_an_object_is_read_itself_and_not_what_replaces_it(checkout: Path) -> None:
    git(checkout, "add", "data/places/a.ttl")
    git(checkout, "replace", "HEAD:data/places/a.ttl", ":data/places/a.ttl")
    assert b"first\n\nwith a blank line" in {file.content for file in read_at("HEAD", checkout / "data")}
