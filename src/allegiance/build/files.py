"""The authored files: which are read, under which graph name, and the key of their content."""

import hashlib
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from allegiance.errors import FileNotAllowed, FileVanished, NotFoundError
from allegiance.resources import passed_over

SUFFIXES = (".ttl", ".sssom.tsv")


class AuthoredFile(NamedTuple):
    """One file of data or ontology, with its bytes and the IRI of the named graph it becomes."""

    path: Path
    graph: str
    content: bytes


def read(paths: Iterable[Path], base: str = "data") -> list[AuthoredFile]:
    """Read the files below the given folders (or the given files), in the order of their graph names.

    Raises NotFoundError for a path that does not exist, FileVanished for one that is removed meanwhile, and
    FileNotAllowed for anything that is not a regular file with a suffix of ours: nothing is left out in silence.
    """
    try:
        found = [AuthoredFile(path, _graph(path, root, base), path.read_bytes()) for root, path in _walk(paths)]
    except FileNotFoundError as error:
        raise FileVanished(error.filename) from error
    return sorted(found, key=lambda file: file.graph)


def link_in(path: Path) -> Path | None:
    """Return the part of a path that is a symbolic link, if one is: of a relative path any part, else the last.

    Whoever checks a contribution names its folder from the root of a checkout, where each part may be made to lead out.
    """
    parts = [path] if path.is_absolute() else [*reversed(path.parents), path]
    return next((part for part in parts if part.is_symlink()), None)


def without_links(paths: Iterable[Path]) -> list[Path]:
    """Return the paths. Raises FileNotAllowed for one that a symbolic link in it leads elsewhere."""
    found = list(paths)
    for path in found:
        if (link := link_in(path)) is not None:
            raise FileNotAllowed(link, "it is a symbolic link, which may lead out of the checkout")
    return found


def key(files: Iterable[AuthoredFile], extra: Iterable[str] = ()) -> str:
    """Return the SHA-256 over names and bytes of the files and over `extra` (versions, rules)."""
    digest = hashlib.sha256()
    for text in extra:
        digest.update(text.encode() + b"\0")
    for file in files:
        digest.update(file.graph.encode() + b"\0" + hashlib.sha256(file.content).digest())
    return digest.hexdigest()


def _walk(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    for path in paths:
        if not path.exists():
            raise NotFoundError(path, "file or folder")
        if path.is_dir():
            for child in sorted(path.rglob("*")):
                if (not child.is_dir() or child.is_symlink()) and not passed_over(child.name):
                    yield path, _allowed(child)
        else:
            yield path.parent, _allowed(path)


def _allowed(path: Path) -> Path:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise FileNotAllowed(path, "it is not a regular file")
    if not path.name.endswith(SUFFIXES):
        raise FileNotAllowed(path, f"its name ends in none of {', '.join(SUFFIXES)}")
    return path


def _graph(path: Path, root: Path, base: str) -> str:
    from urllib.parse import quote  # slow to load, as is the other for whoever only looks for links

    from allegiance.terms import GRAPH

    relative = path.relative_to(root).as_posix()
    for suffix in SUFFIXES:
        relative = relative.removesuffix(suffix)
    # A name may hold what an IRI may not, even bytes that are no text.
    return f"{GRAPH}{base}/{quote(relative, errors='surrogateescape')}"
