"""`allegiance validate` in one call: files, syntax, dates, shapes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build import NOT_FOR_QUESTIONS, files
from allegiance.build.load import load, load_named
from allegiance.build.rules import derive
from allegiance.errors import DateInFile, SyntaxErrorInFile
from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE, shorten
from allegiance.validate.problem import Problem
from allegiance.validate.reference import Result, run

LAST_RULE = "41-"
"""Shapes see the data with classes, bounds and support, but without rule 41, whose second values are no mistake."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of files and lines; `conforms` when nothing graver than a warning was."""

    problems: tuple[Problem, ...]
    files: int
    statements: int

    @property
    def conforms(self) -> bool:
        """Whether the data may be merged: warnings do not stand in the way."""
        return not any(problem.severity == "violation" for problem in self.problems)


def validate(data: Sequence[Path] | None = None) -> Report:
    """Check the given folders or files (default: the project's data), together with the ontology.

    Raises NotFoundError and FileNotAllowed for what cannot be checked at all.
    """
    root = resources.root()
    authored = files.read(data if data is not None else [root / "data"])
    store = ox.Store()
    problems = [problem for file in authored if (problem := _loaded(store, file))]
    statements = len(store)
    if not problems:
        for file in files.read([root / "ontology"], "ontology"):
            if file.path.name not in NOT_FOR_QUESTIONS:
                load_named(store, file)
        problems = _derived(store, root, authored) or _shaped(store, root, authored)
    return Report(tuple(sorted(problems)), len(authored), statements)


def _loaded(store: ox.Store, file: files.AuthoredFile) -> Problem | None:
    try:
        load(store, file)
    except SyntaxErrorInFile as error:
        return Problem(file.path, error.line, error.column, "AL201", "violation", f"Not valid Turtle: {error.reason}.")
    return None


def _derived(store: ox.Store, root: Path, authored: Sequence[files.AuthoredFile]) -> list[Problem]:
    try:
        derive(store, root / "queries" / "rules", before=LAST_RULE)
    except DateInFile as error:
        file = next(file for file in authored if file.graph == error.graph)
        line = _line(file, error.subject)
        return [Problem(file.path, line, 1, "AL205", "violation", error.advice, error.subject)]
    return []


def _shaped(store: ox.Store, root: Path, authored: Sequence[files.AuthoredFile]) -> list[Problem]:
    by_graph = {file.graph: file for file in authored}
    found = []
    for result in run(store, root / "shapes"):
        file = _home(store, by_graph, result)
        if file is not None:
            focus = shorten(result.focus)
            found.append(
                Problem(
                    file.path, _line(file, focus), 1, result.shape.rpartition("#")[2], result.severity, result.message,
                    focus, shorten(result.path), shorten(result.value),
                )
            )  # fmt: skip
    return found


def _home(store: ox.Store, by_graph: dict[str, files.AuthoredFile], result: Result) -> files.AuthoredFile | None:
    """Return the file that types the focus node, or that first mentions it."""
    node = ox.NamedNode(result.focus)
    for predicate in (RDF_TYPE, None):
        for quad in store.quads_for_pattern(node, predicate, None, None):
            if (file := by_graph.get(text_of(quad.graph_name))) is not None:
                return file
    return None


def _line(file: files.AuthoredFile, subject: str) -> int:
    for number, line in enumerate(file.content.decode("utf-8", "replace").splitlines(), 1):
        if line.startswith(subject + " "):
            return number
    return 1
