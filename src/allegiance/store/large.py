"""The statements that a server holds of one large graph, however few it gives at a time.

Parts are the statements of some subjects, which a server finds by its index, so that all of them together cost it one
look at each statement. A range of a hash costs it a look at the whole graph, and is for graphs that have no such parts.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

import pyoxigraph as ox

from allegiance import resources
from allegiance.sparql.paging import ranges
from allegiance.sparql.substitute import substitute
from allegiance.store.remote import RemoteStore

PARTS = (50_000, 5_000, 500)
"""Statements that are asked for at a time: fewer where the server does not give as many."""
SUBJECTS = 300
"""Subjects that are asked for at a time."""
Thing = TypeVar("Thing", bound=Hashable)


def statements(queries: RemoteStore, graph: ox.NamedNode, number: int, wanted: ox.Store) -> ox.Store:
    """Return what the server holds of a graph that has this number of statements, there as in the store that is wanted.

    What it has of other subjects than those may be missing: then it is not what is wanted. Raises the errors derived
    from RemoteError.
    """
    subjects: Mapping[ox.NamedNode, int] | None = None
    for most in PARTS:
        parts = -(-number // most)
        if parts > 1 and subjects is None:
            subjects = _subjects(wanted, graph)
        if parts > 1 and subjects and max(subjects.values()) <= most:
            found = _by_subjects(queries, graph, subjects, most)
        else:
            found = _in_ranges(queries, graph, number, parts)
        if len(found) >= number:
            break
    return found  # Where it is not what was counted, the hash will tell.


def _subjects(wanted: ox.Store, graph: ox.NamedNode) -> dict[ox.NamedNode, int]:
    """Return the subjects in a graph with their statements; none where one is a blank node: it cannot be asked for."""
    found = Counter(quad.subject for quad in wanted.quads_for_pattern(None, None, None, graph))
    named = {subject: count for subject, count in found.items() if isinstance(subject, ox.NamedNode)}
    return named if len(named) == len(found) else {}


def runs(sizes: Mapping[Thing, int], most: int, longest: int) -> Iterator[list[Thing]]:
    """Give the things, in their order, as many together as have a size of at most so much and are at most `longest`."""
    run: list[Thing] = []
    size = 0
    for thing, its in sizes.items():
        if run and (size + its > most or len(run) == longest):
            yield run
            run, size = [], 0
        run.append(thing)
        size += its
    if run:
        yield run


def _by_subjects(
    queries: RemoteStore, graph: ox.NamedNode, subjects: Mapping[ox.NamedNode, int], most: int
) -> ox.Store:
    """Return the statements of the subjects; of fewer, where the server gives only part of those of some."""
    found, expected = ox.Store(), 0
    for some in runs(subjects, most, SUBJECTS):
        _add(queries, "statements_from", found, graph, {"subjects": some})
        expected += sum(subjects[subject] for subject in some)
        if len(found) < expected:
            break
    return found


def _in_ranges(queries: RemoteStore, graph: ox.NamedNode, number: int, parts: int) -> ox.Store:
    """Return the statements of as many ranges as come whole: hashes are spread evenly."""
    found = ox.Store()
    for start, end in ranges(parts):
        before = len(found)
        _add(queries, "statements_in", found, graph, {"start": ox.Literal(start), "end": ox.Literal(end)})
        if len(found) - before < number / parts / 2:
            break
    return found


def _add(
    queries: RemoteStore,
    query: str,
    found: ox.Store,
    graph: ox.NamedNode,
    terms: Mapping[str, ox.Literal | Sequence[ox.NamedNode]],
) -> None:
    text = (resources.root() / "queries" / "lookup" / f"{query}.rq").read_text()
    queries.part(substitute(text, {"graph": graph, **terms}), found, graph)
