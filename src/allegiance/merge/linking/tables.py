"""The tables that the steps read, made of entities and written as CSV for whichever engine runs them."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path
from typing import Any

from allegiance.merge.linking.folding import Word
from allegiance.merge.linking.normal_form import NormalName, normal_form, readings
from allegiance.merge.linking.rarity import weight
from allegiance.merge.linking.table import Entity, Side

COLUMNS = {
    "names": {"name": "BIGINT", "entity": "BIGINT", "whole": "VARCHAR", "weight": "BIGINT"},
    "words": {"name": "BIGINT", "word": "BIGINT"},
    "keys": {"name": "BIGINT", "name_key": "VARCHAR"},
    "vocabulary": {
        "word": "BIGINT",
        "form": "VARCHAR",
        "skeleton": "VARCHAR",
        "abjad": "BIGINT",
        "concept": "BIGINT",
        "weight": "BIGINT",
    },
    "variants": {"word": "BIGINT", "variant": "VARCHAR"},
}
"""The columns of each table and their types, in words that DuckDB and Spark share."""
PAIRED = 6
"""So many words of a name, the weightiest, are paired into keys."""


class Tables:
    """Writes the tables of both sides into a folder; the words of both share one vocabulary."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._words: dict[Word, int] = {}

    def write(self, side: Side, entities: Iterable[Entity]) -> list[list[NormalName]]:
        """Write the names, words and keys of one side. Returns the normal names by entity, in order."""
        result: list[list[NormalName]] = []
        number = 0
        with ExitStack() as stack:
            names, words, keys = (self._open(stack, f"{table}_{side}", table) for table in ("names", "words", "keys"))
            for index, entity in enumerate(entities):
                normal = normal_names(entity)
                result.append(normal)
                for name in normal:
                    names.writerow((number, index, name.whole.skeleton, sum(map(weight, name.words)) or 1))
                    words.writerows((number, self._number(word)) for word in dict.fromkeys(name.words))
                    keys.writerows((number, key) for key in name_keys(name))
                    number += 1
        return result

    def finish(self) -> None:
        """Write the vocabulary, after both sides."""
        with ExitStack() as stack:
            vocabulary, variants = (self._open(stack, table, table) for table in ("vocabulary", "variants"))
            for word, number in self._words.items():
                concept = int(word.form[:1] in "=@")
                vocabulary.writerow((number, word.form, word.skeleton, int(word.abjad), concept, weight(word)))
                variants.writerows((number, variant) for variant in skeleton_variants(word))

    def _number(self, word: Word) -> int:
        return self._words.setdefault(word, len(self._words))

    def _open(self, stack: ExitStack, file: str, table: str) -> Any:
        out = stack.enter_context((self.folder / f"{file}.csv").open("w", encoding="utf-8", newline=""))
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS[table])
        return writer


def normal_names(entity: Entity) -> list[NormalName]:
    """Return the normal forms of an entity's names, each once, without those that hold no letter."""
    forms = (normal_form(reading) for name in entity.names for reading in readings(name.form))
    return [name for name in dict.fromkeys(forms) if name.words]


def skeleton_variants(word: Word) -> Iterator[str]:
    """Give the consonants of a word, and all but one of them where they are four or more."""
    yield word.skeleton
    if len(word.skeleton) > 3 and word.form[:1] not in "=@":
        yield from {word.skeleton[:n] + word.skeleton[n + 1 :] for n in range(len(word.skeleton))}


def name_keys(name: NormalName) -> list[str]:
    """Return what names can be found by that share no rare word: pairs of words, all consonants, acronyms."""
    heavy = sorted(name.words, key=lambda word: (-weight(word), word))[:PAIRED]
    pairs = {"+".join(sorted((a.skeleton, b.skeleton))) for a, b in combinations(heavy, 2)}
    acronyms = {f"#{initials}" for initials in name.initials} | ({f"#{name.short}"} if len(name.short) > 2 else set())
    return sorted(pairs | acronyms | ({f"~{name.whole.skeleton}"} if len(name.whole.skeleton) > 3 else set()))
