"""Two names, compared: how much of each the other has, and what is left over."""

from functools import lru_cache
from typing import NamedTuple

from allegiance.errors import MissingPackage
from allegiance.merge.linking.lexicon import BODIES, PARTS
from allegiance.merge.linking.normal_form import NormalName
from allegiance.merge.linking.rarity import weight
from allegiance.sounds import Word

try:
    from rapidfuzz.distance import Levenshtein
except ImportError as missing:
    raise MissingPackage("rapidfuzz", "link") from missing

ALIKE = 700
"""The least likeness of two words, in thousandths, that counts as the same word written differently."""
CONSONANTS_ONLY = 950
"""Two words are no more alike than this when only their consonants can be compared."""
REDIVIDED = 960
"""How alike two names are that are the same when their words are run together."""
WHOLE = 850
"""The least likeness of names run together that counts."""
BRANCH_OF_A_BODY = 850
"""How alike "branch" and "foundation" are."""
LONG = 5
"""Names of so many letters or fewer are not told by their letters run together."""


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
        branch = {one.form, other.form} & PARTS and {one.form, other.form} & BODIES
        return BRANCH_OF_A_BODY if branch else 0
    forms = _ratio(one.form, other.form)
    short = min(len(one.skeleton), len(other.skeleton)) < 4
    abjad = one.abjad or other.abjad
    if not abjad and forms < (571 if short else 400):
        return 0  # The consonants could not make up for it.
    consonants = _ratio(one.skeleton, other.skeleton)
    if abjad:
        alike = min(CONSONANTS_ONLY, (200 * forms + 800 * consonants) // 1000)
    elif short:
        alike = (700 * forms + 300 * consonants) // 1000
    else:
        alike = (500 * forms + 500 * consonants) // 1000
    return alike if alike >= ALIKE else 0


def compare(one: NormalName, other: NormalName) -> Comparison:
    """Compare two names; each word finds at most one partner, the most alike first. Symmetric but for the sides."""
    pairs = [
        (-alike * min(weight(a), weight(b)), n, m, alike)
        for n, a in enumerate(one.words)
        for m, b in enumerate(other.words)
        if (alike := likeness(a, b))
    ]
    whole = _whole(one, other)
    if not pairs and not whole:
        return Comparison(0, 0, 0, 0, one.words, other.words)
    pairs.sort()
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
    if whole > score:
        score = covered = whole
        gain_a = gain_b = whole * min(all_a, all_b)
        left = right = ()
    return Comparison(score, covered, min(gain_a, gain_b) // 1000, len(used_a), left, right)


def spelling(one: NormalName, other: NormalName) -> int:
    """Return how alike two names are written, in thousandths, whatever their words weigh and how they are divided."""
    if one.run == other.run:
        return 1000
    return 999 if one.ordered == other.ordered else _ratio(one.run, other.run)


def _whole(one: NormalName, other: NormalName) -> int:
    """Return how alike two names are when their words are run together, 0 when that does not count."""
    if one.run == other.run and len(one.run) > LONG:
        return REDIVIDED
    a, b = one.whole, other.whole
    if abs(len(a.form) - len(b.form)) > 4 or min(len(a.skeleton), len(b.skeleton)) < 5:
        return 0
    alike = REDIVIDED * likeness(a, b) // 1000
    if alike <= WHOLE or [c for c in a.form if c.isdigit()] != [c for c in b.form if c.isdigit()]:
        return 0
    return alike


def _ratio(one: str, other: str) -> int:
    longest = max(len(one), len(other))
    return 1000 - 1000 * Levenshtein.distance(one, other) // longest if longest else 0
