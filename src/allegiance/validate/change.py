"""What a contribution changes: the files that differ, and the triples that came and went with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.build.load import load
from allegiance.errors import SyntaxErrorInFile


@dataclass(frozen=True, slots=True)
class Change:
    """The paths of files that were added, changed or removed, and their triples on each side."""

    paths: frozenset[Path]
    added: frozenset[ox.Triple]
    removed: frozenset[ox.Triple]


def between(before: Iterable[AuthoredFile], after: Iterable[AuthoredFile]) -> Change:
    """Compare two states of the data. Raises SyntaxErrorInFile when a file is not Turtle now.

    A file that was not Turtle before said nothing then: whoever mends it is not held up by it.
    """
    old, new = ({file.graph: file for file in files} for files in (before, after))
    gone = [file for graph, file in old.items() if graph not in new or new[graph].content != file.content]
    come = [file for graph, file in new.items() if graph not in old or old[graph].content != file.content]
    removed, added = _triples(file for file in gone if _readable(file)), _triples(come)
    return Change(frozenset(file.path for file in (*gone, *come)), added - removed, removed - added)


def of(paths: Sequence[Path], after: Iterable[AuthoredFile]) -> Change:
    """Take given files (or all files below given folders) as new altogether. Raises SyntaxErrorInFile."""
    chosen = [file for file in after if any(file.path == path or path in file.path.parents for path in paths)]
    return Change(frozenset(file.path for file in chosen), _triples(chosen), frozenset())


def _readable(file: AuthoredFile) -> bool:
    try:
        load(ox.Store(), file)
    except SyntaxErrorInFile:
        return False
    return True


def _triples(files: Iterable[AuthoredFile]) -> frozenset[ox.Triple]:
    store = ox.Store()
    for file in files:
        load(store, file)
    return frozenset(quad.triple for quad in store)
