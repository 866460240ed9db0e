"""The data as it is now: from the mirror, with what changed since read anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance import resources
from allegiance.build.objects import Objects
from allegiance.store.typed import placed
from allegiance.validate.checks.columns import Columns
from allegiance.validate.checks.paths import read_regular
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.files import Found, checked
from allegiance.validate.mirror import keeping, listing
from allegiance.validate.mirror.base import Base, base_quads, read_base
from allegiance.validate.mirror.keys import KEY, all_key_quads, key_quads, keys_graph
from allegiance.validate.mirror.keys import keys as keys_of
from allegiance.validate.mirror.shelves import Shelves, quads_of
from allegiance.validate.mirror.states import GRAPH, REPORT, State, read_report, report_quad
from allegiance.validate.problem import Problem
from allegiance.validate.reading import read_all, said_by, state_of

FEW = 100
"""So many files are brought into the mirror one by one; of more than that and a quarter of all, it is made anew."""


class _Paths(Mapping[str, Path]):
    """Paths that are made when asked for: of many files few are spoken of."""

    def __init__(self, files: Mapping[str, Found]) -> None:
        self.files = files

    def __getitem__(self, graph: str) -> Path:
        return self.files[graph].path

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, graph: object) -> bool:
        return graph in self.files


class Was(NamedTuple):
    """What a file said, and the nodes it spoke of if there was anything wrong with it."""

    triples: frozenset[ox.Triple]
    faulty: frozenset[ox.NamedNode]


class Current:
    """`files` and `states` by graph; `held` holds what the files say, one graph a file, and the ontology.

    `were` are files of the past, by graph and the name that git gives the content; `contents` those that were read of
    git and not yet looked at; `texts` are those of files by graph, `columns` were taken from files when they were read
    and may wait there to be loaded.
    `objects` are those of git, if a process was begun that reads them.
    """

    def __init__(
        self,
        files: Mapping[str, Found],
        states: Mapping[str, State],
        held: ox.Store,
        statements: int,
        texts: dict[str, str],
        columns: Columns | None = None,
    ) -> None:
        self.files, self.states, self.held, self.statements, self.texts = files, states, held, statements, texts
        self.columns = Columns() if columns is None else columns
        self.on_disk = False
        self.mirror: Path | None = None
        self.state = ""
        self.were: dict[tuple[str, str], Was] = {}
        self.contents: dict[str, bytes] = {}
        self.objects: Objects | None = None

    @property
    def store(self) -> ox.Store:
        """A store of all that the files say."""
        self.columns.fill(self.held)
        return self.held

    @property
    def paths(self) -> Mapping[str, Path]:
        """The path of each file, by graph."""
        return _Paths(self.files)

    @property
    def unsettled(self) -> bool:
        """Whether some file was read so soon after it was saved that it may be saved again without a sign of it."""
        return isinstance(self.states, Shelves) and bool(self.states.unsettled())

    @property
    def broken(self) -> list[str]:
        """The graphs of the files that could not be read, or only in part."""
        states = self.states
        if isinstance(states, Shelves):
            return states.broken
        return [graph for graph, state in states.items() if not state.whole]

    @property
    def base(self) -> Base | None:
        """In which files the data differs from a tree of git, if the mirror knows."""
        return read_base(self.store) if self.on_disk else None

    def to_be_written(self) -> None:
        """Take note that all files will be compared, and what comes of it kept. Raises TooFar where it cannot be."""

    def mirrored(self, graph: str, blob: str) -> Was | None:
        """Return what a file said when it had that content, if the mirror still has it."""
        return None

    def compared(self, base: Base) -> None:
        """Keep in the mirror in which files the data differs from a tree of git; else it is told again next time."""
        if self.mirror is None:
            return
        with suppress(OSError, RuntimeError):
            store = self.store if self.on_disk else ox.Store(str(self.mirror))
            keeping.replace(store, base_quads(store), [base.quad()])

    def note(self) -> None:
        """Keep the listing of the files as the mirror has them, for whoever only reads it."""
        if self.mirror is None or self.broken:  # with those, everything is looked at
            return
        state = keeping.state(self.store) if self.on_disk else self.state
        if state and ((known := listing.read(self.mirror)) is None or known.state != state):
            states = ((f.relative, f.status.st_mode, self.states[graph].signature) for graph, f in self.files.items())
            files = ((path, (mode, *signs) if signs else ()) for path, mode, signs in states)
            listing.write(self.mirror, listing.listed(state, self.statements, files))

    def problems(self, graphs: Iterable[str] | None = None) -> Iterator[Problem]:
        """Give what is wrong with the files (all, or those of the graphs), each looked at by itself."""
        for graph in self.states if graphs is None else graphs:
            if graph in self.states and graph in self.files and (state := self.states[graph]).rows:
                yield from state.problems(self.files[graph].path)

    def text(self, graph: str) -> str:
        """Return the text of a file."""
        if graph not in self.texts:
            content = read_regular(self.files[graph].path)
            self.texts[graph] = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else ""
        return self.texts[graph]

    def recalled(self, day: date) -> list[Problem] | None:
        """Return what was found beyond single files when all was checked that day, if nothing changed since."""
        return read_report(self.store, day, self.paths) if self.on_disk else None

    def remember(self, problems: Sequence[Problem], day: date) -> None:
        """Keep in the mirror what was found beyond single files; where that cannot be done, it is found again."""
        if self.mirror is None:
            return
        try:
            store = self.store if self.on_disk else ox.Store(str(self.mirror))
            store.remove_graph(REPORT)
            graphs = {file.path: graph for graph, file in self.files.items()} if problems else {}
            store.add(report_quad(problems, day, graphs))
        except (OSError, RuntimeError):
            pass

    def in_memory(self) -> ox.Store:
        """Return a store of the data and the ontology that is quick to ask many questions."""
        if not self.on_disk:
            return self.store
        copy = ox.Store()
        graphs = [graph for graph in self.store.named_graphs() if not str(graph.value).startswith(GRAPH.value)]
        for graph in graphs:
            copy.extend(self.store.quads_for_pattern(None, None, None, graph))
        return copy

    def alike(self, keys: Iterable[str]) -> set[ox.NamedNode]:
        """Return the nodes with one of the keys of names."""
        if self.on_disk:
            quads = (q for key in keys for q in self.store.quads_for_pattern(None, KEY, ox.Literal(key)))
            return {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        return set().union(*(self._keyed.get(key, ()) for key in keys))

    @cached_property
    def _keyed(self) -> dict[str, set[ox.NamedNode]]:
        found: dict[str, set[ox.NamedNode]] = defaultdict(set)
        for node, key in keys_of(quad.triple for quad in self.store):
            found[key].add(node)
        return found


def current(files: Mapping[str, Found], vocabulary: Vocabulary, mirror: Path | None, made_by: str = "") -> Current:
    """Return the data of the files; from the mirror, which is brought up to date, where one is given.

    `made_by` is the version of code, ontology and shapes.
    """
    store = keeping.find(mirror, made_by) if mirror is not None else None
    if store is None:
        return _anew(files, vocabulary, mirror, made_by)
    states = Shelves(store)
    suspects, gone = states.differing(files)
    read = {file.graph: checked(file, vocabulary) for file in suspects}
    fresh = {graph: state_of(files[graph], file) for graph, file in read.items()}
    texts = {graph: file.text for graph, file in read.items()}
    changed = [graph for graph in read if graph not in states or states[graph].blob != fresh[graph].blob]
    if len(changed) + len(gone) <= max(FEW, len(states) // 4):
        try:
            _step(store, states, fresh, {graph: said_by(read[graph], vocabulary) for graph in changed}, gone, files)
        except (SyntaxError, OSError):
            pass  # what Turtle lets pass and SPARQL does not, or a full disk: all of it is read again
        else:
            now = Current(files, states, store, states.statements, texts)
            now.on_disk, now.mirror = True, mirror
            return now
    del store, states
    return _anew(files, vocabulary, mirror, made_by)


def _step(
    store: ox.Store,
    states: Shelves,
    fresh: Mapping[str, State],
    said: Mapping[str, list[ox.Triple]],
    gone: set[str],
    files: Mapping[str, Found],
) -> None:
    """Bring the mirror to the fresh states."""
    removed, shelved = states.changed(fresh, gone)
    if not shelved:
        return
    added = list(shelved)
    dropped: list[ox.NamedNode] = []
    for graph in (*said, *gone):
        names = (ox.NamedNode(graph), keys_graph(graph))
        were = {quad for name in names for quad in store.quads_for_pattern(None, None, None, name)}
        are = set(_quads(graph, said.get(graph, [])))
        if any(isinstance(term, ox.BlankNode) for quad in were for term in quad.triple):
            dropped += names
            were.clear()
        removed += were - are
        added += are - were
    if said or gone:
        dropped.append(REPORT)
        base = read_base(store)
        if base is not None:
            removed += base_quads(store)
            added.append(base.after(states, {graph: fresh[graph] for graph in said}, gone, files).quad())
    keeping.step(store, dropped, removed, added)
    states.renew(shelved)


def _anew(files: Mapping[str, Found], vocabulary: Vocabulary, mirror: Path | None, made_by: str) -> Current:
    """Read all files into a store in memory, and write the mirror."""
    from allegiance.build import NOT_FOR_QUESTIONS  # slow to load, as what reads all files
    from allegiance.build.files import read as read_files
    from allegiance.build.load import load_named

    read = read_all(list(files.values()), vocabulary)
    count = sum(state.statements for state in read.states.values())
    now = Current(files, read.states, read.store, count, read.texts, read.columns)
    for module in read_files([resources.root() / "ontology"], "ontology"):
        if module.path.name not in NOT_FOR_QUESTIONS:
            load_named(now.held, module)
    if mirror is not None:
        from allegiance.validate.plain.together import together

        quads = chain(now.held, all_key_quads(now.held, now.columns, files), quads_of(now.states))
        now.state = keeping.keep(mirror, quads, together(now.columns.waiting), made_by)
        now.mirror = mirror if now.state else None
    return now


def _quads(graph: str, triples: list[ox.Triple]) -> Iterator[ox.Quad]:
    yield from placed(triples, ox.NamedNode(graph))
    yield from key_quads(graph, triples)
