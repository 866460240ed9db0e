"""Which names contain a text, sound like it in another script, or are spelt like it."""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from operator import eq
from typing import NamedTuple

from allegiance.folding import fold
from allegiance.query.known_names import Known, heard, words
from allegiance.sounds import Word
from allegiance.terms import NAMED, kind_of

NEAR = 0.75
"""How alike two folded names are at least (difflib's ratio, 0 to 1) to be shown when nothing contains the text."""
EXACT, WHOLE_SOUND, START, WORD, PART = range(5)
"""The ranks of how a name fits. One that only has the words of the text by their sound comes after these, the later the
more words it has besides."""
TELLING, MOST_BESIDE = 4, 3
"""Letters of a word that alone may tell a name, and of how many such letters the name must have one."""
SHORTEST = 3
"""Letters by which a name can be recognized: consonants, where one of the two is written without vowels."""


class Match(NamedTuple):
    """An entity whose name fits: the form that fits best, and how (see `Hit`)."""

    iri: str
    label: str
    form: str
    how: str


def matches(names: Iterable[Known], text: str) -> list[Match]:
    """Return the entities, of which a form of a name each is given, with a form that contains the text or sounds like
    it, best first; if there are none, those with a form spelt like it, and else those with some of its words. Case,
    accents and punctuation do not matter, and the script not where the sound decides. Actors, posts and places come
    before situations and titles."""
    wanted = fold(text)
    if not wanted:
        return []
    every = list(names)
    contains, sounds, near = _containing(wanted), _sounding(text), _spelt(wanted)
    best = (
        _fitting(every, lambda name: contains(name) or sounds(name))
        or _fitting(every, near)
        or _fitting(every, _partly(text))
    )
    return [Match(*known, fit[3], fit[4]) for known, fit in sorted(best.items(), key=lambda item: (item[1], item[0]))]


Fit = tuple[bool, float, int, str, str]
"""What orders the finds: whether it is a title or the like, how badly the form fits, its length; the form, and how."""
Fits = Callable[[Known], tuple[float, str] | None]


def _fitting(names: Iterable[Known], fits: Fits) -> dict[tuple[str, str], Fit]:
    best: dict[tuple[str, str], Fit] = {}
    for name in names:
        if (found := fits(name)) is not None:
            fit = (kind_of(name.iri) not in NAMED, found[0], len(name.form), name.form, found[1])
            best[name.iri, name.label] = min(best.get((name.iri, name.label), fit), fit)
    return best


def _containing(text: str) -> Fits:
    def fit(name: Known) -> tuple[float, str] | None:
        folded = name.folded
        if text not in folded:
            return None
        if folded == text:
            return EXACT, "exact"
        if folded.startswith(text):
            return START, "start"
        return (WORD, "word") if f" {text}" in folded else (PART, "part")

    return fit


def _sounding(text: str) -> Fits:
    """Fit names that have each word of the text, as it sounds: by consonants where a script writes no vowels."""
    wanted = words(text)
    telling = sum(len(one.form) for one in wanted) >= SHORTEST
    alike = _alike if sum(len(one.skeleton) for one in wanted) >= SHORTEST else eq

    def fit(name: Known) -> tuple[float, str] | None:
        # Most names are told apart without taking their sound apart.
        if not telling or not all(one.form in name.sound or one.skeleton in name.sound for one in wanted):
            return None
        others = heard(name.sound)
        if all(any(alike(one, other) for other in others) for one in wanted):
            besides = abs(len(others) - len(wanted))
            return (PART + besides if besides else WHOLE_SOUND), "sound"
        return None

    return fit


def _partly(text: str) -> Fits:
    """Fit names that have some words of the text, as they sound: "Движение Талибан" is told by its second one."""
    wanted = [one for one in words(text) if len(one.form) >= TELLING]
    letters = sum(len(one.form) for one in wanted)

    def fit(name: Known) -> tuple[float, str] | None:
        if not any(one.form in name.sound or one.skeleton in name.sound for one in wanted):
            return None
        others = heard(name.sound)
        had = sum(len(one.form) for one in wanted if any(_alike(one, other) for other in others))
        return (-had, "some words") if had * MOST_BESIDE >= letters and had else None

    return fit


def _alike(one: Word, other: Word) -> bool:
    return one.form == other.form if one.abjad == other.abjad else one.skeleton == other.skeleton


def _spelt(text: str) -> Fits:
    matcher, length = SequenceMatcher(b=text), len(text.split())

    def fit(name: Known) -> tuple[float, str] | None:
        likeness = _likeness(matcher, name.folded, length)
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
