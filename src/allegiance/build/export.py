"""The whole dataset as one N-Quads file, sorted, so that equal datasets give equal files."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from allegiance.store.typed import lines, lines_of


def write_quads(store: ox.Store, extra: Iterable[ox.Quad], path: Path) -> None:
    """Write all quads of the store and the extra ones. The file appears whole or not at all."""
    text = sorted({*lines_of(store), *lines(extra)})
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(line + b"\n" for line in text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
