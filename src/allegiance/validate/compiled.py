"""The engine: our shapes compiled to SPARQL, run where the data is."""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import AllegianceError
from allegiance.store.typed import text_of
from allegiance.validate.result import Result, constraint_name
from allegiance.validate.shacl import Check, Finding, Queryable, Reach, affected, compile_shapes, load_shapes, reach_of
from allegiance.validate.shacl import validate as find

MOST_WORKERS = 4
"""Threads that ask queries; the store works on each without Python's lock."""


class ShapesUnreadable(AllegianceError):
    """A file of shapes that is not Turtle: a fault of ours, not of a contribution."""

    exit_code = 3


def checks(shapes: Path) -> list[Check]:
    """Compile every shape in the folder. Raises ShapesUnreadable, or ShapesError for shapes that make no sense."""
    return list(_compiled(_files(shapes), shapes))


def _files(shapes: Path) -> tuple[tuple[Path, int], ...]:
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(shapes.glob("*.ttl")))


def reach(shapes: Path) -> Reach:
    """Return by which triples the checks of the shapes in the folder can be reached."""
    return _reach(_files(shapes), shapes)


@lru_cache(maxsize=1)
def _reach(files: tuple[tuple[Path, int], ...], shapes: Path) -> Reach:
    return reach_of(_compiled(files, shapes))


@lru_cache(maxsize=1)
def _compiled(files: tuple[tuple[Path, int], ...], shapes: Path) -> tuple[Check, ...]:
    try:
        triples = [quad.triple for path, _ in files for quad in ox.parse(path=str(path))]
    except SyntaxError as error:
        raise ShapesUnreadable(f"The shapes cannot be read: {error.msg}; restore {shapes}.") from error
    return tuple(compile_shapes(load_shapes(triples)))


def run(store: Queryable, compiled: list[Check], workers: int | None = None) -> list[Result]:
    """Run the checks over all focus nodes of the store, so many queries at a time (by default as suits the machine)."""
    threads = workers or min(os.cpu_count() or 1, MOST_WORKERS)
    return [_result(finding) for finding in find(store, compiled, workers=threads)]


def run_affected(
    store: Queryable,
    compiled: list[Check],
    added: Iterable[ox.Triple],
    removed: Iterable[ox.Triple],
    besides: frozenset[ox.NamedNode] = frozenset(),
    reach: Reach | None = None,
) -> list[Result]:
    """Run the checks over the focus nodes that a change can affect, in whichever file they stand, and some `besides`.

    The store holds the data after the change; `reach` is that of the checks, if known.
    """
    touched = affected(store, compiled, added, removed, reach).nodes
    results = []
    for number, check in enumerate(compiled):
        nodes = touched.get(number, frozenset())
        wanted = None if nodes is None else sorted(nodes | besides, key=str)
        if wanted is None or wanted:
            results += [_result(finding) for finding in find(store, [check], wanted)]
    return results


def _result(finding: Finding) -> Result:
    return Result(
        focus=text_of(finding.focus_node),
        path=text_of(finding.path) if isinstance(finding.path, ox.NamedNode) else "",
        value="" if finding.value is None else text_of(finding.value),
        shape=text_of(finding.constraint or finding.shape),
        severity=text_of(finding.severity).rpartition("#")[2].lower(),
        message=finding.message.value,
        constraint=constraint_name(text_of(finding.component)),
    )
