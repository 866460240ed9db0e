"""The engine: our shapes compiled to SPARQL, run where the data is."""

import os
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import AllegianceError
from allegiance.validate.result import Result, result_of
from allegiance.validate.shacl import Check, Plan, Queryable, compile_shapes, load_shapes
from allegiance.validate.shacl import validate as find
from allegiance.validate.shacl.sure import Facts, unsure

MOST_WORKERS = 4
"""Threads that ask queries; the store works on each without Python's lock."""


class ShapesUnreadable(AllegianceError):
    """A file of shapes that is not Turtle: a fault of ours, not of a contribution."""

    exit_code = 3


def plan(shapes: Path) -> Plan:
    """Return what checking a change takes of the shapes in the folder. Raises what `checks` raises."""
    return Plan.of(checks(shapes))


def checks(shapes: Path) -> list[Check]:
    """Compile every shape in the folder. Raises ShapesUnreadable, or ShapesError for shapes that make no sense."""
    return list(_compiled(_files(shapes), shapes))


def _files(shapes: Path) -> tuple[tuple[Path, int], ...]:
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(shapes.glob("*.ttl")))


@lru_cache(maxsize=1)
def _compiled(files: tuple[tuple[Path, int], ...], shapes: Path) -> tuple[Check, ...]:
    try:
        triples = [quad.triple for path, _ in files for quad in ox.parse(path=str(path))]
    except SyntaxError as error:
        raise ShapesUnreadable(f"The shapes cannot be read: {error.msg}; restore {shapes}.") from error
    return tuple(compile_shapes(load_shapes(triples)))


def run(
    store: Queryable, compiled: list[Check], workers: int | None = None, facts: Facts | None = None
) -> list[Result]:
    """Run the checks over all focus nodes of the store, so many queries at a time (by default as suits the machine).

    A check that surely finds nothing, by the `facts` of what the store holds, is not asked.
    """
    threads = workers or min(os.cpu_count() or 1, MOST_WORKERS)
    asked = compiled if facts is None else unsure(compiled, facts)
    return [result_of(finding) for finding in find(store, asked, workers=threads)]
