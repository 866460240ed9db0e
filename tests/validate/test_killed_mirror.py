"""Whenever a validation is killed, the next one finds the mirror as it was or as it should be, and tells the same."""

import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from changes import MORE, PREFIXES

from allegiance.validate import checking
from allegiance.validate.checking import validate
from allegiance.validate.mirror import keeping

TODAY = date(2026, 11, 24)
BASE = Path(__file__).parent / "rules" / "base"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLEGIANCE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(checking, "WORTHWHILE", 0)
    found = Path(shutil.copytree(BASE, tmp_path / "data"))
    for name, text in MORE.items():
        (found / name).write_text(PREFIXES + text)
    return found


DYING = """
import os, signal, sys
from datetime import date
from pathlib import Path
from allegiance.validate import checking
from allegiance.validate.mirror import current, keeping

def die(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)

folder, name, when = sys.argv[1:]
owner = current.Current if name == "remember" else keeping
work = getattr(owner, name, None)
if work is not None:
    setattr(owner, name, die if when == "before" else lambda *given, **named: die(work(*given, **named)))
checking.WORTHWHILE = 0
print("ready", flush=True)
checking.validate([Path(folder)], today=date(2026, 11, 24), keep=True)
"""
"""Validates in a process that kills itself before or after a function of the mirror."""


def run_and_kill(data: Path, name: str = "", when: str = "", patience: float = 240) -> int:
    """Validate in a process of its own until it dies, by itself or after so many seconds; return what ended it."""
    command = [sys.executable, "-c", DYING, str(data), name, when]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        try:
            return process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def spoil(data: Path) -> None:
    path = data / "places/ridge.ttl"
    path.write_text(path.read_text().replace("al:withinPlace place:valley", "al:withinPlace place:nowhere"))


def assert_the_next_one_is_right(data: Path) -> None:
    right = validate([data], today=TODAY).problems
    assert any(problem.rule == "AL701" for problem in right)
    for _ in range(2):
        assert validate([data], today=TODAY, keep=True).problems == right


@pytest.mark.parametrize(("name", "when"), [("_discard", "before"), ("_discard", "after"), ("keep", "after")])
def test_a_process_killed_while_it_makes_the_mirror(data: Path, name: str, when: str) -> None:
    validate([data], today=TODAY, keep=True)
    spoil(data)
    for path in keeping.place([data]).glob("*"):  # a damaged one, which is made anew
        path.write_bytes(b"")
    assert run_and_kill(data, name, when) == -signal.SIGKILL
    assert_the_next_one_is_right(data)


@pytest.mark.parametrize(("name", "when"), [("step", "before"), ("step", "after"), ("remember", "after")])
def test_a_process_killed_while_it_brings_the_mirror_up_to_date(data: Path, name: str, when: str) -> None:
    validate([data], today=TODAY, keep=True)
    spoil(data)
    assert run_and_kill(data, name, when) == -signal.SIGKILL
    assert_the_next_one_is_right(data)


@pytest.mark.parametrize("delay", [0.05, 0.1, 0.2, 0.3])
def test_a_process_killed_at_any_time(data: Path, delay: float) -> None:
    validate([data], today=TODAY, keep=True)
    spoil(data)
    run_and_kill(data, patience=delay)
    assert_the_next_one_is_right(data)
