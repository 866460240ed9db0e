"""A name in normal form: words that can be compared, whatever script, spelling or order it came in."""

import re
from functools import lru_cache
from typing import NamedTuple

from allegiance.merge.linking.lexicon import concept_of, lexicon
from allegiance.merge.linking.plain_words import plain_words, tokens_of, without_particles
from allegiance.merge.linking.tokens import Token, joined, legal_forms
from allegiance.sounds import Word, skeleton

ALTERNATIVES = re.compile(r"\s*;\s*")
ACRONYM_IN_BRACKETS = re.compile(r"\(\s*([A-Z][A-Za-z.&'’-]{1,9})\s*\)")
ACRONYM_AFTER_SLASH = re.compile(r"\s*/\s*(?=[A-Z][A-Za-z-]{1,9}$)")


class NormalName(NamedTuple):
    """A name: its words without articles and the like, and what else is read from it.

    `whole` is all of them run together, for names whose words are divided differently; `initials` are the acronyms
    that the name could have, `short` the name itself where it could be an acronym, `legal` its legal forms. `run` is
    all that is written, particles too, in Latin letters without spaces, `ordered` the same with its words sorted.
    """

    text: str
    words: tuple[Word, ...]
    places: frozenset[str]
    whole: Word
    initials: frozenset[str]
    short: str
    legal: frozenset[str]
    run: str
    ordered: str


def readings(text: str) -> list[str]:
    """Return the names that one entry holds: alternatives after semicolons, acronyms in brackets or after a slash."""
    if ";" not in text and "(" not in text and "/" not in text:
        return [text.strip()] if text.strip() else []
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
    raw = tokens_of(text)
    kept = without_particles(raw)
    plain = joined(kept)
    words = tuple(_in_concepts(plain))
    latin = [part.latin for part in raw]
    legal = legal_forms()
    return NormalName(
        text,
        words,
        frozenset([w.form[1:] for w in words if w.form[:1] == "@"]),
        _whole(plain),
        _initials(raw, kept),
        latin[0] if len(raw) == 1 and 2 <= len(latin[0]) <= 8 else "",
        frozenset([legal[part] for part in latin if part in legal]),
        "".join(latin),
        "".join(sorted(latin)),
    )


def _in_concepts(words: list[Word]) -> list[Word]:
    """Put the concept in the place of each word or phrase that the lexicon knows, longest phrases first."""
    phrases, sizes = lexicon()
    result, n = [], 0
    while n < len(words):
        for size in sizes.get(words[n].form, ()):
            concept = phrases.get(tuple([w.form for w in words[n : n + size]]))
            if concept:
                result.append(concept)
                n += size
                break
        else:
            result.append(concept_of(words[n]) if len(words[n].skeleton) > 3 else words[n])
            n += 1
    return result


def _whole(words: list[Word]) -> Word:
    form = "".join([w.form for w in words])
    return Word(form, skeleton(form), any(w.abjad for w in words))


def _initials(raw: list[Token], kept: list[Token]) -> frozenset[str]:
    """Return the acronyms that the name could have: of its main words, with the articles, and of all words."""
    if len(raw) < 3:
        return frozenset()
    spelled = "".join([part.latin[:1] for part in raw])
    found = {spelled}
    if len(kept) < len(raw):
        main = set(kept)
        found.add("".join([part.latin[:1] for part in kept]))
        found.add("".join([part.latin[:1] for part in raw if part.latin in ("al", "el") or part in main]))
    return frozenset([initials for initials in found if len(initials) > 2])
