"""Judgements put together: who is one with whom, under which name, and where judgements contradict each other.

What follows depends on the set of judgements alone, not on their order or on which side of a pair stands first.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegiance.sssom import Mapping as Judgement
from allegiance.terms import ID


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why a cluster is left apart: a pair that was judged not to be the same, or is ours on both sides, and the chain
    of judgements by which it would be the same."""

    left: str
    right: str
    verdict: str
    """different, broader or narrower; `ours` for two entities of our own."""
    chain: tuple[str, ...]
    reviewers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """`canonical` gives for each member of a cluster but the one it is named by that one's IRI."""

    canonical: Mapping[str, str]
    contradictions: tuple[Contradiction, ...]


def clusters(judgements: Iterable[Judgement]) -> Clusters:
    """Put entities judged the same, directly or through others, under one name: ours where there is one, else the
    smallest. A cluster with a contradiction in it is left apart as a whole."""
    said = [judgement for judgement in judgements if judgement.subject != judgement.object]
    graph: dict[str, set[str]] = {}
    for judgement in said:
        if judgement.verdict == "same":
            graph.setdefault(judgement.subject, set()).add(judgement.object)
            graph.setdefault(judgement.object, set()).add(judgement.subject)
    members = {entity: component for component in _components(graph) for entity in component}
    found = [*_against(said, graph, members), *_two_of_ours(graph, members)]
    apart = {entity for contradiction in found for entity in members[contradiction.left]}
    canonical = {
        entity: _name(component)
        for entity, component in members.items()
        if entity not in apart and entity != _name(component)
    }
    order = sorted(found, key=lambda c: (c.left, c.right, c.verdict))
    return Clusters(dict(sorted(canonical.items())), tuple(order))


def _components(graph: Mapping[str, set[str]]) -> list[frozenset[str]]:
    seen: set[str] = set()
    found = []
    for start in sorted(graph):
        if start not in seen:
            component = _reached(graph, start)
            seen |= component
            found.append(frozenset(component))
    return found


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    reached, todo = {start}, [start]
    while todo:
        fresh = graph[todo.pop()] - reached
        reached |= fresh
        todo.extend(fresh)
    return reached


def _name(component: frozenset[str]) -> str:
    return min(component, key=lambda iri: (not iri.startswith(ID), iri))


def _against(
    said: list[Judgement], graph: Mapping[str, set[str]], members: Mapping[str, frozenset[str]]
) -> list[Contradiction]:
    against: dict[tuple[str, str, str], set[str]] = {}
    for judgement in said:
        if judgement.verdict in ("different", "broader", "narrower") and judgement.object in members.get(
            judgement.subject, ()
        ):
            left, right = judgement.pair
            turned = {"broader": "narrower", "narrower": "broader"}.get(judgement.verdict, judgement.verdict)
            verdict = judgement.verdict if judgement.subject == left else turned
            against.setdefault((left, right, verdict), set()).add(judgement.reviewer)
    return [
        Contradiction(left, right, verdict, _chain(graph, left, right), tuple(sorted(filter(None, reviewers))))
        for (left, right, verdict), reviewers in against.items()
    ]


def _two_of_ours(graph: Mapping[str, set[str]], members: Mapping[str, frozenset[str]]) -> list[Contradiction]:
    found = []
    for component in set(members.values()):
        ours = sorted(entity for entity in component if entity.startswith(ID))
        found += [Contradiction(ours[0], other, "ours", _chain(graph, ours[0], other), ()) for other in ours[1:]]
    return found


def _chain(graph: Mapping[str, set[str]], start: str, end: str) -> tuple[str, ...]:
    """Return the shortest way from one to the other; of equally short ones the first by its IRIs."""
    ways: deque[tuple[str, ...]] = deque([(start,)])
    seen = {start}
    while ways:
        way = ways.popleft()
        if way[-1] == end:
            return way
        for following in sorted(graph[way[-1]] - seen):
            seen.add(following)
            ways.append((*way, following))
    return ()
