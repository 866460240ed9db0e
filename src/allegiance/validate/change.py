"""What a contribution changes: the files that differ, and what they said and say."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.build.revision import list_at, read_blobs
from allegiance.store.typed import placed, text_of
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.files import checked_content, graph_of
from allegiance.validate.mirror.current import Current, said_by

Said = Mapping[str, frozenset[ox.Triple]]
"""Triples by the graph of their file."""


@dataclass(frozen=True)
class Change:
    """`before` and `after` hold what each changed file said and says; a file that is new or gone is in one only.

    `paths` are the changed files, those that are gone as well. `faulty` are nodes spoken of in files that had faults of
    their own: what such a fault hid may now come to light.
    """

    paths: Mapping[str, Path]
    before: Said
    after: Said
    faulty: frozenset[ox.NamedNode] = frozenset()

    @cached_property
    def added(self) -> frozenset[ox.Triple]:
        """What is said now and was not."""
        return _all(self.after) - _all(self.before)

    @cached_property
    def removed(self) -> frozenset[ox.Triple]:
        """What was said and is no more."""
        return _all(self.before) - _all(self.after)

    @cached_property
    def quads_added(self) -> frozenset[ox.Quad]:
        """What a file says now and did not, even if another says it as well."""
        return _differing(self.after, self.before)

    @cached_property
    def quads_removed(self) -> frozenset[ox.Quad]:
        """What a file said and says no more."""
        return _differing(self.before, self.after)

    @cached_property
    def differing(self) -> frozenset[ox.Triple]:
        """What is said by another file, or none, than it was."""
        return frozenset(quad.triple for quad in self.quads_added | self.quads_removed)

    @cached_property
    def touched(self) -> frozenset[tuple[str, object]]:
        """The nodes of which a file says something else than it did, each with the graph of the file."""
        return frozenset((text_of(quad.graph_name), quad.subject) for quad in self.quads_added | self.quads_removed)


def since(revision: str, roots: Sequence[Path], now: Current, vocabulary: Vocabulary) -> Change:
    """Compare the data with what it was at a revision of git. Raises GitError.

    A file that was not Turtle then said nothing then: whoever mends it is not held up by it.
    """
    before: dict[str, frozenset[ox.Triple]] = {}
    faulty: set[ox.NamedNode] = set()
    paths: dict[str, Path] = {}
    left = {file.name: graph for graph, file in now.files.items()}
    for root in (root for root in roots if root.is_dir()):
        start = os.path.join(root, "")  # noqa: PTH118  # a text, as the files are named
        then = list_at(revision, root)
        graphs = {name: left.pop(start + name, "") or graph_of(name) for name in then}
        differing = [name for name, blob in then.items() if _blob(now, graphs[name]) != blob]
        for name, content in zip(differing, read_blobs(root, [then[name] for name in differing]), strict=True):
            file = checked_content(AuthoredFile(root / name, graphs[name], content), name, vocabulary)
            paths[file.graph], before[file.graph] = file.path, _stored(said_by(file, vocabulary))
            if file.problems:
                faulty |= {triple.subject for triple in file.triples or () if isinstance(triple.subject, ox.NamedNode)}
    # What is left was at the revision in none of the folders.
    paths |= {graph: Path(name) for name, graph in left.items()}
    return Change(paths, before, _now(now, paths), frozenset(faulty))


def of(chosen: Sequence[Path], now: Current) -> Change:
    """Take given files, or all files below given folders, as new altogether."""
    whole = {str(path) for path in chosen}
    inside = tuple(os.path.join(path, "") for path in chosen)  # noqa: PTH118  # texts, as the files are many
    paths = {g: file.path for g, file in now.files.items() if file.name in whole or file.name.startswith(inside)}
    return Change(paths, {}, _now(now, paths))


def _now(now: Current, graphs: Iterable[str]) -> Said:
    return {
        graph: frozenset(quad.triple for quad in now.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        for graph in graphs
        if graph in now.files
    }


def _blob(now: Current, graph: str) -> str:
    return now.states[graph].blob if graph in now.states else ""


def _stored(triples: Iterable[ox.Triple]) -> frozenset[ox.Triple]:
    """Return the triples as a store gives them back: it rewrites some literals."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return frozenset(quad.triple for quad in store)


def _differing(said: Said, other: Said) -> frozenset[ox.Quad]:
    nothing: frozenset[ox.Triple] = frozenset()
    pairs = ((graph, triples - other.get(graph, nothing)) for graph, triples in said.items())
    return frozenset(quad for graph, triples in pairs for quad in placed(triples, ox.NamedNode(graph)))


def _all(said: Said) -> frozenset[ox.Triple]:
    return frozenset().union(*said.values())
