"""Whether files are as they were when last read, told from their status alone: names, sizes, inodes and times.

Ten thousand files are looked over in some 50 ms, and hashed in a second. What may deceive:

- A file changed with its old size and modification time. Its change time (`st_ctime`) cannot be set, and differs.
- A file changed twice within one tick of the clock, the second time after it was read. So a signature is trusted only
  when nothing had changed for `SETTLED` before it was taken; until then, contents are hashed at each call.
- A file changed between taking the signature and reading it. The signature is taken first, so the next one differs.
- A clock set back, or a file system without change times of its own (some network shares). `allegiance build --again`
  builds anew from the files in any case.
"""

import hashlib
import os
import stat
import time
from array import array
from collections.abc import Iterable
from pathlib import Path

SETTLED = 2_000_000_000
"""Nanoseconds; the coarsest file system in use (FAT) keeps times to two seconds."""


def signature(paths: Iterable[Path]) -> str | None:
    """Return a digest of the status of all files at and below the paths, or None while they may still be changing.

    Raises OSError for a path that does not exist.
    """
    names: list[str] = []
    status = array("q")
    newest = 0
    stack = [os.fspath(path) for path in paths]
    while stack:
        place = stack.pop()
        names.append(place)
        found = os.lstat(place)
        newest = max(newest, found.st_ctime_ns)
        if not stat.S_ISDIR(found.st_mode):
            status.extend(_of(found))
            continue
        with os.scandir(place) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
                    continue
                one = entry.stat(follow_symlinks=False)
                names.append(entry.name)
                status.extend(_of(one))
                newest = max(newest, one.st_ctime_ns)
    if newest > time.time_ns() - SETTLED:
        return None
    digest = hashlib.sha256("\0".join(names).encode("utf-8", "surrogateescape"))
    digest.update(status.tobytes())
    return digest.hexdigest()


def _of(found: os.stat_result) -> tuple[int, int, int, int, int]:
    return found.st_mode, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
