"""The collection of questions: which there are, and one by its name."""

from collections.abc import Collection
from functools import cache
from os import PathLike
from pathlib import Path

from allegiance import resources
from allegiance.errors import NotFoundError, QueryRefused, UnknownQuestion
from allegiance.query import header
from allegiance.terms import with_our_base

NOT_QUESTIONS = ("rules", "lookup")
"""Folders of `queries/` that hold the build's derivations and the library's own look-ups."""

OWN = ".rq"
TELLING, MOST = 4, 5
"""Letters by which a word of a name is told, and names of which one may be meant."""


@cache
def paths() -> dict[str, Path]:
    """Return the file of every question, by name, in the order of topic and name."""
    files = sorted((resources.root() / "queries").glob("*/*.rq"))
    return {file.stem: file for file in files if file.parent.name not in NOT_QUESTIONS}


def question(name: str | PathLike[str]) -> header.Question:
    """Return one question by its name, or a user's own by its file, which ends in `.rq`.

    Raises UnknownQuestion with near names, and for a file NotFoundError, QueryHeaderError or QueryRefused.
    """
    name = str(name)
    return _own(Path(name)) if name.endswith(OWN) else _collected(name)


def _own(path: Path) -> header.Question:
    if not path.is_file():
        raise NotFoundError(str(path), "question file")
    try:
        return header.read(path, own=True)
    except UnicodeDecodeError as error:
        raise QueryRefused(f"{path} is not UTF-8; save it as UTF-8") from error


@cache
def _collected(name: str) -> header.Question:
    name = name.replace("-", "_")
    if name not in paths():
        raise UnknownQuestion(name, near(name, paths()))
    return header.read(paths()[name])


def near(name: str, known: Collection[str]) -> list[str]:
    """Return the names that may be meant by one that there is not: those with its words, and those spelt like it."""
    from difflib import get_close_matches  # few mistype a name

    words = {word for word in name.split("_") if len(word) >= TELLING}
    alike = [one for one in known if any(part.startswith(word) for part in one.split("_") for word in words)]
    return list(dict.fromkeys([*get_close_matches(name, known, n=2, cutoff=0.7), *alike]))[:MOST]


def lookup(name: str) -> str:
    """Return the SPARQL of one of the library's own look-ups."""
    return with_our_base((resources.root() / "queries" / "lookup" / f"{name}.rq").read_text())
