"""Search over names in any script, for people who do not know how an entity is written here."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from allegiance.folding import fold
from allegiance.query.names import Names, kind_of
from allegiance.query.rows import Entity

NEAR = 0.75
"""How alike two folded names are at least (difflib's ratio, 0 to 1) to be shown when nothing contains the text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity whose name fits: the form that fits best, and how (`exact`, `start`, `word`, `part` or `near`)."""

    entity: Entity
    form: str
    how: str


def search(names: Names, text: str, kinds: Sequence[str] = (), limit: int = 20) -> list[Hit]:
    """Return the entities, of some kinds or all, with a name that contains the text, best first; if there are none,
    those with a name like it. Case, accents and punctuation do not matter."""
    wanted = fold(text)
    if not wanted:
        return []
    best: dict[Entity, tuple[float, int, str]] = {}
    near: dict[Entity, tuple[float, int, str]] = {}
    matcher = SequenceMatcher(b=wanted)
    for iri, label, form in names.forms():
        if kinds and kind_of(iri) not in kinds:
            continue
        entity, folded = Entity(iri, label), fold(form)
        if (rank := _rank(folded, wanted)) is not None:
            _keep(best, entity, (rank, len(form), form))
        elif not best and (likeness := _likeness(matcher, folded, len(wanted.split()))) >= NEAR:
            _keep(near, entity, (-likeness, len(form), form))
    found = best or near
    ordered = sorted(found.items(), key=lambda item: (item[1], item[0].label, item[0].iri))
    return [Hit(entity, form, HOW[int(rank)] if best else "near") for entity, (rank, _, form) in ordered[:limit]]


def _keep(found: dict[Entity, tuple[float, int, str]], entity: Entity, fit: tuple[float, int, str]) -> None:
    found[entity] = min(found.get(entity, fit), fit)


HOW = ("exact", "start", "word", "part")


def _rank(folded: str, text: str) -> int | None:
    if text not in folded:
        return None
    if folded == text:
        return 0
    if folded.startswith(text):
        return 1
    return 2 if f" {text}" in folded else 3


def _likeness(matcher: SequenceMatcher[str], folded: str, length: int) -> float:
    """Return how alike the text is to the run of as many words in the name that is most like it; 0 below `NEAR`."""
    words = folded.split()
    best = 0.0
    for start in range(max(1, len(words) - length + 1)):
        matcher.set_seq1(" ".join(words[start : start + length]))
        if matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR:
            best = max(best, matcher.ratio())
    return best
