"""The command in a process of its own, fenced in: what it said, and everything it touched."""

import ctypes
import json
import os
import socket
import subprocess
import sys
from ast import literal_eval
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from allegiance import resources

FENCE = Path(__file__).parent / "fence"
CANARY = "canary-of-a-secret"
SECONDS = 8
"""Of processor time; several times what any case takes, and far below what blows up."""
BYTES = 3 * 1024**3 // 2
PATIENCE = 15
"""How many times longer than its processor time a run may take on a busy machine."""
IN_OPEN = 0x20
READING = Lock()
"""Runs are read in several threads, and Python 3.11 cannot parse in two of them: "AST constructor recursion depth"."""

Touched = tuple[tuple[str, Path], ...]


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left behind.

    `touched` are pairs of a kind (read, write, list, forbidden) and a path, `changed` the entries of the sandbox that
    are not as they were.
    """

    code: int
    out: str
    err: str
    touched: Touched
    connections: int
    secret_opened: bool
    changed: frozenset[str]


class Sandbox:
    """A folder with the data to check, a secret beside it that nobody may open, and a server nobody may call.

    `data` is what the command is given, `secret` a file outside of it, `trap` the address of the server.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "home"
        self.data = folder / "work" / "data"
        self.secret = folder / "elsewhere" / "secret.ttl"
        for path in (self.data, self.secret.parent, folder / "home"):
            path.mkdir(parents=True)
        self.secret.write_text(f'<https://w3id.org/allegiance/id/org/{CANARY}> <urn:p> "{CANARY}" .\n')
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.setblocking(False)
        self.trap = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self._before: frozenset[str] = frozenset()
        self._watch: _Watch | None = None

    def run(self, *arguments: str | bytes, allowed: str = "") -> Outcome:
        """Run `allegiance` with these arguments in the folder that holds `data`; `allowed` names a program."""
        log = self.folder / "touched.log"
        self.start()
        command = [os.fsencode(sys.executable), b"-m", b"allegiance.cli", *map(os.fsencode, arguments)]
        done = fenced(command, self.folder, log, SECONDS, allowed=allowed)
        return self.end(done.returncode, done.stdout.decode(), done.stderr.decode(), _read(log))

    def start(self) -> None:
        """Watch the secret from now on, and remember how everything is."""
        self._before = _state(self.folder)
        self._watch = _Watch(self.secret)

    def end(self, code: int, out: str, err: str, touched: Touched) -> Outcome:
        """Tell what happened since the start, and close the server."""
        assert self._watch is not None
        changed = self._before ^ _state(self.folder)
        return Outcome(code, out, err, touched, self._connections(), self._watch.opened(), changed)

    def _connections(self) -> int:
        count = 0
        with self._server:
            while True:
                try:
                    self._server.accept()[0].close()
                except BlockingIOError:
                    return count
                count += 1


def run_together(folder: Path, sandboxes: Sequence[Sandbox], *arguments: str) -> list[Outcome]:
    """Run `allegiance` with these arguments in every sandbox, in one process, which spares its start."""
    (folder / "home").mkdir(parents=True)
    for sandbox in sandboxes:
        sandbox.cache = folder / "home"
        sandbox.start()
    command = [sys.executable, str(FENCE / "together.py"), *arguments]
    folders = "".join(f"{sandbox.data.parent}\n" for sandbox in sandboxes)
    log = folder / "touched.log"
    done = fenced(command, folder, log, SECONDS + len(sandboxes), given=folders.encode())
    assert done.returncode == 0, done.stderr.decode()
    runs: list[list[tuple[str, Path]]] = []
    for kind, path in _read(log):
        if kind == "run":
            runs.append([])
        elif runs:
            runs[-1].append((kind, path))
    said = json.loads(done.stdout)
    return [
        sandbox.end(*outcome, tuple(touched)) for sandbox, outcome, touched in zip(sandboxes, said, runs, strict=True)
    ]


def may_read(sandbox: Sandbox, path: Path) -> bool:
    """Whether the path is the data, the checkout, or part of Python."""
    python = (sys.prefix, sys.base_prefix, Path(os.__file__).parent, FENCE)
    allowed = (sandbox.data, resources.root(), *map(Path, python))
    return path == sandbox.data.parent or any(path.is_relative_to(folder) for folder in allowed)


def fenced(
    command: Sequence[str | bytes], folder: Path, log: Path, seconds: int, *, given: bytes = b"", allowed: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command behind the fence: so many seconds of processor time, and `allowed` is a program it may start."""
    log.write_bytes(b"")
    work, home = folder / "work", str(folder / "home")
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(FENCE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "HOME": home,
        "TMPDIR": home,
        "ALLEGIANCE_CACHE": home,
        "FENCE_LOG": str(log),
        "FENCE_SECONDS": str(seconds),
        "FENCE_BYTES": str(BYTES),
        "FENCE_ALLOWS": allowed,
    }
    where = work if work.exists() else folder
    return subprocess.run(
        command,
        cwd=where,
        env=environment,
        input=given,
        capture_output=True,
        timeout=PATIENCE * seconds,
        check=False,
    )


def _read(log: Path) -> Touched:
    lines = (line.split("\t", 1) for line in log.read_text().splitlines())
    with READING:
        return tuple((kind, Path(literal_eval(path))) for kind, path in lines)


def _state(folder: Path) -> frozenset[str]:
    """Return every entry with its kind, size and time, but for the log of the fence; nothing is followed."""
    entries = set()
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(parent, name)
            if path != folder / "touched.log":
                status = path.lstat()
                entries.add(f"{path!s} {status.st_mode} {status.st_size} {status.st_mtime_ns}")
    return frozenset(entries)


class _Watch:
    """Tells whether anybody opened a file, by Linux's inotify: what is not Python cannot open it unseen either."""

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._number = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if libc.inotify_add_watch(self._number, os.fsencode(path), IN_OPEN) < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def opened(self) -> bool:
        """Stop watching, and tell."""
        try:
            return bool(os.read(self._number, 4096))
        except BlockingIOError:
            return False
        finally:
            os.close(self._number)
