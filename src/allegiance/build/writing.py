"""Files written whole or not at all: a temporary name, fsync, rename."""

import os
from collections.abc import Iterable
from pathlib import Path


def write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write the chunks to the path; whoever reads it sees the old content or all of the new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # slow to load

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
