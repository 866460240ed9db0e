"""Whoever edits is told at once what a saved file does, and nobody else is kept waiting or told anything else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import pytest
from changes import change, edit, few_changes, keep, laid, written
from hypothesis import given
from hypothesis import strategies as st

from allegiance.errors import CodeChanged
from allegiance.validate.checking import Report, Session, validate
from allegiance.validate.mirror import keeping
from allegiance.validate.watching import watch

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.usefixtures("mirrors")
PATIENCE = 240
"""Seconds that a process may take on a busy machine."""


@few_changes(15)
@given(drawn=st.data())
def test_change_after_change_a_session_tells_what_one_validation_tells(drawn: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        files = laid(Path(folder))
        keep(files)
        with Session([files]) as session:
            session.look()
            for _ in range(drawn.draw(st.integers(2, 4), label="rounds")):
                before = {path: path.read_text() for path in written(files)}
                made = [change(drawn.draw, files) for _ in range(drawn.draw(st.integers(1, 2), label="changes"))]
                after = {path: path.read_text() for path in written(files)}
                differing = [path for path in before | after if before.get(path) != after.get(path)]
                session.look(differing if drawn.draw(st.booleans(), label="named") else ())
                told = session.check("HEAD", today=TODAY)
                assert told == validate([files], changed_since="HEAD", today=TODAY), made
                if drawn.draw(st.booleans(), label="all"):
                    assert session.check(today=TODAY) == validate([files], today=TODAY), made
                if drawn.draw(st.booleans(), label="committed"):
                    keep(files)


class Edited(BaseException):
    """Ends a watch once everything was saved."""


def watched(data: Path, *saves: object) -> list[tuple[Report, list[str]]]:
    told: list[tuple[Report, list[str]]] = []
    steps = iter(saves)

    def wait() -> None:
        time.sleep(0.06)  # what was just saved is looked at once more
        step = next(steps, None)
        if step is None:
            raise Edited
        step()

    def tell(report: Report, saved: Sequence[Path]) -> None:
        told.append((report, [path.name for path in saved]))

    with pytest.raises(Edited):
        watch([data], None, tell, wait)
    return told


def rules(report: Report) -> set[tuple[str, str]]:
    return {(problem.file.name, problem.rule) for problem in report.problems}


def nothing() -> None:
    pass


def test_each_save_is_told_once_with_what_it_breaks_elsewhere(data: Path) -> None:
    ridge, valley = data / "places/ridge.ttl", data / "places/valley.ttl"
    kept = valley.read_text()
    told = watched(
        data,
        nothing,
        valley.unlink,
        nothing,
        lambda: valley.write_text(kept),
        lambda: edit(ridge, "al:withinPlace place:valley", "al:withinPlace"),
        lambda: edit(ridge, "al:withinPlace", "al:withinPlace place:vale"),
        nothing,
    )
    assert [saved for _, saved in told] == [[], ["valley.ttl"], ["valley.ttl"], ["ridge.ttl"], ["ridge.ttl"]]
    start, gone, back, broken, dangling = (report for report, _ in told)
    assert start.problems == back.problems == ()
    assert ("ridge.ttl", "AL701") in rules(gone)
    assert ("ridge.ttl", "AL201") in rules(broken)
    assert broken.unchecked
    assert rules(dangling) >= {("ridge.ttl", "AL701")}


def test_another_validation_is_given_the_mirror(data: Path) -> None:
    edit(data / "places/ridge.ttl", "place:valley", "place:vale")
    right = validate([data], today=TODAY)
    code = (
        "import sys; from datetime import date; from pathlib import Path; from allegiance.validate import checking\n"
        "from allegiance.validate.mirror import keeping; checking.WORTHWHILE = 0\n"
        "with checking.Session([Path(sys.argv[1])]) as session:\n"
        "    session.look(); report = session.check(today=date(2026, 11, 24))\n"
        "    print(session._now.on_disk, len(report.problems))"
    )
    other: list[subprocess.Popen[str]] = []

    def start() -> None:
        command = [sys.executable, "-c", code, str(data)]
        other.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))

    def until_it_waits() -> None:
        deadline = time.monotonic() + PATIENCE
        while not keeping.is_wanted(keeping.place([data])) and time.monotonic() < deadline:
            time.sleep(0.01)

    def until_it_ends() -> None:
        other[0].wait(PATIENCE)

    watched(data, start, until_it_waits, until_it_ends)
    assert other[0].communicate()[0].split() == ["True", str(len(right.problems))]


def test_a_session_ends_when_its_own_shapes_change(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session([data]) as session:
        session.look()
        monkeypatch.setattr(keeping, "version", lambda: "later")
        with pytest.raises(CodeChanged):
            session.look()


@pytest.fixture
def command(data: Path) -> Iterator[subprocess.Popen[str]]:
    arguments = [sys.executable, "-m", "allegiance.cli", "validate", str(data), "--watch"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        too_long = Timer(PATIENCE, process.kill)
        too_long.start()
        yield process
        too_long.cancel()
        process.kill()


def test_the_command_tells_what_is_saved_and_leaves_without_a_word(data: Path, command: subprocess.Popen[str]) -> None:
    assert command.stdout is not None
    assert command.stderr is not None
    assert "conform" in command.stdout.readline()
    edit(data / "places/ridge.ttl", "place:valley", "place:vale")
    assert command.stdout.readline() == "\n"
    assert command.stdout.readline().rstrip().endswith(" ridge.ttl")
    assert command.stdout.readline().startswith("AL701 violation")
    os.kill(command.pid, signal.SIGINT)
    assert command.wait(PATIENCE) == 0
    assert command.stderr.read() == ""
