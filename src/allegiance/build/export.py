"""The whole dataset as one N-Quads file, sorted, so that equal datasets give equal files."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox


def write_quads(store: ox.Store, extra: Iterable[ox.Quad], path: Path) -> None:
    """Write all quads of the store and the extra ones. The file appears whole or not at all."""
    added = ox.serialize(extra, format=ox.RdfFormat.N_QUADS)
    assert added is not None  # noqa: S101  # without an output, serialize returns bytes
    lines = sorted({*store.dump(format=ox.RdfFormat.N_QUADS).splitlines(), *added.splitlines()})
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(line + b"\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
