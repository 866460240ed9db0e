"""What a contribution changes: the files that differ, and what they said and say."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.build.revision import list_at, moved, read_blobs, tree_at
from allegiance.errors import GitError
from allegiance.store.typed import placed, text_of
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.files import Found, checked_content, graph_of
from allegiance.validate.mirror.base import Base, Then
from allegiance.validate.mirror.current import Current, Was
from allegiance.validate.reading import said_by

Said = Mapping[str, frozenset[ox.Triple]]
"""Triples by the graph of their file."""

MOST_WERE = 1_000
"""So many files of the past are kept at hand from one validation to the next."""


class Change:
    """`before` and `after` hold what each changed file said and says; a file that is new or gone is in one only.

    `paths` are the changed files, those that are gone as well. `faulty` are nodes spoken of in files that had faults of
    their own: what such a fault hid may now come to light.
    """

    def __init__(
        self, paths: Mapping[str, Path], before: Said, after: Said, faulty: frozenset[ox.NamedNode] = frozenset()
    ) -> None:
        self.paths, self.before, self.after, self.faulty = paths, before, after, faulty

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
    differing = _known(revision, roots, now)
    if differing is None:
        differing = _listed(revision, roots, now)
    paths: dict[str, Path] = {}
    before: dict[str, frozenset[ox.Triple]] = {}
    faulty: set[ox.NamedNode] = set()
    for root, files in differing:
        _read(root, files, now, vocabulary)
        for graph, then in files.items():
            paths[graph] = now.files[graph].path if graph in now.files else root / then.name
            if then.blob:
                was = now.were[graph, then.blob]
                before[graph] = was.triples
                faulty |= was.faulty
    return Change(paths, before, _now(now, paths), frozenset(faulty))


Differing = list[tuple[Path, Mapping[str, Then]]]
"""By data folder and graph, the files that are not as they were, how they were."""


def _known(revision: str, roots: Sequence[Path], now: Current) -> Differing | None:
    """Return what the mirror knows of the revision, with all that it takes of git read by one process."""
    base = now.base
    if base is None or len(roots) != 1:
        return None
    blobs = [then.blob for then in _unread(base.differing, now).values()]
    tree, contents = _asked(revision, roots[0], blobs, now)
    if tree == base.tree:
        now.contents |= zip(blobs, contents, strict=True)
    elif tree and (after := _moved(base, tree, roots[0], now)) is not None:
        base = after
        now.compared(base)
    else:
        return None
    return [(roots[0], base.differing)]


def _asked(revision: str, root: Path, blobs: Sequence[str], now: Current) -> tuple[str, Sequence[bytes]]:
    """Return the name of what the folder held at the revision, and contents, of the process that reads objects if any.

    Without a name, no contents are read. Raises GitError.
    """
    tree = now.objects.tree(revision) if now.objects is not None else ""
    contents = now.objects.contents(blobs) if tree and now.objects is not None else None
    if contents is not None:
        return tree, contents
    tree = tree_at(revision, root)
    return tree, read_blobs(root, blobs) if tree else []


def _moved(base: Base, tree: str, root: Path, now: Current) -> Base | None:
    """Return what differs from another tree, told from what differs between the two; None where that cannot be told."""
    try:
        between = moved(root, base.tree, tree)
    except GitError:
        return None  # such as where the tree is no longer there
    differing = dict(base.differing)
    for name, blob in between.items():
        graph = graph_of(name)
        differing.pop(graph, None)
        if (_blob(now, graph) if graph in now.files else "") != blob:
            differing[graph] = Then(name, blob)
    return Base(tree, differing)


def _listed(revision: str, roots: Sequence[Path], now: Current) -> Differing:
    """Compare with all that was there at the revision, and keep what comes of it."""
    now.to_be_written()
    found: Differing = []
    left = {file.name: graph for graph, file in now.files.items()}
    for root in (root for root in roots if root.is_dir()):
        start = os.path.join(root, "")  # noqa: PTH118  # a text, as the files are named
        then = list_at(revision, root)
        graphs = {name: left.pop(start + name, "") or graph_of(name) for name in then}
        differing = {g: Then(name, then[name]) for name, g in graphs.items() if _blob(now, g) != then[name]}
        found.append((root, differing))
    # What is left was at the revision in none of the folders.
    new = {graph: Then(now.files[graph].relative, "") for graph in left.values()}
    if len(roots) == 1 and found and (tree := tree_at(revision, roots[0])):
        now.compared(Base(tree, {**found[0][1], **new}))
    return [*found, (Path(), new)]


def _unread(files: Mapping[str, Then], now: Current) -> dict[str, Then]:
    """Return the files of which neither the last validation nor the mirror knows what they said."""
    for graph, then in files.items():
        if then.blob and (graph, then.blob) not in now.were and (was := now.mirrored(graph, then.blob)) is not None:
            now.were[graph, then.blob] = was
    return {graph: then for graph, then in files.items() if then.blob and (graph, then.blob) not in now.were}


def _read(root: Path, files: Mapping[str, Then], now: Current, vocabulary: Vocabulary) -> None:
    """Read what the files held, where that is not known yet."""
    if len(now.were) > MOST_WERE:
        now.were.clear()
    wanted = _unread(files, now)
    blobs = [then.blob for then in wanted.values() if then.blob not in now.contents]
    now.contents |= zip(blobs, read_blobs(root, blobs), strict=True)
    for graph, then in wanted.items():
        authored = AuthoredFile(root / then.name, graph, now.contents[then.blob])
        file = checked_content(authored, then.name, vocabulary)
        said = said_by(file, vocabulary) if file.whole else []
        subjects = (triple.subject for triple in file.triples) if file.problems and file.whole else ()
        faulty = frozenset(subject for subject in subjects if isinstance(subject, ox.NamedNode))
        now.were[graph, then.blob] = Was(_stored(said), faulty)
    now.contents.clear()


def of(chosen: Sequence[Path], roots: Sequence[Path], now: Current) -> Change:
    """Take given files, or all files below given folders, as new altogether."""
    paths = {graph: now.files[graph].path for graph in _chosen(chosen, roots, now.files)}
    said = _now(now, paths)
    return Change(paths, {}, said, frozenset(_told_elsewhere(said, now)))


def _chosen(chosen: Sequence[Path], roots: Sequence[Path], files: Mapping[str, Found]) -> list[str]:
    """Return the graphs of the given files, and of all files below given folders."""
    names = {
        graph_of(path.relative_to(root).as_posix()): str(path)
        for root in roots
        for path in chosen
        if path.is_relative_to(root)
    }
    if len(names) == len(chosen) and all(graph in files and files[graph].name == name for graph, name in names.items()):
        return [*names]  # to go through all files takes longer than all else
    whole = {str(path) for path in chosen}
    inside = tuple(os.path.join(path, "") for path in chosen)  # noqa: PTH118  # texts, as the files are many
    return [graph for graph, file in files.items() if file.name in whole or file.name.startswith(inside)]


def _told_elsewhere(said: Said, now: Current) -> Iterator[ox.NamedNode]:
    """Give the subjects of which other files speak as well: a fault of those may come from there and is told here."""
    for node in {triple.subject for triples in said.values() for triple in triples}:
        if isinstance(node, ox.NamedNode):
            graphs = (text_of(q.graph_name) for q in now.store.quads_for_pattern(node, None, None, None))
            if any(graph in now.files and graph not in said for graph in graphs):
                yield node


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
