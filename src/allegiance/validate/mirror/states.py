"""What is known of each file: which content it had, by which signs it is known not to have changed, its problems."""

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.validate.problem import Problem

GRAPH = ox.NamedNode("urn:allegiance:mirror")
REPORT = ox.NamedNode("urn:allegiance:mirror:report")
"""Names the graph of what was found in all of the data, which any step empties, and the property in it."""
RACY = 50_000_000
"""Nanoseconds: a file as young as that may change again without a change of its time stamps."""

Row = list[object]
"""A problem without its file, as JSON can hold it."""


class State(NamedTuple):
    """A file as it was read: `signature` is () when only its content can tell that it has not changed.

    `blob` is the identity of the content in git (SHA-1). A file that is not `whole` could not be read, or only in part.
    """

    signature: tuple[int, ...]
    blob: str
    statements: int
    rows: Sequence[Row]
    whole: bool = True

    def problems(self, path: Path) -> list[Problem]:
        """Return what is wrong with the file by itself."""
        return [problem_of(path, row) for row in self.rows]


_SIGNS = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


def signature(status: os.stat_result) -> tuple[int, ...]:
    """Return what changes whenever the file does."""
    return _SIGNS(status)


def settled(status: os.stat_result) -> tuple[int, ...]:
    """Return the signature to remember: none for a file that was changed just now."""
    young = max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - RACY
    return () if young else signature(status)


def blob(content: bytes) -> str:
    """Return the name that git gives the content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def row_of(problem: Problem) -> Row:
    """Return a problem without its file."""
    return list(problem[1:])


def problem_of(path: Path, row: Row) -> Problem:
    """Return the problem of a row."""
    problem = Problem(path, *row)  # type: ignore[arg-type]  # as row_of wrote it
    return problem._replace(meant=tuple(problem.meant))  # JSON has lists only


def read_report(store: ox.Store, day: date, paths: Mapping[str, Path]) -> list[Problem] | None:
    """Return what was found when all of the data was checked as it is, on that day; None when it was not."""
    for quad in store.quads_for_pattern(None, REPORT, None, REPORT):
        known_on, rows = json.loads(text_of(quad.object))
        if known_on == day.isoformat():
            return [problem_of(paths[graph], row) for graph, row in rows]
    return None


def report_quad(problems: Iterable[Problem], day: date, graphs: Mapping[Path, str]) -> ox.Quad:
    """Return what was found, to be read by `read_report`."""
    rows = [(graphs[problem.file], row_of(problem)) for problem in problems]
    return ox.Quad(GRAPH, REPORT, ox.Literal(json.dumps([day.isoformat(), rows])), REPORT)
