"""The engine: our shapes compiled to SPARQL, run where the data is."""

import os
from collections.abc import Callable, Set
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import AllegianceError
from allegiance.validate.facts import Known
from allegiance.validate.result import Result, result_of
from allegiance.validate.shacl import Check, EmbeddedData, Plan, Queryable, compile_shapes, load_shapes
from allegiance.validate.shacl import validate as find
from allegiance.validate.shacl.asked import ask
from allegiance.validate.shacl.collecting import collected
from allegiance.validate.shacl.sure import suspects

MOST_WORKERS = 4
"""Threads that ask queries; the store works on each without Python's lock."""
MOST_SUSPECTS = 5_000
"""Of more nodes than that it is quicker to ask about all."""


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


def run(store: Queryable, compiled: list[Check], workers: int | None = None) -> list[Result]:
    """Run the checks over all focus nodes of the store, so many queries at a time (by default as suits the machine)."""
    threads = workers or min(os.cpu_count() or 1, MOST_WORKERS)
    return [result_of(finding) for finding in find(store, compiled, workers=threads)]


def run_known(facts: Known, compiled: list[Check], store: Callable[[], Queryable]) -> list[Result]:
    """Run the checks over those focus nodes that they may find at fault, by what is known of the data.

    Most check nobody. What the others read of these nodes is gathered, and they are asked of it; the store with all of
    the data is asked for only where that cannot be told, or is much.
    """
    suspected = [(check, suspects(check, facts)) for check in compiled]
    asked = [(check, nodes) for check, nodes in suspected if nodes is None or nodes]
    checks = [check for check, _ in asked]
    focus = [nodes for _, nodes in asked if nodes is not None and _can_be_asked_about(nodes)]
    part = collected(facts, checks, focus) if len(focus) == len(checks) else None
    if part is None:
        return run(store(), checks)
    data = EmbeddedData(part)
    about = zip(checks, focus, strict=True)
    findings = (ask(data, check.asked, [*map(ox.NamedNode, sorted(nodes))]) for check, nodes in about)
    return [result_of(finding) for found in findings for finding in found]


def _can_be_asked_about(nodes: Set[str]) -> bool:
    """Whether the nodes are not many, and all have names for a query to give."""
    return len(nodes) <= MOST_SUSPECTS and all(":" in node for node in nodes)
