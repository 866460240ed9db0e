"""Did you mean: the terms whose names are nearest to one that is not known."""

from collections.abc import Iterable
from typing import NamedTuple

from allegiance.terms import shorten

LONGEST = 40
"""Longer names get no suggestion: no term is that long, and comparing them would take long."""


class Advice(NamedTuple):
    """What to type instead, as a sentence, and the names in it, which were likely meant."""

    text: str
    meant: tuple[str, ...] = ()


def nearest(name: str, candidates: Iterable[str], most: int = 2) -> list[str]:
    """Return the prefixed names of the nearest candidates (IRIs) to a local name, at most a third of it away."""
    if not 0 < len(name) <= LONGEST:
        return []
    limit = max(1, len(name) // 3)
    scored = []
    for iri in candidates:
        local = iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]
        if abs(len(local) - len(name)) <= limit:
            distance = edits(name.casefold(), local.casefold())
            if distance <= limit:
                scored.append((distance, shorten(iri)))
    best = min(scored, default=(0, ""))[0]
    return [term for distance, term in sorted(scored) if distance <= best + 1][:most]


def suggestion(name: str, candidates: Iterable[str], otherwise: str) -> Advice:
    """Return advice with the nearest candidates, or the other one where none is near."""
    near = nearest(name, candidates)
    return Advice(f"Did you mean {' or '.join(near)}?", tuple(near)) if near else Advice(otherwise)


def edits(one: str, other: str) -> int:
    """Return how many letters must be added, dropped, replaced or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
