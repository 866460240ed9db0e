"""Loading files, a named graph each, beside one raw bulk load of the same statements.

    python bench/loading.py [TRIPLES | FOLDER]       default 100000; a folder is one that bench/generate.py wrote

CPU seconds, the best of RUNS, into memory as the build does. The bulk load is given the dataset as one text of N-Quads.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from generate import write

from allegiance.build import files
from allegiance.build.load import load

RUNS = 3


def compare(folder: Path) -> None:
    """Print both times and their ratio."""
    authored = files.read([folder])

    def each() -> ox.Store:
        store = ox.Store()
        for file in authored:
            load(store, file)
        return store

    text = each().dump(format=ox.RdfFormat.N_QUADS)
    statements = text.count(b"\n")

    def whole() -> ox.Store:
        store = ox.Store()
        store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        return store

    ours, bulk = least(each), least(whole)
    print(
        f"  loading {len(authored):,} files of {statements:,} statements {ours:.2f} s, one bulk load {bulk:.2f} s: "
        f"{ours / bulk:.2f} times"
    )


def least(work: Callable[[], ox.Store]) -> float:
    """Return the least CPU seconds of some runs."""
    times = []
    for _ in range(RUNS):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return min(times)


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "100000"
    if asked.isdigit():
        with tempfile.TemporaryDirectory() as place:
            write(Path(place), int(asked))
            compare(Path(place))
    else:
        compare(Path(asked))
