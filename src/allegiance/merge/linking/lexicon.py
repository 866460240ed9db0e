"""What says the same in other words: general words of organizations' names, and places.

`words.tsv` and `places.tsv` hold them by concept. In a normal form a general word is written `=concept` and a
place `@code`: they equal themselves and resemble nothing else.
"""

from functools import cache, lru_cache

from allegiance.merge.linking.plain_words import plain_words
from allegiance.resources import lines
from allegiance.sounds import Word, skeleton

PARTS = frozenset({"=faction", "=branch", "=office", "=province"})
"""Words that name a part of an organization rather than the whole."""
QUALIFIERS = PARTS | {"=eastern", "=western", "=northern", "=southern", "=central", "=renewed", "=union"}
"""Words that, added to the name of an organization, make it that of a part or an offshoot."""
BODIES = frozenset({"=foundation", "=organization", "=society", "=charity"})
"""What a branch is called as well: one list says branch where another says foundation."""
REGION = 4
"""A place that lies in at least three others is a region; two towns of one country are two places."""


@cache
def lexicon() -> tuple[dict[tuple[str, ...], Word], dict[str, list[int]]]:
    """Return the concept of each phrase, as the forms of its words, and by a first word the lengths, longest first."""
    phrases: dict[tuple[str, ...], Word] = {}
    for name, sign in (("places.tsv", "@"), ("words.tsv", "=")):
        for line in lines(__package__, name):
            concept, *_, spellings = line.split("\t")
            for spelling in spellings.split("|"):
                phrase = tuple(w.form for w in plain_words(spelling))
                if phrase:
                    phrases.setdefault(phrase, Word(sign + concept, sign + concept))
    sizes: dict[str, set[int]] = {}
    for phrase in phrases:
        sizes.setdefault(phrase[0], set()).add(len(phrase))
    return phrases, {first: sorted(found, reverse=True) for first, found in sizes.items()}


@lru_cache(maxsize=1 << 17)
def concept_of(word: Word) -> Word:
    """Return the place that a word is by its consonants, if it is long or its script leaves vowels out, or the word."""
    if len(word.skeleton) > (3 if word.abjad else 6):
        return places_by_consonants().get(word.skeleton, word)
    return word


@cache
def places_by_consonants() -> dict[str, Word]:
    """Return places by the skeletons of their names, for scripts without vowels; short ones are left out."""
    phrases, _ = lexicon()
    return {
        consonants: concept
        for (form, *more), concept in phrases.items()
        if concept.form.startswith("@") and not more and len(consonants := skeleton(form)) > 3
    }


@cache
def within() -> dict[str, frozenset[str]]:
    """Return, by the code of a place, the code itself and those of the places it lies in or overlaps."""
    rows = [line.split("\t") for line in lines(__package__, "places.tsv")]
    return {code: frozenset([code, *outer.split()]) for code, outer, _ in rows}


def compatible(one: str, other: str) -> bool:
    """Tell whether two places can be one: the same, one in the other, or regions of several countries that overlap."""
    of_one, of_other = within()[one], within()[other]
    if one in of_other or other in of_one:
        return True
    return min(len(of_one), len(of_other)) >= REGION and not of_one.isdisjoint(of_other)
