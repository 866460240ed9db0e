"""The data as it is now: from the mirror, with what changed since read anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build import NOT_FOR_QUESTIONS
from allegiance.build.files import read as read_files
from allegiance.build.load import load_named
from allegiance.store.typed import placed
from allegiance.validate.checks.forbidden import AXIOM, SHAPE, is_about_terms
from allegiance.validate.checks.paths import read_regular
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.files import CheckedFile, Found, checked
from allegiance.validate.mirror import keeping
from allegiance.validate.mirror.keys import KEY, key_quads, keys_graph
from allegiance.validate.mirror.keys import keys as keys_of
from allegiance.validate.mirror.states import (
    GRAPH,
    REPORT,
    State,
    blob,
    folder_of,
    read_report,
    read_states,
    report_quad,
    row_of,
    settled,
    signature,
    state_quads,
)
from allegiance.validate.problem import Problem

FEW = 100
"""So many files are brought into the mirror one by one; of more than that and a quarter of all, it is made anew."""


@dataclass(frozen=True)
class _Paths(Mapping[str, Path]):
    """Paths that are made when asked for: of many files few are spoken of."""

    files: Mapping[str, Found]

    def __getitem__(self, graph: str) -> Path:
        return self.files[graph].path

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, graph: object) -> bool:
        return graph in self.files


@dataclass
class Current:
    """`files` and `states` by graph; `store` holds what the files say, one graph a file, and the ontology.

    When some file could not be read (`unread`), the store is not up to date.
    """

    files: Mapping[str, Found]
    states: dict[str, State]
    store: ox.Store
    on_disk: bool = False
    unread: tuple[Path, ...] = ()
    mirror: Path | None = None
    _texts: dict[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> Mapping[str, Path]:
        """The path of each file, by graph."""
        return _Paths(self.files)

    @property
    def statements(self) -> int:
        """How many statements the files hold."""
        return sum(state.statements for state in self.states.values())

    def problems(self, graphs: Iterable[str] | None = None) -> Iterator[Problem]:
        """Give what is wrong with the files (all, or those of the graphs), each looked at by itself."""
        for graph in self.states if graphs is None else graphs:
            if graph in self.states:
                yield from self.states[graph].problems(self.files[graph].path)

    def text(self, graph: str) -> str:
        """Return the text of a file."""
        if graph not in self._texts:
            content = read_regular(self.files[graph].path)
            self._texts[graph] = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else ""
        return self._texts[graph]

    def recalled(self, day: date) -> list[Problem] | None:
        """Return what was found beyond single files when all was checked that day, if nothing changed since."""
        return read_report(self.store, day, self.paths) if self.on_disk else None

    def remember(self, problems: Iterable[Problem], day: date) -> None:
        """Keep in the mirror what was found beyond single files; where that cannot be done, it is found again."""
        if self.mirror is None:
            return
        try:
            store = self.store if self.on_disk else ox.Store(str(self.mirror))
            store.remove_graph(REPORT)
            store.add(report_quad(problems, day, {file.path: graph for graph, file in self.files.items()}))
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


def current(found: Iterable[Found], vocabulary: Vocabulary, mirror: Path | None) -> Current:
    """Return the data of the files; from the mirror, which is brought up to date, where one is given."""
    files = {file.graph: file for file in found}
    made_by = keeping.version() if mirror else ""
    store = keeping.find(mirror, made_by) if mirror else None
    before = read_states(store) if store is not None else {}
    suspects = [file for file in files.values() if not _unchanged(file, before.get(file.graph))]
    read = {file.graph: checked(file, vocabulary) for file in suspects}
    states = {graph: state for graph, state in before.items() if graph in files}
    states |= {graph: _state(files[graph], file) for graph, file in read.items()}
    unread = tuple(file.path for file in read.values() if file.triples is None)
    texts = {graph: file.text for graph, file in read.items()}
    if unread:
        return Current(files, states, ox.Store(), unread=unread, _texts=texts)
    changed = [graph for graph in read if graph not in before or before[graph].blob != states[graph].blob]
    gone = before.keys() - files.keys()
    if store is not None and len(changed) + len(gone) <= max(FEW, len(before) // 4):
        try:
            _step(store, before, states, {graph: said_by(read[graph], vocabulary) for graph in changed}, gone)
            return Current(files, states, store, on_disk=True, mirror=mirror, _texts=texts)
        except (SyntaxError, OSError):
            pass  # what Turtle lets pass and SPARQL does not, or a full disk: all of it is read again
    del store
    return _anew(files, states, read, vocabulary, mirror, made_by)


def _unchanged(file: Found, state: State | None) -> bool:
    return state is not None and state.signature == signature(file.status)


def _state(found: Found, file: CheckedFile) -> State:
    rows = [row_of(problem) for problem in file.problems]
    return State(settled(found.status), blob(file.content), len(file.triples or ()), rows)


def said_by(file: CheckedFile, vocabulary: Vocabulary) -> list[ox.Triple]:
    """Return what the file says of entities. What one says of terms is refused, and would change what others mean."""
    said = list(file.triples or ())
    if any(problem.rule in (AXIOM.id, SHAPE.id) for problem in file.problems):
        return [triple for triple in said if not is_about_terms(triple, vocabulary)]
    return said


def _step(
    store: ox.Store,
    before: Mapping[str, State],
    states: Mapping[str, State],
    said: Mapping[str, list[ox.Triple]],
    gone: Iterable[str],
) -> None:
    """Bring the mirror from the states before to those now."""
    differing = [graph for graph in {*before, *states} if before.get(graph) != states.get(graph)]
    if not differing:
        return
    folders = {folder_of(graph) for graph in differing}
    emptied = [graph for graph in (*said, *gone) if graph in before]
    dropped = [name for graph in emptied for name in (ox.NamedNode(graph), keys_graph(graph))]
    if said or emptied:
        dropped.append(REPORT)
    added = [quad for graph, triples in said.items() for quad in _quads(graph, triples)]
    added += state_quads(states, folders)
    known = [quad for folder in folders for quad in store.quads_for_pattern(ox.NamedNode(folder), None, None, GRAPH)]
    keeping.step(store, dropped, known, added)


def _anew(
    files: Mapping[str, Found],
    states: dict[str, State],
    read: dict[str, CheckedFile],
    vocabulary: Vocabulary,
    mirror: Path | None,
    made_by: str,
) -> Current:
    """Read all files into a store in memory, and write the mirror."""
    rest = {graph: checked(file, vocabulary) for graph, file in files.items() if graph not in read}
    read |= rest
    states |= {graph: _state(files[graph], file) for graph, file in rest.items()}
    texts = {graph: file.text for graph, file in read.items()}
    unread = tuple(file.path for file in read.values() if file.triples is None)
    now = Current(files, states, ox.Store(), unread=unread, _texts=texts)
    if unread:
        return now
    said = {graph: said_by(file, vocabulary) for graph, file in read.items()}
    for graph, triples in said.items():
        now.store.extend(placed(triples, ox.NamedNode(graph)))
    for module in read_files([resources.root() / "ontology"], "ontology"):
        if module.path.name not in NOT_FOR_QUESTIONS:
            load_named(now.store, module)
    if mirror is not None:
        folders = {folder_of(graph) for graph in states}
        kept = keeping.keep(mirror, [*now.store, *_all_keys(said), *state_quads(states, folders)], made_by)
        now.mirror = mirror if kept else None
    return now


def _quads(graph: str, triples: list[ox.Triple]) -> Iterator[ox.Quad]:
    yield from placed(triples, ox.NamedNode(graph))
    yield from key_quads(graph, triples)


def _all_keys(said: Mapping[str, list[ox.Triple]]) -> Iterator[ox.Quad]:
    for graph, triples in said.items():
        yield from key_quads(graph, triples)
