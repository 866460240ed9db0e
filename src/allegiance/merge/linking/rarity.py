"""How much a word tells: the rarer it is in lists of names, the more."""

import math
from functools import lru_cache

from allegiance.merge.linking.lexicon import PARTS
from allegiance.resources import lines
from allegiance.sounds import Word

LEAST, MOST = 100, 900
"""The bounds of a weight, in hundredths of a nat."""


def key(word: Word) -> str:
    """Return what a word is counted under: its consonants, or its form where they are too few."""
    return word.skeleton if len(word.skeleton) > 3 else word.form


@lru_cache(maxsize=1 << 17)
def weight(word: Word) -> int:
    """Return the weight of a word, in hundredths of a nat: -ln of its share of the names in the lists counted.

    Words for a part weigh little: one list says branch where another says office.
    """
    if word.form in PARTS:
        return LEAST
    total, counts = _table()
    count = counts.get(key(word))
    if count is None:
        return MOST if len(word.form) > 2 else LEAST * 3
    return max(LEAST, min(MOST, round(100 * math.log(total / count))))


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, int]]:
    rows = [line.split("\t") for line in lines(__package__, "frequencies.tsv")]
    counts = {word: int(count) for word, count in rows}
    return counts.pop("*"), counts


def forget() -> None:
    """Read the counts anew when next asked for: they were changed."""
    _table.cache_clear()
    weight.cache_clear()
