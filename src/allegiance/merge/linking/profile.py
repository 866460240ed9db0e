"""What is worked out of an entity once, before it is compared with many others."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from allegiance.merge.linking.lexicon import lexicon
from allegiance.merge.linking.normal_form import NormalName, normal_form, readings
from allegiance.merge.linking.plain_words import plain_words
from allegiance.merge.linking.table import Entity

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
BRACKETS = re.compile(r"\(.*?\)")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
NAMES_COMPARED = 40
"""An entity with more names than this is compared by the first of them, its main and strong ones."""


@dataclass(frozen=True)
class Profile:
    """An entity with its names in normal form, the strong ones first; `strong` tells how many these are."""

    entity: Entity
    names: tuple[NormalName, ...]
    strong: int

    @classmethod
    def of(cls, entity: Entity) -> "Profile":
        """Work out the profile of an entity."""
        by_strength: dict[bool, dict[NormalName, None]] = {True: {}, False: {}}
        for name in entity.names:
            for reading in readings(name.form):
                normal = normal_form(reading)
                if normal.words:
                    by_strength[name.strong].setdefault(normal)
        strong = list(by_strength[True])
        weak = [name for name in by_strength[False] if name not in by_strength[True]]
        kept = tuple([*strong, *weak][:NAMES_COMPARED])
        return cls(entity, kept, min(len(strong), len(kept)))

    @cached_property
    def shorts(self) -> frozenset[str]:
        """The names that could be acronyms."""
        return frozenset(name.short for name in self.names if len(name.short) > 2)

    @cached_property
    def leading(self) -> tuple[NormalName, ...]:
        """The main name; where that is an acronym, the one after it too."""
        return self.names[: 2 if self.names and self.names[0].short else 1]

    @cached_property
    def initials(self) -> frozenset[str]:
        """The acronyms that the other names could have."""
        return frozenset(acronym for name in self.names for acronym in name.initials)

    @cached_property
    def places(self) -> frozenset[str]:
        """The codes of the places in any of the names."""
        return frozenset(place for name in self.names for place in name.places)

    @cached_property
    def days(self) -> frozenset[str]:
        """The dates of birth that are known to the day."""
        return frozenset(birth for birth in self.entity.births if DAY.match(birth))

    @cached_property
    def years(self) -> tuple[tuple[int, int], ...]:
        """The years of birth, each as the first and last year it can be; an approximate one is two years wide."""
        spans = []
        for birth in self.entity.births:
            found = [int(year) for year in YEAR.findall(birth)]
            if found:
                vague = 2 if birth.endswith(("~", "%")) else 0
                spans.append((min(found) - vague, max(found) + vague))
        return tuple(sorted(spans))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries, as far as they are known by their names."""
        return frozenset(code for name in self.entity.countries if (code := country(name)))


@lru_cache(maxsize=1 << 12)
def country(name: str) -> str:
    """Return the code of a place by its name or code, or an empty text. "Korea, North" is North Korea."""
    if len(name) == 2 and name.isupper():
        return name
    for text in (name, BRACKETS.sub("", name), " ".join(reversed(name.split(",")))):
        concept = lexicon()[0].get(tuple(word.form for word in plain_words(text)))
        if concept is not None and concept.form.startswith("@"):
            return concept.form[1:]
    return ""
