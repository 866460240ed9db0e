"""The whole dataset as one N-Quads file, sorted, so that equal datasets give equal files."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.writing import write
from allegiance.store.typed import lines, lines_of


def write_quads(store: ox.Store, extra: Iterable[ox.Quad], path: Path) -> None:
    """Write all quads of the store and the extra ones. The file appears whole or not at all. Raises OSError."""
    write(path, (line + b"\n" for line in sorted({*lines_of(store), *lines(extra)})))
