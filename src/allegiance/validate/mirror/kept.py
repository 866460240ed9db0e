"""A mirror that is only read: what changed since it was written is told from its listing, and laid over it.

Any number of processes may read a mirror at one time. To tell what a few files do, nothing is written; once more than a
few have changed, `current` brings the mirror up to date.
"""

import os
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from allegiance import settings
from allegiance.build.files import AuthoredFile, link_in
from allegiance.build.objects import Objects
from allegiance.terms import GRAPH
from allegiance.validate.ahead import Ahead, Opening
from allegiance.validate.checks.paths import read_regular
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.files import Found, checked_content, find, graph_of
from allegiance.validate.mirror import home, keeping, listing
from allegiance.validate.mirror.base import Base, name_of, read_base
from allegiance.validate.mirror.current import Current, Was
from allegiance.validate.mirror.keys import KEY
from allegiance.validate.mirror.layered import Layered, TooFar
from allegiance.validate.mirror.shelves import Shelves
from allegiance.validate.mirror.states import State, blob, settled, signature
from allegiance.validate.reading import said_by, state_of

MOST_CHANGED = 20
"""With more files than that that say something else, the mirror is brought up to date."""
MOST_TOUCHED = 500
"""With more files than that that have other times, too."""
MANY_TOUCHED = 20
"""So many of them are listed anew where they say what they said."""
_DATA = f"{GRAPH}data/"


class Told(NamedTuple):
    """A file that is not as the mirror's listing has it: what is known of it, and what it says if that is new."""

    state: State
    mode: int
    said: Sequence[ox.Triple] | None = None
    text: str = ""


