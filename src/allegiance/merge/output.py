"""A merged dataset as a file, whole or not at all."""

from pathlib import Path

import pyoxigraph as ox

from allegiance.build.writing import write
from allegiance.merge.applying import Merged
from allegiance.terms import PREFIXES


def write_merged(merged: Merged, path: Path) -> None:
    """Write the dataset, sorted: as TriG where the name ends in .trig, else as N-Quads. Raises OSError."""
    if path.suffix == ".trig":
        quads = ox.parse(b"\n".join(_by_graph(merged.lines)), format=ox.RdfFormat.N_QUADS)
        write(path, [ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""])
    else:
        write(path, (line + b"\n" for line in merged.lines))


def _by_graph(lines: list[bytes]) -> list[bytes]:
    """Sort by the graph, which stands last in a line, so that each is written in one block."""
    return sorted(lines, key=lambda line: (line.rsplit(b" ", 2)[-2], line))
