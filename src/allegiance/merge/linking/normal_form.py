"""A name in normal form: words that can be compared, whatever script, spelling or order it came in."""

import re
from functools import lru_cache
from typing import NamedTuple

from allegiance.merge.linking.folding import Word, letters, lines, romanized, skeleton, word
from allegiance.merge.linking.lexicon import lexicon, places_by_consonants

ELISION = re.compile(r"\b[ldq]['’](?=[aeiouyhâéèêîôû])", re.IGNORECASE)
"""French: l'Unification."""
SPLIT = re.compile(r"[\W_]+")
ALTERNATIVES = re.compile(r"\s*;\s*")
ACRONYM_IN_BRACKETS = re.compile(r"\(\s*([A-Z][A-Za-z.&'’-]{1,9})\s*\)")
ACRONYM_AFTER_SLASH = re.compile(r"\s*/\s*(?=[A-Z][A-Za-z-]{1,9}$)")
SERVANT = re.compile(r"abd(?:u|a|e|i|o|ou)?l?$")
SERVANT_OF = re.compile(r"abd(?:[aeiou]|ou)(?:l|(?P<sun>[rszntd])(?=(?P=sun)))(?=[a-z]{3})")
SERVANT_OF_GOD = re.compile(r"abd[aeiou]*l+[aeiou]h?$|abdullo(?:h|kh)?$|abdallh$")
SON_OF = re.compile(r"^bin(?:al)?(?=[a-z]{4})")
KUNYA = re.compile(r"(?:abu|abou|aboo|abo|abi|abul|abdou)$")
MOTHER = re.compile(r"(?:umm|oum|um)$")
RELIGION = re.compile(r"(?P<first>[a-z]{2,}?)(?:[aeu]l?d|[aeu]d)d(?:i|ee)ne?$")
ROMAN = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
"""Numerals after a name, from the second on; i and x are other words more often."""
ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th)?$")
GOD = re.compile(r"[aiu]?l+[aou]?h?$")
SUN = "tdrzsnl"
"""The letters that take the article's l over."""


class NormalName(NamedTuple):
    """A name: its words without articles and the like, and what else is read from it.

    `whole` is all of them run together, for names whose words are divided differently; `initials` are the acronyms
    that the name could have, `short` the name itself where it could be an acronym, `legal` its legal forms.
    """

    text: str
    words: tuple[Word, ...]
    places: frozenset[str]
    whole: Word
    initials: frozenset[str]
    short: str
    legal: frozenset[str]


class Part(NamedTuple):
    """A word of a name on its way into normal form, in Latin letters."""

    latin: str
    abjad: bool


def readings(text: str) -> list[str]:
    """Return the names that one entry holds: alternatives after semicolons, acronyms in brackets or after a slash."""
    found: list[str] = []
    for part in ALTERNATIVES.split(text):
        acronyms = [inner for inner in ACRONYM_IN_BRACKETS.findall(part) if not _known(inner)]
        rest = part
        for acronym in acronyms:
            rest = re.sub(rf"\(\s*{re.escape(acronym)}\s*\)", " ", rest)
        names = ACRONYM_AFTER_SLASH.split(rest.strip()) + acronyms
        found += [name.strip() for name in names if name.strip()]
    return list(dict.fromkeys(found))


def _known(text: str) -> bool:
    """Tell whether a text in brackets is a place or a general word: part of the name, no acronym."""
    return tuple(w.form for w in plain_words(text)) in lexicon()[0]


@lru_cache(maxsize=1 << 16)
def normal_form(text: str) -> NormalName:
    """Return the normal form of one name. A name without any letter has no words."""
    raw = _parts(text)
    kept = _without_particles(raw)
    plain = [word(part.latin, part.abjad) for part in _joined(kept)]
    words = tuple(_in_concepts(plain))
    return NormalName(
        text,
        words,
        frozenset(w.form[1:] for w in words if w.form.startswith("@")),
        _whole(plain),
        _initials(raw, kept),
        raw[0].latin if len(raw) == 1 and 2 <= len(raw[0].latin) <= 8 else "",
        frozenset(form for part in raw if (form := _legal_forms().get(part.latin))),
    )


def plain_words(text: str) -> list[Word]:
    """Return the words of a text as the lexicon knows them: without particles, joined where they belong together."""
    return [word(part.latin, part.abjad) for part in _joined(_without_particles(_parts(text)))]


