"""The files of a validation, each read once: its bytes checked, parsed, and its places at hand."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from allegiance.build.files import SUFFIXES, AuthoredFile, link_in
from allegiance.errors import BadLinkTable, FileNotAllowed, NotFoundError
from allegiance.resources import passed_over
from allegiance.terms import GRAPH
from allegiance.validate.checks.at_home import ABSENT
from allegiance.validate.checks.content import UTF8, check_content, check_table
from allegiance.validate.checks.contribution import Contribution
from allegiance.validate.checks.home import Home, home_of
from allegiance.validate.checks.in_file import check_file, parsed, told_apart
from allegiance.validate.checks.limits import MOST_TRIPLES
from allegiance.validate.checks.paths import Entry, check_path, read_regular, walk
from allegiance.validate.checks.place import Place, Spot
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.checks.written import Written
from allegiance.validate.problem import Problem

if TYPE_CHECKING:
    from allegiance.validate.turtle import SyntaxProblem


class CheckedFile:
    """One file: what is wrong with it by itself, and what it says; unless it is `whole`, it says more than that."""

    def __init__(self, path: Path, graph: str, content: bytes = b"", problems: Sequence[Problem] = ()) -> None:
        self.path, self.graph, self.content = path, graph, content
        self.text = ""
        self.triples: Sequence[ox.Triple] = ()
        self.problems = [*problems]
        self.whole = False


class Found(NamedTuple):
    """A file to read: its path as given, below its data folder, the graph it becomes, and its `lstat`."""

    name: str
    relative: str
    graph: str
    status: os.stat_result

    @property
    def path(self) -> Path:
        """The path as given."""
        return Path(self.name)


def collect(roots: Sequence[Path]) -> tuple[list[Found], list[Problem]]:
    """List the files below the given data folders, or given by themselves, and what is wrong with all other entries.

    Each has a graph of its own, also where two folders hold files of one name. Raises NotFoundError for a path that
    does not exist.
    """
    files: dict[str, Found] = {}
    problems: list[Problem] = []
    for root in roots:
        if not os.path.lexists(root):
            raise NotFoundError(root, "file or folder")
        if (link := link_in(root)) is not None and (problem := check_path(str(link), (link.name,), link.lstat())):
            problems.append(problem)
            listed = []
        elif root.is_dir():
            found = walk(root)
            problems += found.problems
            listed = list(found.files)
        else:
            listed = [Entry(str(root), root.name, root.lstat())]
        for path, relative, status in listed:
            graph = graph_of(relative)
            while graph in files:
                graph += "~"
            files[graph] = Found(path, relative, graph, status)
    return list(files.values()), problems


def find(roots: Sequence[Path], saved: Sequence[Path]) -> dict[str, Found | None] | None:
    """Return the files at these paths by graph, None for one that is gone, without listing any folder.

    Returns None altogether when that does not do: for several data folders, or where anything is not as it should be.
    """
    if len(roots) != 1:
        return None
    files: dict[str, Found | None] = {}
    for path in saved:
        if not path.is_relative_to(roots[0]):
            return None
        parts = path.relative_to(roots[0]).parts
        relative = "/".join(parts)
        name = os.path.join(roots[0], *parts)  # noqa: PTH118  # a text, as the files are named
        try:
            for depth, folder in enumerate(reversed(path.parents[: len(parts) - 1]), 1):
                if not stat.S_ISDIR(folder.lstat().st_mode) or check_path(str(folder), parts[:depth], folder.lstat()):
                    return None
            status = os.lstat(name)
        except OSError:
            files[graph_of(relative)] = None
            continue
        if not stat.S_ISREG(status.st_mode) or passed_over(parts[-1]) or check_path(name, parts, status):
            return None
        files[graph_of(relative)] = Found(name, relative, graph_of(relative), status)
    return files


def checked(found: Found, vocabulary: Vocabulary) -> CheckedFile:
    """Read and check one file. Nothing is raised for its content: every fault is a problem."""
    content = read_regular(found.path)
    if isinstance(content, Problem):
        return CheckedFile(found.path, found.graph, problems=[content])
    return checked_content(AuthoredFile(found.path, found.graph, content), found.relative, vocabulary)


def checked_content(
    authored: AuthoredFile, relative: str, vocabulary: Vocabulary, sound: frozenset[ox.Triple] = frozenset()
) -> CheckedFile:
    """Check what a file holds, or held; `relative` is its path below the data folder.

    `sound` is what it said when nothing was wrong with it, if that is known.
    """
    path, content = authored.path, authored.content
    file = CheckedFile(path, authored.graph, content)
    if path.name.endswith(".sssom.tsv"):
        _check_links(file)
        return file
    text, file.problems = check_content(path, content)
    if text is None:
        return file
    file.text = text
    home = home_of(PurePath(relative))
    try:
        triples, twice = parsed(text)
    except SyntaxError as error:
        _read_in_part(file, home, error, vocabulary)
        return file
    written = Written(text, sound=True, parsed=triples)
    file.problems += check_file(Contribution(path, home, text, triples, written, twice), vocabulary, sound)
    if len(triples) <= MOST_TRIPLES:  # more of them would only keep the checks of the whole busy
        file.triples, file.whole = triples, True
    return file


def graph_of(name: str) -> str:
    """Return the name of the graph that a file becomes, by its path below the data folder."""
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return f"{GRAPH}data/{name}"


def _read_in_part(file: CheckedFile, home: Home | None, error: SyntaxError, vocabulary: Vocabulary) -> None:
    """Note what is not Turtle, and what is wrong within the statements that are, as far as nothing else decides it."""
    written = Written(file.text, sound=False)
    reading = written.reading
    if not reading.errors:
        spot = Spot(error.lineno or 1, error.offset or 1)
        advice = f"The parser says: {error.msg}."
        file.problems.append(
            Problem(file.path, spot.line, spot.column, "AL201", "violation", "This is not Turtle.", advice=advice)
        )
        return
    file.problems += (_placed(file.path, problem.span, "AL201", problem) for problem in reading.errors)
    triples, twice = told_apart(ox.Triple(*located[:3]) for located in reading.trusted)
    if len(triples) <= MOST_TRIPLES:
        file.triples = triples
        found = check_file(Contribution(file.path, home, file.text, triples, written, twice), vocabulary)
        sound = (problem for problem in found if reading.vouches_for(problem.line, problem.column))
        file.problems += (problem for problem in sound if problem.rule != ABSENT.id)  # it may be in what is not read


def _placed(path: Path, place: Place, rule: str, problem: "SyntaxProblem") -> Problem:
    message, advice = (text[:1].upper() + text[1:] + "." for text in (problem.message, problem.advice))
    where = (path, place.line, place.column, rule, "violation", message)
    return Problem(*where, end_line=place.end_line, end_column=place.end_column, advice=advice)


def _check_links(file: CheckedFile) -> None:
    file.problems += check_table(file.path, file.content)
    if any(problem.rule == UTF8.id for problem in file.problems):
        return
    from allegiance.build.links import mappings  # slow to load

    try:
        file.triples, file.whole = list(mappings(AuthoredFile(file.path, file.graph, file.content))), True
    except FileNotAllowed as error:
        line = error.line if isinstance(error, BadLinkTable) else 0
        message = f"This table cannot be read: {error.reason}."
        file.problems.append(Problem(file.path, line or 1, 1, "AL120", "violation", message))
