"""Walks over the data after a change together with the triples it removed, step by step."""

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from .asked import Queryable
from .embedded import Patterns
from .paths import Alternative, Inverse, Path, Repeat, Sequence, invert, plain
from .vocabulary import Term

# Nodes per query: far below what any server refuses as too long.
_BATCH = 500


class Walks:
    """Sets of nodes that paths lead to; single steps are remembered."""

    def __init__(self, store: Queryable | Patterns, removed: Iterable[Triple]) -> None:
        self._patterns = store if isinstance(store, Patterns) else None
        self._store: Any = store
        self._steps: dict[tuple[NamedNode, bool], dict[Term, set[Term]]] = {}
        self._removed: dict[tuple[NamedNode, bool], dict[Term, set[Term]]] = {}
        for subject, predicate, obj in removed:
            self._removed.setdefault((predicate, True), {}).setdefault(subject, set()).add(obj)
            self._removed.setdefault((predicate, False), {}).setdefault(obj, set()).add(subject)

    def back(self, path: Path | None, ends: frozenset[Term]) -> frozenset[Term]:
        """The nodes from which the path leads to one of the ends."""
        return self.follow(invert(path), ends) if path is not None else ends

    def onwards(self, predicate: NamedNode, start: Term) -> frozenset[Term]:
        """The start and all that any number of steps along the predicate lead to."""
        return self.follow(Repeat(predicate, 0), frozenset([start]))

    def follow(self, path: Path, starts: frozenset[Term]) -> frozenset[Term]:
        """The nodes that the path leads to from one of the starts."""
        match plain(path):
            case NamedNode() as predicate:
                return self._step(predicate, True, starts)
            case Inverse(NamedNode() as predicate):
                return self._step(predicate, False, starts)
            case Sequence(steps):
                for step in steps:
                    starts = self.follow(step, starts)
                return starts
            case Alternative(choices):
                return frozenset().union(*(self.follow(choice, starts) for choice in choices))
            case Repeat() as repeat:
                return self._repeat(repeat, starts)
            case Inverse():
                raise AssertionError("plain() leaves inversion only on single properties")

    def _repeat(self, path: Repeat, starts: frozenset[Term]) -> frozenset[Term]:
        reached = self.follow(path.inner, starts)
        found = reached if path.least else reached | starts
        while not path.once and (reached := self.follow(path.inner, reached) - found):
            found |= reached
        return found

    def _step(self, predicate: NamedNode, forwards: bool, starts: frozenset[Term]) -> frozenset[Term]:
        known = self._steps.setdefault((predicate, forwards), {})
        new = [node for node in starts if node not in known]
        for node in new:
            known[node] = set(self._removed.get((predicate, forwards), {}).get(node, ()))
        # Literals have no triples of their own.
        named = [node for node in new if not (forwards and isinstance(node, Literal))]
        if self._patterns is not None:
            self._look_up(self._patterns, predicate, forwards, named, known)
            return frozenset().union(*(known[node] for node in starts))
        blank = [node for node in named if isinstance(node, BlankNode)]
        self._ask(predicate, forwards, [node for node in named if not isinstance(node, BlankNode)], known)
        if blank:
            self._scan(predicate, forwards, set(blank), known)
        return frozenset().union(*(known[node] for node in starts))

    def _look_up(
        self, store: Patterns, predicate: NamedNode, forwards: bool, nodes: list[Term], known: dict[Term, set[Term]]
    ) -> None:
        for node in nodes:
            pattern = (node, predicate, None) if forwards else (None, predicate, node)
            ends: Iterator[Any] = (q.object if forwards else q.subject for q in store.quads_for_pattern(*pattern))
            known[node].update(ends)

    def _ask(self, predicate: NamedNode, forwards: bool, nodes: list[Term], known: dict[Term, set[Term]]) -> None:
        pattern = f"?from {predicate} ?to" if forwards else f"?to {predicate} ?from"
        for start in range(0, len(nodes), _BATCH):
            listed = " ".join(map(str, nodes[start : start + _BATCH]))
            for row in self._store.query(f"SELECT ?from ?to WHERE {{ VALUES ?from {{ {listed} }} {pattern} }}"):
                known[row["from"]].add(row["to"])

    def _scan(self, predicate: NamedNode, forwards: bool, nodes: set[Term], known: dict[Term, set[Term]]) -> None:
        """Blank nodes cannot be named in a query, so all triples of the predicate are looked through."""
        pattern = f"?from {predicate} ?to" if forwards else f"?to {predicate} ?from"
        for row in self._store.query(f"SELECT ?from ?to WHERE {{ {pattern} FILTER(isBlank(?from)) }}"):
            if row["from"] in nodes:
                known[row["from"]].add(row["to"])
