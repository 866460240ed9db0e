"""Which file is home to what, told from its path below the data folder."""

import re
from pathlib import PurePath
from typing import Final, NamedTuple

SLUG: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST: Final = 100
"""The longest slug, in characters."""

FOLDERS: Final = {
    ("actors", "organizations"): "org",
    ("actors", "people"): "person",
    ("posts",): "post",
    ("places",): "place",
}
"""The kind of entity that each folder is home to; sources lie in a folder per year."""

_LINKS = r"[a-z0-9]+(?:[._-][a-z0-9]+)*\.(same|different|unsure|broader|narrower)\.sssom\.tsv"
_TURTLE = re.compile(rf"{SLUG}\.ttl")
_YEAR = re.compile(r"[0-9]{4}")


class Home(NamedTuple):
    """The one entity that a file is home to: its kind (`org`, `source` ...) and its slug."""

    kind: str
    slug: str


def folder_kind(folders: tuple[str, ...]) -> str | None:
    """Return the kind of file that lies in this folder below `data/` (`link` for tables of links), or None."""
    if len(folders) == 2 and folders[0] == "sources" and _YEAR.fullmatch(folders[1]):
        return "source"
    return "link" if folders == ("links",) else FOLDERS.get(folders)


def on_the_way(folders: tuple[str, ...]) -> bool:
    """Whether the folder leads to one in which files may lie, such as `actors` or `sources`."""
    return not folders or folders in (("actors",), ("sources",)) or folder_kind(folders) is not None


def name_allowed(kind: str, name: str) -> bool:
    """Whether a file of this kind may have this name."""
    if kind == "link":
        return bool(re.fullmatch(_LINKS, name))
    return bool(_TURTLE.fullmatch(name)) and len(name) <= LONGEST + len(".ttl")


def home_of(relative: PurePath) -> Home | None:
    """Return what the file at this path below `data/` is home to, or None for a table of links or a wrong place."""
    return home_at(relative.parts)


def home_at(parts: tuple[str, ...]) -> Home | None:
    """Return what the file of this path, given in parts, is home to."""
    kind = folder_kind(parts[:-1])
    if kind in (None, "link") or not name_allowed(kind or "", parts[-1]):
        return None
    return Home(kind or "", parts[-1].removesuffix(".ttl"))


def home_file(kind: str, slug: str, beside: PurePath) -> str:
    """Return in words the path of the file that is home to an entity, in the data folder of the file `beside`."""
    data = _data_folder(beside)
    for folders, each in FOLDERS.items():
        if each == kind:
            return f"{data}{'/'.join(folders)}/{slug}.ttl"
    if kind == "source":
        return f"{data}sources/<year>/{slug}.ttl"
    if kind == "claim":
        return f"{data}sources/<year>/{slug.rpartition('-')[0] or slug}.ttl"
    return "the file of its source" if kind == "situation" else "the file of its bearer"


def _data_folder(path: PurePath) -> str:
    """Return the name of the data folder that a file lies in, with a slash; nothing where the path does not tell."""
    folders = path.parts[:-1]
    for below in (2, 1):
        if len(folders) > below and folder_kind(folders[-below:]) is not None:
            return f"{folders[-below - 1]}/"
    return ""
