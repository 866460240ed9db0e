"""Search over names in any script, for people who do not know how an entity is written here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from allegiance.errors import BadParameter
from allegiance.folding import fold
from allegiance.query.catalog import lookup
from allegiance.query.header import Column, Question
from allegiance.query.named import Entity
from allegiance.query.names import NAMED, Names, kind_of
from allegiance.query.rows import Rows
from allegiance.sounds import Word, letters, romanized, word
from allegiance.terms import KINDS

NEAR = 0.75
"""How alike two folded names are at least (difflib's ratio, 0 to 1) to be shown when nothing contains the text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity whose name fits: the form that fits best, and how.

    `exact`, `start`, `word` and `part` contain the text; `sound` is the same name in another script or romanization,
    `near` one that is spelt like it.
    """

    entity: Entity
    form: str
    how: str


COLUMNS = {
    column.name: column
    for column in (
        Column("entity", "entity", "Who or what bears the name."),
        Column("form", "text", "The form of the name that fits best."),
        Column("how", "text", "How it fits: exact, start, word, part, sound or near."),
    )
}


def answer(names: Names, text: object, kinds: str | Iterable[str], limit: int) -> Rows[Hit]:
    """Return what `search` finds as rows like those of a question. Raises BadParameter for what is no text or kind."""
    if not isinstance(text, str):
        raise BadParameter("search", "text", f"{text!r} is no text; give a part of a name")
    wanted = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise BadParameter("search", "kinds", f"{kind!r} is none of {', '.join(KINDS)}")
    summary = f"Which names have {text!r}?"
    question = Question("search", "names", summary, "", {}, COLUMNS, tuple(COLUMNS), lookup("names"))
    return Rows(question, question.sparql, search(names, text, wanted, limit))


def search(names: Names, text: str, kinds: Sequence[str] = (), limit: int = 20) -> list[Hit]:
    """Return the entities, of some kinds or all, with a name that contains the text or sounds like it, best first; if
    there are none, those with a name spelt like it. Case, accents and punctuation do not matter, and the script not
    where the sound decides. Actors, posts and places come before situations and titles."""
    wanted = fold(text)
    if not wanted:
        return []
    every = [row for row in names.forms() if not kinds or kind_of(row[0]) in kinds]
    contains, sounds, near = _containing(wanted), _sounding(text), _spelt(wanted)
    best = _fitting(every, lambda form: contains(form) or sounds(form)) or _fitting(every, near)
    ordered = sorted(best.items(), key=lambda item: (item[1], item[0]))
    return [Hit(names.entity(iri, label), fit[3], fit[4]) for (iri, label), fit in ordered[:limit]]


Fit = tuple[bool, float, int, str, str]
"""What orders the finds: whether it is a title or the like, how badly the form fits, its length; the form, and how."""
Fits = Callable[[str], tuple[float, str] | None]


def _fitting(names: Iterable[tuple[str, str, str]], fits: Fits) -> dict[tuple[str, str], Fit]:
    best: dict[tuple[str, str], Fit] = {}
    for iri, label, form in names:
        if (found := fits(form)) is not None:
            fit = (kind_of(iri) not in NAMED, found[0], len(form), form, found[1])
            best[iri, label] = min(best.get((iri, label), fit), fit)
    return best


def _containing(text: str) -> Fits:
    def fit(form: str) -> tuple[float, str] | None:
        folded = fold(form)
        if text not in folded:
            return None
        if folded == text:
            return 0, "exact"
        if folded.startswith(text):
            return 1, "start"
        return (2, "word") if f" {text}" in folded else (3, "part")

    return fit


def _sounding(text: str) -> Fits:
    """Fit names that have each word of the text, as it sounds: by consonants where a script writes no vowels."""
    wanted = _words(text)
    heard = sum(len(one.skeleton) for one in wanted)

    def fit(form: str) -> tuple[float, str] | None:
        words = _words(form)
        if heard >= SHORTEST and all(any(_alike(one, other) for other in words) for one in wanted):
            return SOUND + abs(len(words) - len(wanted)), "sound"
        return None

    return fit


def _alike(one: Word, other: Word) -> bool:
    return one.form == other.form if one.abjad == other.abjad else one.skeleton == other.skeleton


def _words(text: str) -> list[Word]:
    """Return the words of a name by their sound, without the Arabic article, which is written apart or not at all."""
    found = []
    for part in letters(text).replace("-", " ").split():
        bare = "".join(c for c in part if c.isalnum())
        bare = bare[2:] if bare.startswith(ARTICLE) and len(bare) > 4 else bare  # two and a stem
        if bare and bare not in ARTICLES:
            found.append(word(*romanized(bare)))
    return found


ARTICLE = "ال"
ARTICLES = ("al", "el", "ul", "ar", "as", "ash", "at", "az", "an", "ad")
SOUND = 4
"""The rank after those of names that contain the text."""
SHORTEST = 3
"""Consonants by which a name can be recognized."""


def _spelt(text: str) -> Fits:
    matcher, length = SequenceMatcher(b=text), len(text.split())

    def fit(form: str) -> tuple[float, str] | None:
        likeness = _likeness(matcher, fold(form), length)
        return (-likeness, "near") if likeness >= NEAR else None

    return fit


def _likeness(matcher: SequenceMatcher[str], folded: str, length: int) -> float:
    """Return how alike the text is to the run of as many words in the name that is most like it; 0 below `NEAR`."""
    words = folded.split()
    best = 0.0
    for start in range(max(1, len(words) - length + 1)):
        matcher.set_seq1(" ".join(words[start : start + length]))
        if matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR:
            best = max(best, matcher.ratio())
    return best
