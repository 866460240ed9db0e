"""A data folder compared with its listing by a process of its own, while this one loads modules.

Of thousands of files that takes as long as half of all modules. A thread would have to wait for this one file by file.
"""

import marshal
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from allegiance.validate.mirror import home, listing

WORTHWHILE = 200_000
"""A listing of so many bytes, of some three thousand files, takes longer to compare than a process to begin."""
BRINGS_THREADS = "pyoxigraph"
"""A module whose stores have threads; a process with threads is not forked."""

Told = tuple[str, list[str] | None]
"""The state of the mirror whose listing was read, and what `listing.differing` says."""


class Comparing:
    """A comparison that was begun, and is told or closed."""

    def __init__(self, process: int, answer: int) -> None:
        self._process, self._answer = process, answer

    @classmethod
    def begin(cls, root: Path) -> "Comparing | None":
        """Begin, where that is worthwhile; None in a process that may have threads, or where none can be forked."""
        if BRINGS_THREADS in sys.modules or not hasattr(os, "fork"):
            return None
        mirror = home.place([root])
        with suppress(OSError):
            if listing.place(mirror).stat().st_size >= WORTHWHILE:
                return cls._begun(root, mirror)
        return None

    @classmethod
    def _begun(cls, root: Path, mirror: Path) -> "Comparing":
        reading, writing = os.pipe()
        try:
            process = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            raise
        if not process:
            _tell_and_end(root, mirror, writing)
        os.close(writing)
        return cls(process, reading)

    def told(self) -> Told | None:
        """Return what was told, once; None where nothing was."""
        if not self._process:
            return None
        with os.fdopen(self._answer, "rb") as answer:
            content = answer.read()
        process, self._process = self._process, 0
        _, status = os.waitpid(process, 0)
        return marshal.loads(content) if content and status == 0 else None  # noqa: S302  # of a process of our own

    def close(self) -> None:
        """End what nobody wants to know."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self.told()


def _tell_and_end(root: Path, mirror: Path, answer: int) -> None:
    """Compare, write what comes of it, and end without all else that a process does at its end."""
    failed = 1
    try:
        known = listing.read(mirror)
        if known is not None:
            told: Told = known.state, listing.differing(str(root), known)
            with os.fdopen(answer, "wb") as file:
                file.write(marshal.dumps(told))
        failed = 0
    finally:
        os._exit(failed)
