"""Files written whole or not at all: a temporary name, fsync, rename."""

import os
import re
import stat
import time
from collections.abc import Iterable
from pathlib import Path

LEFT_BEHIND = 3600
"""Drafts of so many seconds of age are those of a process that was killed; a younger one may still be written."""


def write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write the chunks to the path; whoever reads it sees the old content or all of the new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # slow to load

    _sweep(path)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp is private by default; a file of a project is readable like its neighbours.
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _sweep(path: Path) -> None:
    """Take away the drafts of this file that killed processes of this user left behind."""
    draft = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}")  # the names that mkstemp gives
    for found in path.parent.glob(".*"):
        if draft.fullmatch(found.name):
            try:
                about = found.lstat()
                mine = stat.S_ISREG(about.st_mode) and about.st_uid == os.getuid()
                if mine and time.time() - about.st_mtime > LEFT_BEHIND:
                    found.unlink()
            except OSError:
                continue  # Somebody else was faster, or it is not ours to take away: neither hinders writing.
