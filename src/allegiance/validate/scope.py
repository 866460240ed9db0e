"""What a validation looks at: the data folders that make the whole, and the files that are spoken of."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from allegiance import settings
from allegiance.errors import NotFoundError

MARKS = ("actors", "sources")
"""A folder with one of these in it is a data folder."""


class Scope(NamedTuple):
    """`roots` are data folders and loose files read together; `chosen`, if any, are the paths asked about."""

    roots: tuple[Path, ...]
    chosen: tuple[Path, ...] = ()


def scope_of(paths: Sequence[Path]) -> Scope:
    """Tell what to read for the given paths.

    Nothing given: `./data`, or else the project's data. A data folder: that folder by itself. A file or folder inside
    a data folder: the whole of it, with an eye on what was given. Any other folder: itself. A loose file: together
    with what is checked when nothing is given. Raises NotFoundError for a path that does not exist: nothing to check is
    not all well.
    """
    if not paths:
        return Scope((settings.data(),))
    roots: list[Path] = []
    chosen: list[Path] = []
    for path in paths:
        if not os.path.lexists(path):
            raise NotFoundError(path, "file or folder")
        root = _around(path)
        if root is not None:
            roots.append(root)
            chosen.append(path)
        elif path.is_dir() or path.is_symlink():
            roots.append(path)
        else:
            roots += [settings.data(), path]
            chosen.append(path)
    return Scope(tuple(dict.fromkeys(roots)), tuple(chosen))


def _around(path: Path) -> Path | None:
    """Return the data folder that the path lies in, if it is not the folder itself."""
    if path.is_dir() and any((path / mark).is_dir() for mark in MARKS):
        return None
    return next((parent for parent in path.parents if any((parent / mark).is_dir() for mark in MARKS)), None)
