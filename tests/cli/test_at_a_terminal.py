"""At a terminal: who leaves a dialogue by Ctrl-C or Ctrl-D leaves no file behind and meets no traceback; an answer that
is longer than the screen says at its end how long it is."""

import fcntl
import os
import select
import shutil
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "example" / "data"
PATIENCE = 120
"""Seconds without a word, on a busy machine."""
INTERRUPT, END = "\x03", "\x04"
PERSON = ("new", "person", "a-leader")
SOURCE = ("new", "source", "paper")
SITUATION = ("new", "situation", "death", "--role", "subject", "person:leader")


def at_a_terminal(folder: Path, arguments: tuple[str, ...], keys: list[str]) -> tuple[int, str]:
    """Run the command at a terminal, type the next keys at each question, and return its code and the screen."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "allegiance.cli", *arguments],
        cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  # keys are to reach it as signals
    ) as process:  # fmt: skip
        os.close(theirs)
        try:
            shown = screen(process, ours, keys)
            return process.wait(PATIENCE), shown
        finally:
            process.kill()
            os.close(ours)


def screen(process: subprocess.Popen[bytes], terminal: int, keys: list[str]) -> str:
    """Return all that is shown until the program has left; the next keys are typed when it waits at a question."""
    waiting, shown = list(keys), ""
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            read = os.read(terminal, 4096).decode()
        except OSError:  # the other side is closed
            return shown
        if not read:
            return shown
        shown += read
        if waiting and shown.endswith(": "):
            while not sleeps(process):  # A signal between the question and the reading of the answer would be lost.
                time.sleep(0.01)
            os.write(terminal, waiting.pop(0).encode())
    pytest.fail(f"nothing more is shown, and it has not left: {shown!r}")


def sleeps(process: subprocess.Popen[bytes]) -> bool:
    state = Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2][0]
    return state in "SZ"


@pytest.mark.parametrize(
    ("arguments", "answers"),
    [(PERSON, []), (SOURCE, []), (SOURCE, ["A paper\n", "2016-01\n"]), (SITUATION, ["Death\n"])],
    ids=["a name", "a title", "the third question", "a source"],
)
@pytest.mark.parametrize(
    ("key", "code", "words"),
    [(INTERRUPT, 130, "Interrupted."), (END, 2, "The input ended before all was answered")],
    ids=["Ctrl-C", "Ctrl-D"],
)
def test_who_leaves_leaves_nothing_behind(
    tmp_path: Path, arguments: tuple[str, ...], answers: list[str], key: str, code: int, words: str
) -> None:
    leader = tmp_path / "data/actors/people/leader.ttl"
    leader.parent.mkdir(parents=True)
    leader.touch()
    before = sorted(tmp_path.rglob("*"))
    left, shown = at_a_terminal(tmp_path, arguments, [*answers, key])
    assert left == code, shown
    assert shown.splitlines()[-1].startswith(f"allegiance: {words}")
    assert "Traceback" not in shown
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("rows", "told"), [(30, True), (8, False)])
def test_a_long_answer_ends_with_how_long_it_is_and_how_to_get_less(tmp_path: Path, rows: int, told: bool) -> None:
    header = '#+ summary: Which?\n#+ columns: {n: {type: integer, help: "A number."}}\n'
    listed = " ".join(map(str, range(rows)))
    (tmp_path / "mine.rq").write_text(header + f"SELECT ?n WHERE {{ VALUES ?n {{ {listed} }} }}")
    (tmp_path / "empty.ttl").write_text("")
    left, shown = at_a_terminal(tmp_path, ("ask", "./mine.rq", "--store", "empty.ttl"), [])
    assert left == 0, shown
    assert f"Which? ({rows} rows)" in shown.splitlines()[0]
    words = f"{rows} rows; --limit 20 gives the first of them, --output FILE keeps them all"
    assert (shown.splitlines()[-1] == words) is told


def test_who_answers_all_gets_the_file(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    left, shown = at_a_terminal(tmp_path, PERSON, ["A Leader\n"])
    assert left == 0, shown
    assert (tmp_path / "data/actors/people/a-leader.ttl").is_file()


def test_who_and_when_are_asked_and_an_actor_who_has_no_file_is_written_on_the_way(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    publisher = ["A paper\n", "2016\n", "https://a.example/\n", "org:paper\n", "y\n", "The Paper\n"]
    source = ["Death\n", "paper\n", "y\n", *publisher, "He dies\n", "paragraph 1\n"]
    who = ["subject\n", "person:leader\n", "y\n", "A Leader\n", "\n", "2016-01\n"]
    left, shown = at_a_terminal(tmp_path, ("new", "situation", "death"), [*source, *who])
    assert left == 0, shown
    written = {path.name for path in (tmp_path / "data").rglob("*.ttl")}
    assert written == {"paper.ttl", "leader.ttl"}
    text = (tmp_path / "data/sources/2016/paper.ttl").read_text()
    assert "al:subject person:leader" in text and 'al:date "2016-01"^^edtf:EDTF' in text
    assert (tmp_path / "data/actors/organizations/paper.ttl").is_file()


@pytest.mark.parametrize("key", [INTERRUPT, END], ids=["Ctrl-C", "Ctrl-D"])
def test_who_leaves_a_reading_has_what_was_decided(tmp_path: Path, key: str) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    left, shown = at_a_terminal(tmp_path, ("review", "example-gazette-2016-03"), ["a\n", key])
    assert left == 0, shown
    assert shown.splitlines()[-1] == "accepted: 1, changed: 0, withdrawn: 0; to read: 1"
    assert "Traceback" not in shown
    text = (tmp_path / "data/sources/2016/example-gazette-2016-03.ttl").read_text()
    assert text.count("al:reviewStatus v:accepted ;") == 1