def _parts(text: str) -> list[Part]:
    """Split a name into words, "Surname, Given" turned round so that what is given comes first."""
    before, comma, after = text.partition(",")
    turned = f"{after} {before}" if comma and "," not in after else text
    found = [_without_article(part) for part in SPLIT.split(letters(ELISION.sub("", turned))) if part]
    return [Part(*romanized(part)) for part in found]


def _without_article(part: str) -> str:
    """Take the Arabic article, alone or after "and", off a word in Arabic script; God keeps it."""
    for prefix in ("وال", "ال"):
        if part.startswith(prefix) and len(part) > len(prefix) + 1 and part != "الله":
            return part[len(prefix) :]
    return part


def _without_particles(raw: list[Part]) -> list[Part]:
    stop = _stopwords()
    following = [*(part.latin for part in raw), ""][1:]
    kept = [
        part
        for part, after in zip(raw, following, strict=True)
        if (part.latin not in stop or part.latin in ROMAN) and not _assimilated(part.latin, after)
    ]
    return kept or raw


def _assimilated(part: str, following: str) -> bool:
    """Tell the article whose l has become the first sound of the next word: ash-Sham, ad-Din, at-Tawhid."""
    if not following or len(part) not in (2, 3) or part[0] not in "aeui":
        return False
    return part[1] in SUN and following.startswith(part[1:])


def _joined(parts: list[Part]) -> list[Part]:
    """Write what belongs together as one word (Abd al-Rahman, Abu Bakr), and Nureddin as two."""
    result: list[Part] = []
    waiting = ""
    for part in parts:
        latin = part.latin
        if waiting:
            whole = "abdallah" if waiting == "abd" and GOD.match(latin) else waiting + latin
            result.append(Part(whole, part.abjad and whole != "abdallah"))
            waiting = ""
        elif SERVANT.match(latin):
            waiting = "abd"
        elif KUNYA.match(latin):
            waiting = "abu"
        elif MOTHER.match(latin):
            waiting = "um"
        elif SERVANT_OF_GOD.match(latin):
            result.append(Part("abdallah", False))
        elif found := RELIGION.match(latin):
            result += [Part(found["first"], part.abjad), Part("din", part.abjad)]
        elif result and latin in ROMAN:
            result.append(Part(str(ROMAN.index(latin) + 2), False))
        elif found := ORDINAL.match(latin):
            result.append(Part(found[1], False))
        else:
            result.append(Part(SON_OF.sub("", SERVANT_OF.sub("abd", latin)), part.abjad))
    return [*result, Part(waiting, False)] if waiting else result


def _in_concepts(words: list[Word]) -> list[Word]:
    """Put the concept in the place of each word or phrase that the lexicon knows, longest phrases first."""
    phrases, longest = lexicon()
    result, n = [], 0
    while n < len(words):
        for size in range(min(longest, len(words) - n), 0, -1):
            concept = phrases.get(tuple(w.form for w in words[n : n + size]))
            if concept is None and size == 1 and len(words[n].skeleton) > (3 if words[n].abjad else 6):
                concept = places_by_consonants().get(words[n].skeleton)
            if concept:
                result.append(Word(concept, concept))
                n += size
                break
        else:
            result.append(words[n])
            n += 1
    return result


def _whole(words: list[Word]) -> Word:
    form = "".join(w.form for w in words)
    return Word(form, skeleton(form), any(w.abjad for w in words))


def _initials(raw: list[Part], kept: list[Part]) -> frozenset[str]:
    """Return the acronyms that the name could have: of its main words, with the articles, and of all words."""
    articles = ("al", "el")
    found = {
        "".join(part.latin[:1] for part in kept),
        "".join(part.latin[:1] for part in raw if part.latin in articles or part in kept),
        "".join(part.latin[:1] for part in raw),
    }
    return frozenset(initials for initials in found if len(initials) > 2)


@lru_cache(maxsize=1)
def _stopwords() -> frozenset[str]:
    return frozenset(part for line in lines("stopwords.txt") for part in line.split()) | _legal_forms().keys()


@lru_cache(maxsize=1)
def _legal_forms() -> dict[str, str]:
    return {form: line.split()[0] for line in lines("legal_forms.txt") for form in line.split()}
