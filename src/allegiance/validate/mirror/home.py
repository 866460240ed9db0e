"""Where the mirror of data folders lies, and how it is opened to be read."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance import resources

if TYPE_CHECKING:
    from pyoxigraph import Store


def place(roots: Sequence[Path]) -> Path:
    """Return the folder of the mirror of these data folders."""
    named = "\0".join(str(root.absolute()) for root in roots if root.is_dir())
    return resources.cache() / "validation" / hashlib.sha256(os.fsencode(named)).hexdigest()[:16]


def lock(folder: Path) -> Path:
    """Return the file by which processes keep each other off a mirror."""
    return folder.parent / f"{folder.name}-lock"


@contextmanager
def shared(folder: Path) -> Iterator[bool]:
    """Keep other processes from writing the mirror, who may read it; tell whether nobody writes it now."""
    import fcntl

    with ExitStack() as held:
        try:
            file = held.enter_context(lock(folder).open())
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            free = False
        else:
            free = True
        yield free


def opened(folder: Path) -> "Store | None":
    """Open a mirror to be read; None where there is none, or a damaged one."""
    from pyoxigraph import Store

    try:
        return Store.read_only(str(folder))
    except (OSError, RuntimeError):  # the latter for a damaged one
        return None
