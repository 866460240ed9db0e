"""How a word of a name is written with the differences taken out that a transliteration makes.

A word has two readings. Its *form* is Latin with vowels kept but evened out ("Oussama", "Usama": `usama`), its
*skeleton* the consonants alone ("Muhammad", "محمد": `mhmd`), where sounds that romanizations confuse are one
letter. A first vowel counts as a letter, `a`. Both readings of a word in form are that word again.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from allegiance import resources

SYLLABIC = ("HANGUL", "DEVANAGARI", "BENGALI", "ETHIOPIC", "HIRAGANA", "KATAKANA", "MYANMAR", "SINHALA", "TAMIL")
"""Scripts whose letters Unicode names by their sound: HANGUL SYLLABLE GIM."""
ABJADS = ("ARABIC", "HEBREW")
"""Scripts that leave short vowels out, so that only consonants can be compared."""
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʾʿ`´′ـ\u200c\u200d\u2060\ufeff"))
"""Signs inside a word that no two romanizations set alike, the Arabic stroke, and joiners."""
SOUNDS = {
    "dsch": "j", "tsch": "x", "dzh": "j", "tch": "x", "sch": "x", "dj": "j", "zh": "j", "kh": "h", "gh": "g",
    "dh": "d", "th": "t", "ph": "f", "sh": "x", "ch": "x", "ck": "k", "ts": "s", "tz": "s", "q": "k", "ou": "u",
    "oo": "u", "ee": "i", "o": "u", "e": "i", "y": "i", "w": "u", "c": "k", "ç": "x",
}  # fmt: skip
"""Letters and what they are evened out to; `x` stands for "sh" and "ch", which French and English read differently."""
SOUND = re.compile("|".join([r"c(?=[eiy])", r"^x", "x", *sorted(SOUNDS, key=len, reverse=True)]))
DOUBLED = re.compile(r"(.)\1+")
CONSONANTS = str.maketrans("pgv", "bkf", "aiu")
"""Arabic has no p and no v, and writes g as k, q, j or gh; vowels go."""


class Word(NamedTuple):
    """One word of a name; `abjad` says that its vowels are not written."""

    form: str
    skeleton: str
    abjad: bool = False


@lru_cache(maxsize=1 << 17)
def word(latin: str, abjad: bool = False) -> Word:
    """Return the readings of one word in Latin letters."""
    form = folded(latin)
    return Word(form, skeleton(form), abjad)


def letters(text: str) -> str:
    """Return the text in small letters, without marks and the signs inside words; compatible forms are one."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES))
    if plain.isascii():
        return plain
    kept = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))
    return unicodedata.normalize("NFC", kept)


def romanized(text: str) -> tuple[str, bool]:
    """Return the word in Latin letters, as far as the script is known, and whether its script leaves vowels out."""
    if text.isascii():
        return text, False
    table = _table()
    latin = "".join(table[c] if c in table else _by_name(c) for c in text)
    return latin, any(unicodedata.name(c, "").startswith(ABJADS) for c in text)


def folded(latin: str) -> str:
    """Return the form of a word in Latin letters; folding a form again changes nothing."""
    form = latin
    while True:
        once = DOUBLED.sub(r"\1", SOUND.sub(_sound, form))
        once = once[:-1] if len(once) > 2 and once.endswith("h") else once
        if once == form:
            return form
        form = once


def skeleton(form: str) -> str:
    """Return the consonants of a form, a first vowel as `a`; all of it where there is no consonant."""
    if not form:
        return ""
    first = "a" if form[0] in "aiu" else ""
    consonants = DOUBLED.sub(r"\1", form.translate(CONSONANTS))
    return first + consonants if consonants else form


def _sound(found: re.Match[str]) -> str:
    text = found.group()
    if text == "x":
        return "x"
    if text == "c":
        following = found.string[found.end() : found.end() + 1]
        return "s" if following and following in "eiy" else "k"
    return SOUNDS[text]


def _by_name(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return name.rpartition(" ")[2].lower() if name.startswith(SYLLABIC) else letter


@cache
def _table() -> dict[str, str]:
    table = {}
    for line in resources.lines(__name__, "letters.tsv"):
        letter, _, latin = line.partition(" ")
        table[letter] = latin
    return table
