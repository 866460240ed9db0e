"""Whatever happens while merging, there is the old result or the new one, and nothing beside it."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example"
KILLS = 20


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with an imported list and a previous result."""
    folder = tmp_path_factory.mktemp("durable")
    list_ = str(EXAMPLE / "lists" / "un-2015.xml")
    assert allegiance(folder, "import", "un_sc", list_, "--as", "un", "--accessed", "2026-11-27").wait() == 0
    assert allegiance(folder, *MERGE).wait() == 0
    return folder


def allegiance(folder: Path, *arguments: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # So that writing fails as on a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit or 0, limit or 0))

    return subprocess.Popen(
        [sys.executable, "-m", "allegiance.cli", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limited if limit is not None else None,  # noqa: PLW1509  # no threads here
        env=os.environ | {"ALLEGIANCE_CACHE": str(folder / "cache")},
    )


MERGE = ("merge", "un", "--data", str(EXAMPLE / "data"), "--output", "merged.nq")


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "cache")


def test_a_kill_at_any_moment_leaves_the_old_result_or_the_new_one(place: Path) -> None:
    old = (place / "merged.nq").read_bytes()
    begun = time.monotonic()
    assert allegiance(place, *MERGE, "--same-as").wait() == 0
    whole = time.monotonic() - begun
    new = (place / "merged.nq").read_bytes()
    (place / "merged.nq").write_bytes(old)
    moments = random.Random(20261127)  # noqa: S311  # the same moments every time
    killed = 0
    for _ in range(KILLS):
        process = allegiance(place, *MERGE, "--same-as")
        time.sleep(whole * moments.uniform(0.3, 1.0))
        process.kill()
        if process.wait() == -signal.SIGKILL:
            killed += 1
        else:
            whole *= 0.9  # the machine is quicker than it was
        assert (place / "merged.nq").read_bytes() in (old, new)
    assert killed > KILLS / 2, "most were killed before they were done"
    assert allegiance(place, *MERGE, "--same-as").wait() == 0
    assert (place / "merged.nq").read_bytes() == new
    (place / "merged.nq").write_bytes(old)
    for left in place.glob(".merged.nq.*"):
        left.unlink()  # What a kill leaves behind is hidden, and no part of any result.


@pytest.mark.parametrize("command", ["merge", "import"])
def test_a_full_disk_leaves_the_previous_result_and_says_so(place: Path, command: str) -> None:
    target = place / ("merged.nq" if command == "merge" else "build/external/un.nq")
    before, files = target.read_bytes(), visible(target.parent)
    list_ = str(EXAMPLE / "lists" / "un-2020.xml")
    arguments = (*MERGE, "--same-as") if command == "merge" else ("import", "un_sc", list_, "--as", "un")
    process = allegiance(place, *arguments, limit=4096)
    _, said = process.communicate()
    assert process.returncode == 2
    assert b"Traceback" not in said
    assert b"too large" in said
    assert target.read_bytes() == before
    assert visible(target.parent) == files


def test_an_interrupt_cleans_up(place: Path) -> None:
    """The command is stopped while it writes."""
    files = visible(place / "build" / "external")
    before = (place / "build" / "external" / "un.nq").read_bytes()
    slow = place / "slow.py"
    slow.write_text(
        "import sys, time\n"
        "from allegiance.build import writing\n"
        "inner = writing.write\n"
        "def chunks(given):\n"
        "    for chunk in given:\n"
        "        yield chunk\n"
        "        print('writing', flush=True)\n"
        "        time.sleep(30)\n"
        "def write(path, given):\n"
        "    inner(path, chunks(given))\n"
        "writing.write = write\n"
        "from allegiance.merge import importing\n"
        "importing.write = write\n"
        "from allegiance.cli.commands import main\n"
        "main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, str(slow), "import", "un_sc", str(EXAMPLE / "lists" / "un-2020.xml"), "--as", "un"],
        cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    assert len(list((place / "build" / "external").glob(".un.nq.*"))) == 1, "the draft is there"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=25)
    assert process.returncode == 130
    assert b"Interrupted" in said
    assert visible(place / "build" / "external") == files
    assert (place / "build" / "external" / "un.nq").read_bytes() == before
