"""What is read plainly is what click reads."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.cli import plainly
from allegiance.cli.validate import command

DEFAULTS = {"engine": "compiled", "store": None, "watch": False}
PIECES = st.sampled_from(
    [
        *("data", "a/b.ttl", "-", "--", "", "text", "json", "sarif", "HEAD", "main", "HEAD~1", "-1", "--format=json"),
        *("--changed-since", "--changed-since", "--format", "--format", "--watch", "--engine", "pyshacl", "--help"),
    ]
)


@given(st.lists(PIECES, max_size=6))
def test_what_is_read_plainly_is_what_click_reads(arguments: list[str]) -> None:
    asked = plainly.read(["validate", *arguments])
    if asked is not None:
        assert command.make_context("validate", [*arguments]).params == asked._asdict() | DEFAULTS


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", ((), None, "text")),
        ("data", ((Path("data"),), None, "text")),
        ("--changed-since main a b", ((Path("a"), Path("b")), "main", "text")),
        ("a --format json --changed-since HEAD", ((Path("a"),), "HEAD", "json")),
    ],
)
def test_the_usual_ways_to_ask_are_read_plainly(line: str, asked: tuple[object, ...]) -> None:
    assert plainly.read(["validate", *line.split()]) == asked


@pytest.mark.parametrize(
    "line",
    ["--help", "--watch", "--format", "--format xml", "--format json --format json", "--changed-since --watch", "-- a"],
)
def test_anything_else_is_left_to_click(line: str) -> None:
    assert plainly.read(["validate", *line.split()]) is None
    assert plainly.read(["ask", *line.split()]) is None


def test_completion_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ALLEGIANCE_COMPLETE", "bash_complete")
    assert plainly.read(["validate", "data"]) is None


@pytest.mark.parametrize("form", ["text", "concise"])
def test_a_validation_whose_output_is_closed_tells_by_its_exit_code_alone(tmp_path: Path, form: str) -> None:
    (tmp_path / "sources").mkdir()
    command = f"exec {sys.executable} -m allegiance.cli validate {tmp_path} --format {form} >&-"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
