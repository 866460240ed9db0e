"""What a change says: statements added and removed between a revision and now, by file and thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build.files import AuthoredFile
from allegiance.contribute.sides import Side, Unread
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import select, text_of
from allegiance.terms import shorten


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that came or went; `said_in` is the source of the claim it belongs to, or empty."""

    file: str
    subject: str
    subject_label: str
    added: bool
    property: str
    value: str
    said_in: str
    triple: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What came and went of one thing in one file: all that was or is said of it (`whole`), or some of it.

    `beside` says in words what else to know: on whose word a situation is that changed, what a claim differs from.
    """

    path: Path
    subject: str
    label: str
    kind: str
    whole: bool
    beside: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """So many statements that stand in another file now, unchanged."""

    before: Path
    after: Path
    count: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What came and went, file by file; what moved; which files are new and gone; of which it cannot be told."""

    things: tuple[Thing, ...]
    moved: tuple[Moved, ...]
    new: frozenset[Path]
    gone: frozenset[Path]
    unread: tuple[Unread, ...]

    @property
    def changes(self) -> list[Change]:
        """All statements that came or went."""
        return [change for thing in self.things for change in thing.changes]


def difference(before: Iterable[AuthoredFile], after: Iterable[AuthoredFile], ontology: EmbeddedStore) -> Difference:
    """Return every statement that came or went. Of a file that cannot be read then or now, nothing is said to have."""
    return _Comparison(before, after, _term_labels(ontology)).difference()


class _Comparison:
    def __init__(self, before: Iterable[AuthoredFile], after: Iterable[AuthoredFile], terms: dict[str, str]) -> None:
        self._terms = terms
        self._old, self._new = Side(before, True, terms), Side(after, False, terms)
        same = {graph for graph, file in self._old.files.items() if self._new.files.get(graph) == file}
        without = same | self._old.unread.keys() | self._new.unread.keys()
        self._was, self._is = self._old.statements(without), self._new.statements(without)

    def difference(self) -> Difference:
        old, new = self._old, self._new
        unread = sorted([*old.unread.values(), *new.unread.values()], key=lambda one: (one.path, not one.before))
        return Difference(
            tuple(self._things()),
            tuple(self._moved()),
            frozenset(file.path for graph, file in new.files.items() if graph not in old.files),
            frozenset(file.path for graph, file in old.files.items() if graph not in new.files),
            tuple(unread),
        )

    def _things(self) -> Iterable[Thing]:
        """Give what changed file by file, in the order in which the files have it; what went comes last."""
        found: dict[str, list[tuple[ox.Triple, bool]]] = defaultdict(list)
        for here, there, added in ((self._was, self._is, False), (self._is, self._was, True)):
            for triple in here.keys() - there.keys():
                found[min(here[triple])].append((triple, added))
        for graph, statements in sorted(found.items()):
            then, now = self._old.order(graph), self._new.order(graph)
            place = {triple: number for number, triple in enumerate([*now, *(t for t in then if t not in now)])}
            by_subject: dict[object, list[tuple[ox.Triple, bool]]] = defaultdict(list)
            for triple, added in sorted(statements, key=lambda one: (place.get(one[0], len(place)), str(one[0]))):
                by_subject[triple.subject].append((triple, added))
            for subject, some in by_subject.items():
                yield self._thing(graph, subject, some)

    def _thing(self, graph: str, subject: object, some: list[tuple[ox.Triple, bool]]) -> Thing:
        sides = (self._new, self._old)  # a thing has one label for both, the new one if there is one
        path = next(side.files[graph].path for side in sides if graph in side.files)
        label, kind, source = (
            next(filter(None, (getattr(side, what)(subject) for side in sides)), "")
            for what in ("label", "kind", "source")
        )
        name = shorten(text_of(subject)) if isinstance(subject, ox.NamedNode) else ""
        whole = not (self._old.knows(subject) and self._new.knows(subject))
        changes = [self._change(path, name, label or name, source, *one) for one in some]
        if not whole:
            changes.sort(key=lambda change: (change.property, change.added))
        return Thing(path, name, label, kind, whole, self._new.beside(subject, whole=whole), tuple(changes))

    def _change(self, path: Path, subject: str, label: str, source: str, triple: ox.Triple, added: bool) -> Change:
        predicate = text_of(triple.predicate)
        name = "kind" if predicate.endswith("#type") else self._terms.get(predicate) or _plain(predicate)
        value = (self._new if added else self._old).value(triple.object)
        return Change(str(path), subject, label, added, name, value, source, f"{triple} .")

    def _moved(self) -> Iterable[Moved]:
        pairs = Counter(
            (min(self._was[triple]), min(self._is[triple]))
            for triple in self._was.keys() & self._is.keys()
            if not self._was[triple] & self._is[triple]
        )
        for (was, is_), count in sorted(pairs.items()):
            yield Moved(self._old.files[was].path, self._new.files[is_].path, count)


def _plain(predicate: str) -> str:
    """Return the words in the name of a property that is not of our ontology: `mapping date` of `mapping_date`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split(r"[/#]", predicate)[-1]).replace("_", " ").lower()
    return words.replace("pref label", "label")


def _term_labels(ontology: EmbeddedStore) -> dict[str, str]:
    query = (resources.root() / "queries" / "lookup" / "term_labels.rq").read_text()
    return {text_of(row["thing"]): text_of(row["label"]) for row in select(ontology, query)}
