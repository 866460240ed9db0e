"""The command as a user runs it: in this process, which is quick, or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from allegiance.cli import commands


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def run(
    cache_of_its_own: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Give a function that runs the command with its arguments."""

    def in_this_process(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["allegiance", *map(str, arguments)])
        capsys.readouterr()
        code: object = 0
        try:
            commands.main()
        except SystemExit as exit_:
            code = exit_.code
        captured = capsys.readouterr()
        return Outcome(int(str(code or 0)), captured.out, captured.err)

    return in_this_process


@pytest.fixture
def spawn(cache_of_its_own: object) -> Callable[..., Outcome]:
    """Give a function that runs the command in a new process; arguments may be bytes that are no text."""

    def in_a_process_of_its_own(*arguments: str | bytes) -> Outcome:
        command = [os.fsencode(sys.executable), b"-m", b"allegiance.cli", *map(os.fsencode, arguments)]
        done = subprocess.run(command, capture_output=True, check=False)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return in_a_process_of_its_own
