"""The words of a name one by one: what each is written like, and what part it plays beside the others."""

import re
from functools import lru_cache
from typing import NamedTuple

from allegiance.resources import lines
from allegiance.sounds import Word, romanized, word

SERVANT = re.compile(r"abd(?:u|a|e|i|o|ou)?l?$")
SERVANT_OF = re.compile(r"abd(?:[aeiou]|ou)(?:l|(?P<sun>[rszntd])(?=(?P=sun)))(?=[a-z]{3})")
SERVANT_OF_GOD = re.compile(r"abd[aeiou]*l+[aeiou]h?$|abdullo(?:h|kh)?$|abdallh$")
SON_OF = re.compile(r"^bin(?:al)?(?=[a-z]{4})")
KUNYA = re.compile(r"(?:abu|abou|aboo|abo|abi|abul|abdou)$")
MOTHER = re.compile(r"(?:umm|oum|um)$")
RELIGION = re.compile(r"(?P<first>[a-z]{2,}?)(?:[aeu]l?d|[aeu]d)d(?:i|ee)ne?$")
GOD = re.compile(r"[aiu]?l+[aou]?h?$")
ROMAN = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
"""Numerals after a name, from the second on; i and x are other words more often."""
ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th)?$")
SUN = "tdrzsnl"
"""The letters that take the article's l over."""
SERVANT_OF_GOD_FORM = "abdallah"


class Token(NamedTuple):
    """A word of a name by itself.

    `latin` is the word in Latin letters, `abjad` whether its vowels are not written, `stop` whether it tells nothing
    apart. `opens` is `abd`, `abu` or `um` for a word that is one with the next, `god` whether "Abd" before it makes
    one name, `numeral` the number of a Roman numeral, `words` what it is by itself.
    """

    latin: str
    abjad: bool
    stop: bool
    opens: str
    god: bool
    numeral: str
    words: tuple[Word, ...]


@lru_cache(maxsize=1 << 17)
def token(part: str) -> Token:
    """Return what one word is, given in small letters without marks."""
    latin, abjad = romanized(_without_article(part))
    numeral = str(ROMAN.index(latin) + 2) if latin in ROMAN else ""
    return Token(
        latin,
        abjad,
        latin in stopwords() and not numeral,
        "abd" if SERVANT.match(latin) else "abu" if KUNYA.match(latin) else "um" if MOTHER.match(latin) else "",
        bool(GOD.match(latin)),
        numeral,
        _alone(latin, abjad),
    )


def assimilated(part: str, following: str) -> bool:
    """Tell the article whose l has become the first sound of the next word: ash-Sham, ad-Din, at-Tawhid."""
    if not following or len(part) not in (2, 3) or part[0] not in "aeui":
        return False
    return part[1] in SUN and following.startswith(part[1:])


def joined(tokens: list[Token]) -> list[Word]:
    """Write what belongs together as one word: Abd al-Rahman, Abu Bakr."""
    result: list[Word] = []
    waiting = ""
    for found in tokens:
        if waiting:
            servant_of_god = waiting == "abd" and found.god
            whole = SERVANT_OF_GOD_FORM if servant_of_god else waiting + found.latin
            result.append(word(whole, found.abjad and not servant_of_god))
            waiting = ""
        elif found.opens:
            waiting = found.opens
        elif found.numeral and result:
            result.append(word(found.numeral))
        else:
            result += found.words
    return [*result, word(waiting)] if waiting else result


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Return the words that tell nothing apart."""
    words = {part for line in lines(__package__, "stopwords.txt") for part in line.split()}
    return frozenset(words) | legal_forms().keys()


@lru_cache(maxsize=1)
def legal_forms() -> dict[str, str]:
    """Return the legal forms of companies: each word for one, with the first of those that mean the same."""
    return {form: line.split()[0] for line in lines(__package__, "legal_forms.txt") for form in line.split()}


def _without_article(part: str) -> str:
    """Take the Arabic article, alone or after "and", off a word in Arabic script; God keeps it."""
    if part.isascii():
        return part
    for prefix in ("وال", "ال"):
        if part.startswith(prefix) and len(part) > len(prefix) + 1 and part != "الله":
            return part[len(prefix) :]
    return part


def _alone(latin: str, abjad: bool) -> tuple[Word, ...]:
    """Return the words that a word is by itself: Nureddin is two."""
    if SERVANT_OF_GOD.match(latin):
        return (word(SERVANT_OF_GOD_FORM),)
    if found := RELIGION.match(latin):
        return word(found["first"], abjad), word("din", abjad)
    if found := ORDINAL.match(latin):
        return (word(found[1]),)
    return (word(SON_OF.sub("", SERVANT_OF.sub("abd", latin)), abjad),)
