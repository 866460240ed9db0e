"""Did you mean: the terms whose names are nearest to one that is not known."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allegiance.terms import shorten

LONGEST = 40
"""Longer names get no suggestion: no term is that long, and comparing them would take long."""

_SLIPS = 2
"""So many letters are easily mistyped in a slug."""
_BEGUN = 3
"""So many letters are enough to tell the values of a list apart."""
_FEW = 2
"""If more entities have the words of a slug, none of them is likelier than the others."""


class Advice(NamedTuple):
    """What to type instead, as a sentence, and the names in it, which were likely meant."""

    text: str
    meant: tuple[str, ...] = ()


def nearest(name: str, candidates: Iterable[str], most: int = 2, within: int = LONGEST) -> list[str]:
    """Return the prefixed names of the nearest candidates (IRIs) to a local name.

    They are at most a third of it away, and `within` so many letters.
    """
    if not 0 < len(name) <= LONGEST:
        return []
    limit = min(within, max(1, len(name) // 3))
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
    return _did_you_mean(nearest(name, candidates), otherwise)


def value_meant(name: str, values: Sequence[str]) -> Advice:
    """Return advice with the nearest of the values that a property takes, the only one that begins so, or all."""
    begun = [shorten(iri) for iri in values if iri.rpartition("/")[2].startswith(name[:_BEGUN])]
    near = nearest(name, values) or (begun if len(begun) == 1 else [])
    return _did_you_mean(near, f"Write one of {', '.join(map(shorten, values))}.")


def entity_meant(slug: str, candidates: Sequence[str], otherwise: str) -> Advice:
    """Return advice with the entities whose slug is a letter or two away, or else has the same words and some more.

    A long slug that is further away is most often another entity: `abu-sayed-tenure` is not `hafiz-saeed-tenure`.
    """
    return _did_you_mean(_near(slug, candidates), otherwise)


def is_alike(iri: str, meant: str) -> bool:
    """Whether an entity that is not there may be meant for the other, if there is no third."""
    folder, _, slug = iri.rpartition("/")
    return meant.startswith(f"{folder}/") and bool(_near(slug, [meant]))


def _near(slug: str, candidates: Sequence[str]) -> list[str]:
    near = nearest(slug, candidates, within=_SLIPS) or _of_the_same_words(slug, candidates)
    return near or nearest(slug, candidates, within=2 * _SLIPS)


def _of_the_same_words(slug: str, candidates: Iterable[str]) -> list[str]:
    words = {*slug.split("-")}
    scored = []
    for iri in candidates:
        theirs = {*iri.rpartition("/")[2].split("-")}
        common = words & theirs
        if len(common) > 1 and common in (words, theirs):
            scored.append((len(words ^ theirs), shorten(iri)))
    best = [name for difference, name in sorted(scored) if difference == min(scored)[0]]
    return best if len(best) <= _FEW else []


def _did_you_mean(near: Sequence[str], otherwise: str) -> Advice:
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
