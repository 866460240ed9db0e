"""What linking is fitted and measured on: imported lists, the gold, and lists parted or thinned out by a seed.

The lists are imports in build/external (un_sc_2015, un_sc_2026, ofac_2023, ucdp_221; docs/linking.md says how).
"""

import csv
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from allegiance.cli.datasets import read
from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity, Name
from allegiance.sssom.writing import PREFIXES

GOLD = ("orgs_curated", "un2026_ofac_by_document", "hard_negatives")


@dataclass(frozen=True)
class Pair:
    """A pair of the gold; `same` is False for a pair that must not be accepted."""

    subject: str
    object: str
    same: bool
    half: str


def lists(folder: Path) -> dict[str, list[Entity]]:
    """Return people and organizations of each list."""
    names = ("un_sc_2015", "un_sc_2026", "ofac_2023", "ucdp_221")
    return {name: [e for e in read(name, folder, ()) if e.kind in (PERSON, ORGANIZATION)] for name in names}


def gold(folder: Path) -> Iterator[Pair]:
    """Give the pairs of the gold, halved by a hash of the subject with a seed."""
    for name in GOLD:
        with (folder / f"{name}.sssom.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                same = name != "hard_negatives"
                yield Pair(_iri(row["subject_id"]), _iri(row["object_id"]), same, half(row["subject_id"]))


def half(subject: str) -> str:
    """Return whether a subject of the gold is for fitting or for testing."""
    return "fit" if hashlib.sha256(f"7|{subject}".encode()).digest()[0] < 128 else "test"


def _iri(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES.get(prefix, f"{prefix}:") + local


class Noise:
    """Changes entities as two lists differ: fewer names, missing or other dates and countries. All by one seed."""

    def __init__(self, seed: int, entities: Sequence[Entity]) -> None:
        self.random = random.Random(seed)  # noqa: S311  # repeatable, not secret
        self._countries = [e.countries for e in entities if e.countries]

    def thinned(self, entity: Entity, dataset: str) -> Entity:
        """Return the entity with one to five of its names, the main one most times among them."""
        names = list(entity.names)
        count = self.random.choice((1, 2, 3, 5))
        if len(names) > count:
            main = self.random.random() < 0.85
            names = [names[0], *self.random.sample(names[1:], count - 1)] if main else self.random.sample(names, count)
        return self.with_facts(entity, dataset, names)

    def parted(self, entities: Sequence[Entity], share: float) -> tuple[list[Entity], list[Entity]]:
        """Return two lists: of a share of the entities each has some of the names, the second has all the others."""
        one, other = [], []
        for entity in entities:
            names = list(entity.names)
            if len(names) > 1 and self.random.random() < share:
                self.random.shuffle(names)
                cut = self.random.randint(1, min(3, len(names) - 1))
                one.append(self.with_facts(entity, "one", names[:cut]))
                names = names[cut : cut + 4]
            other.append(self.with_facts(entity, "other", names))
        return one, other

    def with_facts(self, entity: Entity, dataset: str, names: Sequence[Name]) -> Entity:
        """Return the entity with these names, and with its dates and countries as another list could give them."""
        births, countries = entity.births, entity.countries
        chance = self.random.random()
        if chance < 0.35:
            births = frozenset()
        elif chance < 0.42:
            births = frozenset(str(int(b[:4]) + self.random.choice((-2, -1, 1, 2))) for b in births if b[:4].isdigit())
        elif chance < 0.5:
            births = frozenset(b[:4] for b in births if b[:4].isdigit())
        chance = self.random.random()
        if chance < 0.35:
            countries = frozenset()
        elif chance < 0.41:
            countries = self.random.choice(self._countries)
        return replace(
            entity, dataset=dataset, names=tuple(names), births=births, countries=countries, identifiers=frozenset()
        )

    def without_some(self, entities: Sequence[Entity], of: Sequence[Entity]) -> list[Entity]:
        """Return the entities but three tenths of those that `of` has too: not everybody is on both lists."""
        ids = {entity.id for entity in of}
        return [entity for entity in entities if entity.id not in ids or self.random.random() > 0.3]
