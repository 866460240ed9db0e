"""The lines of the files that findings point to."""

import io
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from allegiance.validate.formats.place import Region

LARGEST: Final = 16 * 1024 * 1024
"""Bytes; of a larger file nothing is shown."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_NO_LINK_NO_WAIT: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Source:
    """Reads files by line and keeps the last one, since findings come in the order of files."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._lines: Sequence[str] = ()

    def lines(self, path: Path) -> Sequence[str]:
        """Return the lines as the Turtle reader counts them, without their ends and without a byte order mark.

        Empty when the file is missing, not a regular file (a link is never followed), too large or not UTF-8: what is
        wrong with such a file is said by a finding of its own.
        """
        if path != self._path:
            self._path, self._lines = path, _LINE_END.split(text) if (text := _text(path)) is not None else ()
        return self._lines

    def line(self, path: Path, region: Region) -> str | None:
        """Return the line that the region begins in; None if it is not there."""
        lines = self.lines(path)
        return lines[region.line - 1] if region.line <= len(lines) else None


def _text(path: Path) -> str | None:
    try:
        with io.FileIO(os.fspath(path), opener=_open) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
                return None
            return file.read(LARGEST).decode("utf-8").removeprefix("\ufeff")
    except (OSError, ValueError):  # ValueError: not UTF-8, or a NUL in the name
        return None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINK_NO_WAIT)
