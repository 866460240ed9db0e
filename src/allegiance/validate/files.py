"""The files of a validation, each read once: its bytes checked, parsed, and its places at hand."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import pyoxigraph as ox

from allegiance.build.files import SUFFIXES, AuthoredFile
from allegiance.build.links import mappings
from allegiance.errors import FileNotAllowed, NotFoundError
from allegiance.terms import GRAPH
from allegiance.validate.checks.content import UTF8, check_content, check_table
from allegiance.validate.checks.contribution import Contribution
from allegiance.validate.checks.home import home_of
from allegiance.validate.checks.in_file import check_file, parsed
from allegiance.validate.checks.limits import MOST_TRIPLES
from allegiance.validate.checks.paths import read_regular, walk
from allegiance.validate.checks.place import Place, Spot
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.checks.written import Written
from allegiance.validate.problem import Problem
from allegiance.validate.turtle import SyntaxProblem, read


@dataclass
class CheckedFile:
    """One file: what is wrong with it by itself, and its triples unless it could not be read."""

    path: Path
    graph: str
    content: bytes = b""
    text: str = ""
    triples: Sequence[ox.Triple] | None = None
    problems: list[Problem] = field(default_factory=list)


def collect(roots: Sequence[Path]) -> tuple[list[tuple[Path, PurePath]], list[Problem]]:
    """List the files below the given data folders, or given by themselves, with their paths below the data folder;
    and what is wrong with all other entries. Raises NotFoundError for a path that does not exist."""
    files: list[tuple[Path, PurePath]] = []
    problems: list[Problem] = []
    for root in roots:
        if not os.path.lexists(root):
            raise NotFoundError(root, "file or folder")
        if root.is_dir():
            found = walk(root)
            files += ((path, path.relative_to(root)) for path in found.files)
            problems += found.problems
        else:
            files.append((root, PurePath(root.name)))
    return files, problems


def checked(path: Path, relative: PurePath, vocabulary: Vocabulary) -> CheckedFile:
    """Read and check one file. Nothing is raised for its content: every fault is a problem."""
    file = CheckedFile(path, graph_of(relative))
    content = read_regular(path)
    if isinstance(content, Problem):
        file.problems.append(content)
        return file
    file.content = content
    if path.name.endswith(".sssom.tsv"):
        _check_links(file)
        return file
    text, file.problems = check_content(path, content)
    if text is None:
        return file
    file.text = text
    try:
        triples = parsed(text)
    except SyntaxError as error:
        file.problems += _syntax(file, error)
        return file
    file.problems += check_file(Contribution(path, home_of(relative), text, triples, Written(text)), vocabulary)
    if len(triples) <= MOST_TRIPLES:  # more of them would only keep the checks of the whole busy
        file.triples = triples
    return file


def graph_of(relative: PurePath) -> str:
    """Return the name of the graph that a file becomes."""
    name = relative.as_posix()
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return f"{GRAPH}data/{name}"


def _syntax(file: CheckedFile, error: SyntaxError) -> Iterator[Problem]:
    errors = read(file.text).errors
    for problem in errors:
        yield _placed(file.path, problem.span, "AL201", problem)
    if not errors:
        spot = Spot(error.lineno or 1, error.offset or 1)
        yield Problem(
            file.path, *spot[:2], "AL201", "violation", "This is not Turtle.", advice=f"The parser says: {error.msg}."
        )


def _placed(path: Path, place: Place, rule: str, problem: SyntaxProblem) -> Problem:
    message, advice = (text[:1].upper() + text[1:] + "." for text in (problem.message, problem.advice))
    where = (path, place.line, place.column, rule, "violation", message)
    return Problem(*where, end_line=place.end_line, end_column=place.end_column, advice=advice)


def _check_links(file: CheckedFile) -> None:
    file.problems += check_table(file.path, file.content)
    if any(problem.rule == UTF8.id for problem in file.problems):
        return
    try:
        file.triples = list(mappings(AuthoredFile(file.path, file.graph, file.content)))
    except FileNotAllowed as error:
        message = f"This table cannot be read: {error.reason}."
        file.problems.append(Problem(file.path, 1, 1, "AL120", "violation", message))