class Kept:
    """A mirror of one data folder, open to be read; `listed` is the folder as it was when the mirror was written."""

    def __init__(
        self, root: Path, store: ox.Store, listed: listing.Listing, held: ExitStack, ahead: Ahead | None = None
    ) -> None:
        self.root, self.store, self.listed = root, store, listed
        self._comparing, begun = (ahead.comparing, ahead.objects) if ahead is not None else (None, None)
        self.objects, self._begun = begun or Objects(root), begun is not None
        self.states = Shelves(store)
        self.base = read_base(store)
        self.were: dict[tuple[str, str], Was] = {}
        self.told: dict[str, Told] = {}
        self._held = held

    @classmethod
    def open(cls, root: Path, made_by: str, ahead: Ahead | None = None) -> "Kept | None":
        """Open the mirror of a data folder; None where there is none of this version, or while it is written."""
        mirror = home.place([root])
        opening = ahead.opening if ahead is not None else Opening(mirror)
        with ExitStack() as held:
            held.callback(opening.close)
            listed = listing.read(mirror) if opening.free and link_in(root) is None else None
            store = opening.store() if listed is not None else None
            if listed is None or store is None or not keeping.is_of(store, made_by):
                return None
            if keeping.state(store) != listed.state:
                return None
            return cls(root, store, listed, held.pop_all(), ahead)

    def begin(self, revision: str) -> None:
        """Ask git what will be asked of it, unless that was done ahead; meanwhile files are read."""
        if not self._begun:
            self.objects.begin(revision, settings.FILE)
        self._begun = False

    def close(self) -> None:
        """Leave the mirror."""
        self._list_again()
        self._held.close()
        self.objects.close()

    def look(self, saved: Sequence[Path] = ()) -> "dict[str, Found | None] | None":
        """Return the files that are not as listed, None for one that is gone; None when more than files changed.

        Of all files, or of those that were `saved` alone.
        """
        if saved:
            return find([self.root], saved)
        told = self._differing()
        return None if told is None else find([self.root], [self.root / path for path in told])

    def _differing(self) -> list[str] | None:
        """Return what is not as listed, as was told ahead if that was by the listing of the same state."""
        told = self._comparing.told() if self._comparing is not None else None
        if told is not None and told[0] == self.listed.state:
            return told[1]
        return listing.differing(str(self.root), self.listed)

    def current(self, files: "Files", vocabulary: Vocabulary) -> "Overlaid | None":
        """Return the data as it is; None when the mirror had better be brought up to date, or some cannot be read."""
        if len(files.differing) > MOST_TOUCHED:
            return None
        told: dict[str, Told] = {}
        gone = {graph for graph, found in files.differing.items() if found is None and graph in self.states}
        changed = len(gone)
        for graph, found in files.differing.items():
            if found is None:
                continue
            known = self.told.get(graph)
            if known is None or known.state.signature != signature(found.status):
                known = self._read(found, vocabulary)
            if known is None:
                return None
            told[graph] = known
            changed += known.said is not None
            if changed > MOST_CHANGED:
                return None
        self.told = told
        return Overlaid(self, files, told, gone)

    def was(self, graph: str) -> Was:
        """Return what a file said when the mirror was written."""
        state = self.states[graph]
        if (graph, state.blob) not in self.were:
            triples = frozenset(q.triple for q in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
            subjects = {triple.subject for triple in triples} if state.rows else set()
            faulty = frozenset(node for node in subjects if isinstance(node, ox.NamedNode))
            self.were[graph, state.blob] = Was(triples, faulty)
        return self.were[graph, state.blob]

    def _list_again(self) -> None:
        """Once many files were touched and say what they said, list them as they are now, and not to be read again."""
        same = {graph for graph, told in self.told.items() if told.said is None and told.state.signature}
        if len(same) < MANY_TOUCHED:
            return
        folders = {folder: dict(names) for folder, names in self.listed.folders.items()}
        for graph in same:
            folder, _, name = name_of(graph).rpartition("/")
            folders[folder][name] = (self.told[graph].mode, *self.told[graph].state.signature)
        listing.write(home.place([self.root]), self.listed._replace(folders=folders))

    def _read(self, found: Found, vocabulary: Vocabulary) -> Told | None:
        content = read_regular(found.path)
        if not isinstance(content, bytes):
            return None
        state = self.states.get(found.graph)
        if state is not None and state.blob == blob(content):
            return Told(State(settled(found.status), state.blob, state.statements, state.rows), found.status.st_mode)
        authored = AuthoredFile(found.path, found.graph, content)
        sound = self.was(found.graph).triples if state is not None and state.whole and not state.rows else frozenset()
        file = checked_content(authored, found.relative, vocabulary, sound)
        if not file.whole:
            return None
        return Told(state_of(found, file), found.status.st_mode, said_by(file, vocabulary), file.text)


class Files(Mapping[str, Found]):
    """The files of a mirrored folder by graph, as they were looked at; made when asked for."""

    def __init__(self, kept: Kept, differing: Mapping[str, Found | None]) -> None:
        self.kept, self.differing = kept, differing
        self._signs: dict[str, listing.Signs | None] = {}

    def __contains__(self, graph: object) -> bool:
        if graph in self.differing:
            return self.differing[graph] is not None  # type: ignore[index]  # it is in it
        return self._listed(str(graph)) is not None

    def __getitem__(self, graph: str) -> Found:
        found, signs = self.differing.get(graph), self._listed(graph)
        if found is None:
            if signs is None or graph in self.differing:
                raise KeyError(graph)
            relative, status = name_of(graph), listed_status(signs)
            found = Found(os.path.join(self.kept.root, relative), relative, graph, status)  # noqa: PTH118  # a text
        return found

    def __iter__(self) -> Iterator[str]:
        for folder, names in self.kept.listed.folders.items():
            graphs = (graph_of(f"{folder}/{name}" if folder else name) for name in names)
            yield from (graph for graph in graphs if graph not in self.differing)
        yield from (graph for graph, found in self.differing.items() if found is not None)

    def __len__(self) -> int:
        return self.kept.listed.files + sum(
            (f is not None) - (self._listed(g) is not None) for g, f in self.differing.items()
        )

    def _listed(self, graph: str) -> listing.Signs | None:
        if graph not in self._signs:
            folder, _, name = name_of(graph).rpartition("/")
            here = graph.startswith(_DATA)
            self._signs[graph] = self.kept.listed.folders.get(folder, {}).get(name) if here else None
        return self._signs[graph]


def listed_status(signs: listing.Signs) -> Any:
    """Return what the listing knows of the `lstat` of a file, in place of it."""
    return listing.Listed(*signs)


def between(before: Mapping[str, Found], after: Mapping[str, Found]) -> list[Path]:
    """Return the files that are not the same at two looks, those that came and went as well."""
    if isinstance(before, Files) and isinstance(after, Files) and before.kept is after.kept:
        graphs = {*before.differing, *after.differing}
    else:
        graphs = before.keys() | after.keys()
    pairs = ((before.get(graph), after.get(graph)) for graph in graphs)
    found = (now or was for was, now in pairs if (was and signature(was.status)) != (now and signature(now.status)))
    return sorted({file.path for file in found if file is not None})


class Overlaid(Current):
    """The data as it is: a mirror that is not written, and what changed since."""

    def __init__(self, kept: Kept, files: Files, told: Mapping[str, Told], gone: set[str]) -> None:
        """Lay what was told of files over the mirror."""
        said = {graph: known.said for graph, known in told.items() if known.said is not None}
        layers = Layered(kept.store, {**said, **dict.fromkeys(gone)})
        fresh = {graph: told[graph].state for graph in said}
        count = kept.listed.statements + sum(state.statements for state in fresh.values())
        count -= sum(kept.states[graph].statements for graph in (*fresh, *gone) if graph in kept.states)
        states = ChainMap(fresh, kept.states)  # type: ignore[arg-type]  # nobody writes to the second
        store: Any = layers  # is asked by pattern alone
        texts = {graph: known.text for graph, known in told.items() if known.said is not None}
        super().__init__(files, states, store, count, texts)
        self.kept, self.gone, self.fresh = kept, gone, fresh
        self.were, self.objects = kept.were, kept.objects

    @property
    def broken(self) -> list[str]:
        """None: with a broken file, a mirror has no listing and is brought up to date."""
        return []

    @property
    def unsettled(self) -> bool:
        """Whether some file was read so soon after it was saved that it may be saved again without a sign of it."""
        return any(not told.state.signature for told in self.kept.told.values())

    @property
    def base(self) -> Base | None:
        """In which files the data differs from a tree of git."""
        base, states = self.kept.base, self.kept.states
        return None if base is None else base.after(states, self.fresh, self.gone, self.files)

    def mirrored(self, graph: str, blob: str) -> Was | None:
        """Return what a file said when it had that content, if that is what the mirror holds."""
        state = self.kept.states.get(graph)
        return None if state is None or state.blob != blob else self.kept.was(graph)

    def to_be_written(self) -> None:
        """Refuse: a mirror that is only read keeps nothing."""
        raise TooFar

    def alike(self, keys: Iterable[str]) -> set[ox.NamedNode]:
        """Return the nodes with one of the keys of names."""
        quads = (quad for key in keys for quad in self.store.quads_for_pattern(None, KEY, ox.Literal(key)))
        return {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
