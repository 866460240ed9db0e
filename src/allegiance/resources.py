"""Where ontology, shapes, queries and data are: beside `src/` in a checkout, inside the package in a wheel."""

import os
from pathlib import Path

PARTS = ("ontology", "shapes", "queries", "data")

DATA_PARTS = ("actors", "sources", "posts", "places", "links")
"""A folder `data` with one of these in it is a data folder."""

_FOR_PEOPLE = ("README.md", ".gitkeep", ".DS_Store")
_SWAP_FILES = (".swp", ".swo")


def passed_over(name: str) -> bool:
    """Tell whether a file in a data folder is neither read nor refused: one for people, or what an editor keeps beside
    a file (`x.ttl~`, `.x.ttl.swp`, `.#x.ttl`, `#x.ttl#`)."""
    if name[:1] not in ".#":
        return name.endswith("~") or name in _FOR_PEOPLE
    if name[:1] == "#":
        return name.endswith(("~", "#"))
    return name.startswith(".#") or name.endswith(("~", *_SWAP_FILES)) or name in _FOR_PEOPLE


def root() -> Path:
    """Return the folder that holds `ontology/`, `shapes/`, `queries/` and `data/`."""
    package = Path(__file__).resolve().parent
    checkout = package.parent.parent
    if all((checkout / part).is_dir() for part in PARTS):
        return checkout
    return package / "resources"


def cache() -> Path:
    """Return the folder for rebuildable stores: `.allegiance/` in a checkout, else the user's cache folder.

    `ALLEGIANCE_CACHE` names another one.
    """
    named = os.environ.get("ALLEGIANCE_CACHE")
    if named:
        return Path(named)
    if root().name != "resources":
        return root() / ".allegiance"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "allegiance"


def lines(package: str, name: str) -> list[str]:
    """Return the lines of a table beside the code of a package, without comments."""
    from importlib.resources import files  # takes as long to import as a question to answer

    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
