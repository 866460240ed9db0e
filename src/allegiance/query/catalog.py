"""The collection of questions: which there are, and one by its name."""

from difflib import get_close_matches
from functools import cache
from pathlib import Path

from allegiance import resources
from allegiance.errors import UnknownQuestion
from allegiance.query import header

NOT_QUESTIONS = ("rules", "lookup")
"""Folders of `queries/` that hold the build's derivations and the library's own look-ups."""


@cache
def paths() -> dict[str, Path]:
    """Return the file of every question, by name, in the order of topic and name."""
    files = sorted((resources.root() / "queries").glob("*/*.rq"))
    return {file.stem: file for file in files if file.parent.name not in NOT_QUESTIONS}


@cache
def question(name: str) -> header.Question:
    """Return one question. Raises UnknownQuestion with near names."""
    name = name.replace("-", "_")
    if name not in paths():
        raise UnknownQuestion(name, get_close_matches(name, paths(), n=3))
    return header.read(paths()[name])


def lookup(name: str) -> str:
    """Return the SPARQL of one of the library's own look-ups."""
    return (resources.root() / "queries" / "lookup" / f"{name}.rq").read_text()
