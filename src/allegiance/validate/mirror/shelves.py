"""The states of all files on shelves of some dozens, so that only the shelves on which something changed are read."""

import hashlib
import json
import marshal
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.validate.files import Found
from allegiance.validate.mirror.states import GRAPH, State, signature

SHELVES = 256

_FILES = ox.NamedNode("urn:allegiance:mirror:files")
_SUMMARY = ox.NamedNode("urn:allegiance:mirror:summary")
_SHELF = "urn:allegiance:mirror:shelf:"

Signs = Iterable[tuple[str, tuple[int, ...]]]
"""Files by graph, each with its signature."""


class Summary(NamedTuple):
    """What is known of a shelf without reading it; without `digest`, only reading files can tell if they changed.

    `broken` are the graphs of the files on it that are not whole.
    """

    digest: str
    files: int
    statements: int
    broken: list[str]


class Shelves(Mapping[str, State]):
    """The states of the files of a mirror, by graph."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._read: dict[int, dict[str, State]] = {}

    @cached_property
    def _summaries(self) -> dict[int, Summary]:
        quads = self._store.quads_for_pattern(None, _SUMMARY, None, GRAPH)
        found = ((int(text_of(quad.subject).removeprefix(_SHELF)), text_of(quad.object)) for quad in quads)
        return {number: Summary(*json.loads(summary)) for number, summary in found}

    def __getitem__(self, graph: str) -> State:
        return self._shelf(shelf_of(graph))[graph]

    def __iter__(self) -> Iterator[str]:
        for number in sorted(self._summaries):
            yield from self._shelf(number)

    def __len__(self) -> int:
        return sum(summary.files for summary in self._summaries.values())

    @property
    def statements(self) -> int:
        """How many statements the files hold."""
        return sum(summary.statements for summary in self._summaries.values())

    @property
    def broken(self) -> list[str]:
        """The graphs of the files that are not whole."""
        return [graph for summary in self._summaries.values() for graph in summary.broken]

    def differing(self, files: Mapping[str, Found]) -> tuple[list[Found], set[str]]:
        """Return the files that may have changed, and the graphs of those that are gone."""
        there: dict[int, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
        for graph, found in files.items():
            there[shelf_of(graph)].append((graph, signature(found.status)))
        changed: list[Found] = []
        gone: set[str] = set()
        for number in there.keys() | self._summaries.keys():
            known = self._summaries.get(number)
            if known is None or not known.digest or known.digest != _digest(there[number]):
                states = self._shelf(number)
                changed += [files[g] for g, signs in there[number] if g not in states or states[g].signature != signs]
                gone |= states.keys() - dict(there[number]).keys()
        return changed, gone

    def unsettled(self) -> list[str]:
        """Return the graphs of the files whose times cannot tell whether they changed since they were read."""
        numbers = (number for number, summary in self._summaries.items() if not summary.digest)
        return [g for number in numbers for g, state in self._shelf(number).items() if not state.signature]

    def changed(self, fresh: Mapping[str, State], gone: Iterable[str]) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Return the quads that go and those that come when these states replace what was known."""
        shelves: dict[int, dict[str, State]] = defaultdict(dict)
        for graph, state in fresh.items():
            if self.get(graph) != state:
                shelves[shelf_of(graph)][graph] = state
        for number in {shelf_of(graph) for graph in gone}:
            shelves.setdefault(number, {})
        left = set(gone)
        old = [q for number in shelves for q in self._store.quads_for_pattern(_name(number), None, None, GRAPH)]
        new: list[ox.Quad] = []
        for number, states in shelves.items():
            kept = {graph: state for graph, state in self._shelf(number).items() if graph not in left}
            new += _shelf_quads(number, kept | states)
        return old, new

    def renew(self, quads: Iterable[ox.Quad]) -> None:
        """Take note that the quads have come into the store in place of those that were there."""
        for quad in quads:
            number = int(text_of(quad.subject).removeprefix(_SHELF))
            self._read.pop(number, None)
            if quad.predicate == _SUMMARY:
                self._summaries[number] = Summary(*json.loads(text_of(quad.object)))

    def _shelf(self, number: int) -> dict[str, State]:
        if number not in self._read:
            self._read[number] = {
                graph: State(tuple(signs), *rest)
                for quad in self._store.quads_for_pattern(_name(number), _FILES, None, GRAPH)
                for graph, (signs, *rest) in json.loads(text_of(quad.object)).items()
            }
        return self._read[number]


def shelf_of(graph: str) -> int:
    """Return the number of the shelf on which the state of a file stands."""
    return zlib.crc32(graph.encode("utf-8", "surrogatepass")) % SHELVES


def quads_of(states: Mapping[str, State]) -> Iterator[ox.Quad]:
    """Give the quads of all shelves."""
    shelves: dict[int, dict[str, State]] = defaultdict(dict)
    for graph, state in states.items():
        shelves[shelf_of(graph)][graph] = state
    for number, inside in shelves.items():
        yield from _shelf_quads(number, inside)


def _shelf_quads(number: int, states: Mapping[str, State]) -> Iterator[ox.Quad]:
    rows = {graph: [s.signature, s.blob, s.statements, s.rows, s.whole] for graph, s in states.items()}
    settled = all(state.signature for state in states.values())
    digest = _digest((graph, state.signature) for graph, state in states.items()) if settled else ""
    broken = sorted(graph for graph, state in states.items() if not state.whole)
    summary = [digest, len(states), sum(state.statements for state in states.values()), broken]
    yield ox.Quad(_name(number), _FILES, ox.Literal(json.dumps(rows)), GRAPH)
    yield ox.Quad(_name(number), _SUMMARY, ox.Literal(json.dumps(summary)), GRAPH)


def _digest(signs: Signs) -> str:
    # The second version of marshal writes equal values alike, whoever else refers to them.
    return hashlib.blake2b(marshal.dumps(sorted(signs), 2), digest_size=16).hexdigest()


def _name(number: int) -> ox.NamedNode:
    return ox.NamedNode(f"{_SHELF}{number}")
