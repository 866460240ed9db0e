"""The data folder as it was listed when the mirror was last brought up to date: what differs now may have changed.

Kept beside the mirror, under the state of the mirror that it belongs to. As git's index does, it trusts the sizes,
times and numbers that the file system gives; a file that was young when it was read is listed without them, and so
differs.
"""

import marshal
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from allegiance.resources import passed_over
from allegiance.validate.checks.paths import entries, is_lock

FORM = 2
"""Another number for another form of what is kept: nobody takes the one for the other."""

Signs = tuple[int, ...]
"""Mode, size, times of change in nanoseconds and number of a file; empty for one that is to be read again."""
Folders = Mapping[str, Mapping[str, Signs]]
"""By folder (its path below the data folder), the entries that are no folders."""


class Listed(NamedTuple):
    """What the listing knows of the `lstat` of a file, by the same names."""

    st_mode: int = 0
    st_size: int = 0
    st_mtime_ns: int = 0
    st_ctime_ns: int = 0
    st_ino: int = 0


_signs = attrgetter(*Listed._fields)


class Listing(NamedTuple):
    """The entries of a data folder, the state of the mirror in which they stand, and how many files say how much."""

    state: str
    statements: int
    files: int
    folders: Folders


class _Kept(Folders):
    """Folders as they were kept, each taken apart once it is asked for: whoever is told what differs asks for few."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self._kept = kept
        self._known: dict[str, Mapping[str, Signs]] = {}

    def __getitem__(self, folder: str) -> Mapping[str, Signs]:
        if folder not in self._known:
            self._known[folder] = marshal.loads(self._kept[folder])  # noqa: S302  # as `read` says
        return self._known[folder]

    def __contains__(self, folder: object) -> bool:
        return folder in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def place(mirror: Path) -> Path:
    """Return where the listing of a mirror lies."""
    return mirror.parent / f"{mirror.name}-listing"


def read(mirror: Path) -> Listing | None:
    """Return the listing that belongs to the mirror, or None where there is none, or a damaged one."""
    try:
        content = place(mirror).read_bytes()
    except OSError:
        return None
    head, text = content[:4], content[4:]
    if _sum(text) != head:
        return None
    state, statements, files, folders = marshal.loads(text)  # noqa: S302  # data only, in a user's folder; see Planned
    return Listing(state, statements, files, _Kept(folders))


def write(mirror: Path, listing: Listing) -> None:
    """Keep the listing of a mirror; where that cannot be done, the next validation lists and compares all files."""
    from allegiance.build.writing import write as write_file  # slow to load

    folders = {folder: marshal.dumps(dict(entries)) for folder, entries in listing.folders.items()}
    text = marshal.dumps((listing.state, listing.statements, listing.files, folders))
    with suppress(OSError):
        write_file(place(mirror), [_sum(text), text])


def _sum(text: bytes) -> bytes:
    return zlib.crc32(text, FORM).to_bytes(4, "big")


def listed(state: str, statements: int, files: Iterable[tuple[str, Signs]]) -> Listing:
    """Return the listing of files, each with its path below the data folder."""
    folders: dict[str, dict[str, Signs]] = {"": {}}
    for path, signs in files:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, {})[name] = signs
    for folder in list(folders):
        parts = folder.split("/")
        for depth in range(1, len(parts)):
            folders.setdefault("/".join(parts[:depth]), {})
    return Listing(state, statements, sum(map(len, folders.values())), folders)


def differing(root: str, known: Listing) -> list[str] | None:
    """Compare the folder with what is known of it; return the paths, below it, of what is not as listed.

    None where more was found than files that changed in known folders: whoever looks at everything says what it is.
    """
    found: list[str] = []
    waiting, left = [""], set(known.folders)
    while waiting:
        folder = waiting.pop()
        left.discard(folder)
        try:
            here = entries(f"{root}/{folder}" if folder else root)
        except OSError:
            return None
        was, path = known.folders.get(folder, {}), f"{folder}/" if folder else ""
        found += [path + name for name in was.keys() - here.keys()]
        for name, status in here.items():
            if was.get(name) == _signs(status):
                continue
            if S_ISDIR(status.st_mode):
                if name in was:
                    found.append(path + name)
                if not _allowed(path + name, known):
                    return None
                waiting.append(path + name)
            elif not (passed_over(name) and S_ISREG(status.st_mode)) and not is_lock(
                f"{root}/{path}{name}", name, status
            ):
                found.append(path + name)
    return found + [f"{folder}/{name}" for folder in left if folder for name in known.folders[folder]]


def _allowed(folder: str, known: Listing) -> bool:
    """Tell whether data may lie in the folder; one that is new and empty is no change."""
    from allegiance.validate.checks.home import on_the_way

    return folder in known.folders or on_the_way(tuple(folder.split("/")))
