"""The workflow that posts the comment of a pull request; a stand-in for `gh` keeps a record of what its step asks."""

import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

COMMENT = Path(__file__).resolve().parents[2] / ".github" / "workflows" / "comment.yml"
MARK = "<!-- allegiance: what this contribution says -->"
HEAD = "a" * 40
BOT = {"login": "github-actions[bot]"}
STAND_IN = """#!{python}
import json, sys
from pathlib import Path
folder = Path({folder!r})
arguments = sys.argv[2:]
given = sys.stdin.read() if "--input" in arguments else ""
with (folder / "calls").open("a") as calls:
    calls.write(json.dumps([arguments, given]) + "\\n")
path = next(one for one in arguments if one.startswith("repos/"))
answer = folder / path.replace("/", "_")
if "--method" not in arguments or "GET" in arguments:
    sys.stdout.buffer.write(answer.read_bytes())
"""


@dataclass
class GitHub:
    """What GitHub would answer, and what was asked of it."""

    folder: Path
    pulls: list[dict[str, Any]] = field(default_factory=list)
    archive: bytes = b""
    size: int | None = None
    comments: list[dict[str, Any]] = field(default_factory=list)

    def run(self) -> str:
        """Run the step and return what it prints."""
        files = {
            "repos_owner_data_pulls": self.pulls,
            "repos_owner_data_actions_runs_7_artifacts": {
                "artifacts": [
                    {"id": 9, "name": "comment", "expired": False, "size_in_bytes": self.size or len(self.archive)},
                    {"id": 8, "name": "other", "expired": False, "size_in_bytes": 1},
                ]
            },
            "repos_owner_data_issues_5_comments": self.comments,
        }
        for name, answer in files.items():
            (self.folder / name).write_text(json.dumps(answer))
        (self.folder / "repos_owner_data_actions_artifacts_9_zip").write_bytes(self.archive)
        gh = self.folder / "bin" / "gh"
        gh.parent.mkdir(exist_ok=True)
        gh.write_text(STAND_IN.format(python=sys.executable, folder=str(self.folder)))
        gh.chmod(0o755)
        step = read()["jobs"]["comment"]["steps"][0]
        given = {"REPOSITORY": "owner/data", "RUN": "7", "HEAD": HEAD, "OWNER": "stranger", "BRANCH": "$(touch forged)"}
        done = subprocess.run(
            [sys.executable, "-c", step["run"]],
            env=os.environ | given | {"PATH": f"{gh.parent}:{os.environ['PATH']}"},
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def written(self) -> list[tuple[str, str, str]]:
        """Return method, path and body of every call that writes."""
        calls = [json.loads(line) for line in (self.folder / "calls").read_text().splitlines()]
        return [(a[1], a[2], json.loads(given)["body"]) for a, given in calls if a[0] == "--method" and a[1] != "GET"]


def read() -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(COMMENT.read_text())
    return found


def zipped(text: bytes, name: str = "comment.md") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return out.getvalue()


def pull(number: int = 5, sha: str = HEAD, base: str = "owner/data") -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha}, "base": {"repo": {"full_name": base}}}


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path, [pull()], zipped(b"### Validation: no findings\n"))


def test_it_may_do_no_more_than_read_artifacts_and_write_comments() -> None:
    workflow = read()
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert workflow[True] == {"workflow_run": {"workflows": ["contribution"], "types": ["completed"]}}
    (step,) = workflow["jobs"]["comment"]["steps"]
    assert "uses" not in step and "${{" not in step["run"]
    assert "secrets" not in COMMENT.read_text()


def test_a_comment_is_posted(github: GitHub) -> None:
    assert "pull request 5" in github.run()
    body = f"{MARK}\n### Validation: no findings\n"
    assert github.written() == [("POST", "repos/owner/data/issues/5/comments", body)]
    assert not (github.folder / "forged").exists()


def test_our_comment_is_renewed_and_those_of_others_are_left_alone(github: GitHub) -> None:
    github.comments = [
        {"id": 1, "user": {"login": "stranger"}, "body": f"{MARK}\nnot ours"},
        {"id": 2, "user": BOT, "body": "of another workflow"},
        {"id": 3, "user": BOT, "body": f"{MARK}\nbefore"},
    ]
    github.run()
    assert [call[:2] for call in github.written()] == [("PATCH", "repos/owner/data/issues/comments/3")]


@pytest.mark.parametrize(
    "pulls",
    [[], [pull(sha="b" * 40)], [pull(base="another/repository")], [pull(5), pull(6)]],
    ids=["none", "a later commit", "of another repository", "two"],
)
def test_without_the_one_pull_request_of_the_commit_nothing_is_written(
    github: GitHub, pulls: list[dict[str, Any]]
) -> None:
    github.pulls = pulls
    assert "No one open pull request" in github.run()
    assert github.written() == []


def test_a_number_in_the_artifact_is_not_listened_to(github: GitHub) -> None:
    github.archive = zipped(b"999", "number") + b""
    github.run()
    assert github.written() == []


@pytest.mark.parametrize(
    ("archive", "size"),
    [(b"no archive", None), (zipped(b"x", "../../comment.md"), None), (zipped(b"x"), 10_000_000), (b"", None)],
    ids=["no archive", "another path", "too large", "empty"],
)
def test_what_is_no_comment_is_not_posted(github: GitHub, archive: bytes, size: int | None) -> None:
    github.archive, github.size = archive, size
    github.run()
    assert github.written() == []


def test_a_bomb_is_read_only_so_far(github: GitHub) -> None:
    github.archive = zipped(b"a" * 100_000_000)
    assert len(github.archive) < 200_000
    github.run()
    ((_, _, body),) = github.written()
    assert len(body) < 61_000


def test_nothing_that_hides_or_forges_is_posted(github: GitHub) -> None:
    text = f"before \x1b[2J\u202eback\u200b {MARK} <!-- hidden\xff"
    github.archive = zipped(text.encode("latin-1", "ignore") + text.encode())
    github.run()
    ((_, _, body),) = github.written()
    assert body.count("<!--") == 1
    assert not set(body) & set("\x1b\u202e\u200b\udcff")
