"""`allegiance validate` in one call: files, syntax, dates, shapes.

Everything is checked on what people wrote, together with the ontology; nothing derived is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build import NOT_FOR_QUESTIONS, files
from allegiance.build.load import load, load_named
from allegiance.errors import SyntaxErrorInFile
from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE, shorten
from allegiance.validate import compiled, dates, reference
from allegiance.validate.problem import Problem
from allegiance.validate.result import Result
from allegiance.validate.shacl import EmbeddedData

ENGINES = ("compiled", "pyshacl")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of files and lines; `unchecked` says in sentences what could not be looked at."""

    problems: tuple[Problem, ...]
    files: int
    statements: int
    unchecked: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether the data may be merged: warnings do not stand in the way."""
        return not any(problem.severity == "violation" for problem in self.problems)


def validate(data: Sequence[Path] | None = None, engine: str = "compiled") -> Report:
    """Check the given folders or files (default: the project's data), together with the ontology.

    The engine is `compiled`, or `pyshacl` for reference. Raises NotFoundError and FileNotAllowed for what cannot be
    checked at all.
    """
    root = resources.root()
    authored = files.read(data if data is not None else [root / "data"])
    store = ox.Store()
    problems = [problem for file in authored if (problem := _loaded(store, file))]
    statements = len(store)
    if problems:
        unchecked = ("The shapes were not checked, because not every file could be read.",)
        return Report(tuple(sorted(problems)), len(authored), statements, unchecked)
    results = [*dates.check(store)]
    for file in files.read([root / "ontology"], "ontology"):
        if file.path.name not in NOT_FOR_QUESTIONS:
            load_named(store, file)
    if engine == "compiled":
        results += compiled.run(EmbeddedData(store, union=True), compiled.checks(root / "shapes"))
    else:
        results += reference.run(store, root / "shapes")
    by_graph = {file.graph: file for file in authored}
    problems = [problem for result in results if (problem := _placed(store, by_graph, result))]
    return Report(tuple(sorted(problems)), len(authored), statements)


def _loaded(store: ox.Store, file: files.AuthoredFile) -> Problem | None:
    try:
        load(store, file)
    except SyntaxErrorInFile as error:
        return Problem(file.path, error.line, error.column, "AL201", "violation", f"Not valid Turtle: {error.reason}.")
    return None


def _placed(store: ox.Store, by_graph: dict[str, files.AuthoredFile], result: Result) -> Problem | None:
    file = _home(store, by_graph, result)
    if file is None:
        return None
    focus = shorten(result.focus)
    path, value = shorten(result.path), shorten(result.value)
    return Problem(file.path, _line(file, focus), 1, result.rule, result.severity, result.message, focus, path, value)


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
