"""Two names, compared: how much of each the other has, and what is left over."""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from allegiance.merge.linking.folding import Word
from allegiance.merge.linking.normal_form import NormalName
from allegiance.merge.linking.rarity import weight

ALIKE = 700
"""The least likeness of two words, in thousandths, that counts as the same word written differently."""
CONSONANTS_ONLY = 950
"""Two words are no more alike than this when only their consonants can be compared."""
REDIVIDED = 960
"""How alike two names are that are the same when their words are run together."""
WHOLE = 850
"""The least likeness of names run together that counts."""


class Comparison(NamedTuple):
    """Two names side by side; counts are in thousandths, `information` in hundredths of a nat.

    `score` is the weight of the words they share against that of all their words; `covered` the share of the
    name that is covered best by the other; `information` the weight of what they share. `left` and `right` are
    the words of each that the other lacks.
    """

    score: int
    covered: int
    information: int
    shared: int
    left: tuple[Word, ...]
    right: tuple[Word, ...]


@lru_cache(maxsize=1 << 18)
def likeness(one: Word, other: Word) -> int:
    """Return how alike two words are, in thousandths, 0 when they are different words. Symmetric."""
    if one.form == other.form:
        return 1000 if one.abjad == other.abjad or one.form[0] in "=@" else CONSONANTS_ONLY + 25
    if one.form[:1] in "=@" or other.form[:1] in "=@":
        return 0
    forms = _ratio(one.form, other.form)
    consonants = _ratio(one.skeleton, other.skeleton)
    if one.abjad or other.abjad:
        alike = min(CONSONANTS_ONLY, (200 * forms + 800 * consonants) // 1000)
    elif min(len(one.skeleton), len(other.skeleton)) > 3:
        alike = (500 * forms + 500 * consonants) // 1000
    else:
        alike = (700 * forms + 300 * consonants) // 1000
    return alike if alike >= ALIKE else 0


def compare(one: NormalName, other: NormalName) -> Comparison:
    """Compare two names; each word finds at most one partner, the most alike first. Symmetric but for the sides."""
    pairs = sorted(
        (
            (-alike * min(weight(a), weight(b)), n, m, alike)
            for n, a in enumerate(one.words)
            for m, b in enumerate(other.words)
            if (alike := likeness(a, b))
        )
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    gain_a = gain_b = 0
    for _, n, m, alike in pairs:
        if n in used_a or m in used_b:
            continue
        used_a.add(n)
        used_b.add(m)
        # Squared: a word that is nearly another says much less than half of what the same word says.
        gain_a += alike * alike // 1000 * weight(one.words[n])
        gain_b += alike * alike // 1000 * weight(other.words[m])
    all_a = sum(map(weight, one.words))
    all_b = sum(map(weight, other.words))
    if not all_a or not all_b:
        return Comparison(0, 0, 0, 0, one.words, other.words)
    score = (gain_a + gain_b) // (all_a + all_b)
    covered = max(gain_a // all_a, gain_b // all_b)
    left = tuple(w for n, w in enumerate(one.words) if n not in used_a)
    right = tuple(w for m, w in enumerate(other.words) if m not in used_b)
    whole = REDIVIDED * likeness(one.whole, other.whole) // 1000 if min(map(len, (one.whole.skeleton, other.whole.skeleton))) > 4 else 0
    if whole > max(score, WHOLE):
        score = covered = whole
        gain_a = gain_b = whole * min(all_a, all_b)
        left = right = ()
    return Comparison(score, covered, min(gain_a, gain_b) // 1000, len(used_a), left, right)


def _ratio(one: str, other: str) -> int:
    longest = max(len(one), len(other))
    return 1000 - 1000 * Levenshtein.distance(one, other) // longest if longest else 0
