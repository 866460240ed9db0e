"""What a repository that keeps data with this ontology says of itself, in a file `allegiance.toml` at its root.

    base = "https://example.org/wars/"  # its identifiers are <base>org/<slug>, <base>person/<slug> ...
    data = "graph"                      # the folder that its data lies in

A contribution may bring the file along, so nothing else can be said in it: no check, shape or rule is turned off by it.
"""

import os
import re
import stat
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from allegiance import resources
from allegiance.errors import BadSettings

FILE: Final = "allegiance.toml"
BASE: Final = "https://w3id.org/allegiance/id/"
"""What the identifiers of the project's own data begin with."""

_LARGEST: Final = 10_000
_IRI = r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]+)?/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*"
_FOLDER = r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*"
_TAKEN = (
    "https://w3id.org/allegiance/",
    "http://www.w3.org/",
    "https://www.w3.org/",
    "http://purl.org/dc/terms/",
    "http://id.loc.gov/datatypes/",
)
"""Where terms stand: an identifier there could be taken for one."""


class Settings(NamedTuple):
    """What the identifiers of the data begin with, and where its folder is; without a file, those of the project."""

    base: str = BASE
    data: str = "data"
    file: Path | None = None


@cache
def here() -> Settings:
    """Return what the file says that is in the current folder, or in one above it in the same checkout.

    Read once a process. Raises BadSettings.
    """
    found = file_of(Path.cwd())
    return Settings() if found is None else read(found)


def file_of(folder: Path) -> Path | None:
    """Return the file that speaks for a folder: in it, or in one above it in the same checkout."""
    above = [folder.absolute(), *folder.absolute().parents]
    top = next((number for number, each in enumerate(above) if (each / ".git").exists()), 0)
    return next((each / FILE for each in above[: top + 1] if os.path.lexists(each / FILE)), None)


def read(file: Path) -> Settings:
    """Return what the file says. Raises BadSettings."""
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        raise BadSettings(file, f"it must be a regular file of at most {_LARGEST:,} bytes")
    try:
        return parse(file.read_text(encoding="utf-8"), file)
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(file, f"it cannot be read as UTF-8 ({error})") from error


def parse(text: str, file: Path = Path(FILE)) -> Settings:
    """Return what such a text says. Raises BadSettings for anything that it cannot say."""
    import tomllib  # most have no such file

    if len(text) > _LARGEST:
        raise BadSettings(file, f"it has more than the {_LARGEST:,} bytes that are read")
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSettings(file, f"it is not TOML ({error})") from error
    if unknown := said.keys() - {"base", "data"}:
        raise BadSettings(file, f"{min(unknown)!r} cannot be set there, only base and data can")
    base, data = said.get("base", BASE), said.get("data", "data")
    if not isinstance(base, str) or not re.fullmatch(_IRI, base):
        raise BadSettings(file, "base is a web address that ends in a slash, such as https://example.org/wars/")
    if base != BASE and any(taken.startswith(base) or base.startswith(taken) for taken in _TAKEN):
        raise BadSettings(file, f"base {base} is where terms of the ontology stand; name an address of your own")
    if not isinstance(data, str) or not re.fullmatch(_FOLDER, data):
        raise BadSettings(file, "data is a folder below it, such as graph")
    return Settings(base, data, file)


def folder() -> Path:
    """Return the data folder that the settings name, or else `data`, relative to the current folder if it is below."""
    found = here()
    if found.file is None:
        return Path(found.data)
    named, current = found.file.parent / found.data, Path.cwd()
    return named.relative_to(current) if named.is_relative_to(current) else named


def data() -> Path:
    """Return the data of where one stands: the folder of the settings or `./data`, else the project's own.

    Relative to the current folder where it lies below it.
    """
    if here().file is not None or any((Path("data") / part).is_dir() for part in resources.DATA_PARTS):
        return folder()
    own, current = resources.root() / "data", Path.cwd()
    return own.relative_to(current) if own.is_relative_to(current) else own


def asked() -> Path:
    """Return the data that questions are asked of: the folder of the settings, else the project's own."""
    return resources.root() / "data" if here().file is None else folder()
