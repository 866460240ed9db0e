"""The tables that the steps read, made of entities and written as CSV for whichever engine runs them."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from allegiance.merge.linking.normal_form import NormalName, normal_form, readings
from allegiance.merge.linking.rarity import weight
from allegiance.merge.linking.table import Entity, Side
from allegiance.sounds import Word

COLUMNS = {
    "names": {
        "name": "BIGINT",
        "entity": "BIGINT",
        "whole": "VARCHAR",
        "run": "VARCHAR",
        "ordered": "VARCHAR",
        "weight": "BIGINT",
    },
    "words": {"name": "BIGINT", "word": "BIGINT"},
    "acronyms": {"name": "BIGINT", "acronym": "VARCHAR"},
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
SIDED = ("names", "words", "acronyms")
"""The tables that each side has of its own."""


class Tables:
    """Writes the tables of both sides into a folder; the words of both share one vocabulary."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._words: dict[Word, int] = {}
        self._stack = ExitStack()
        self._vocabulary, self._met = (self._open(self._stack, table, table) for table in ("vocabulary", "variants"))

    def write(self, side: Side, entities: Iterable[Entity]) -> list[list[NormalName]]:
        """Write the names, words and acronyms of one side. Returns the normal names by entity, in order."""
        result: list[list[NormalName]] = []
        number = 0
        with ExitStack() as stack:
            names, words, short = (self._open(stack, f"{table}_{side}", table) for table in SIDED)
            for index, entity in enumerate(entities):
                normal = normal_names(entity)
                result.append(normal)
                for name in normal:
                    heavy = sum(map(weight, name.words)) or 1
                    names.writerow((number, index, name.whole.skeleton, name.run, name.ordered, heavy))
                    words.writerows([(number, self._number(word)) for word in dict.fromkeys(name.words)])
                    short.writerows([(number, acronym) for acronym in sorted(acronyms(name))])
                    number += 1
        return result

    def finish(self) -> None:
        """Close the vocabulary, after both sides."""
        self._stack.close()

    def _number(self, word: Word) -> int:
        number = self._words.get(word)
        if number is None:
            number = self._words[word] = len(self._words)
            concept = int(word.form[:1] in "=@")
            self._vocabulary.writerow((number, word.form, word.skeleton, int(word.abjad), concept, weight(word)))
            self._met.writerows([(number, variant) for variant in variants(word)])
        return number

    def _open(self, stack: ExitStack, file: str, table: str) -> Any:
        out = stack.enter_context((self.folder / f"{file}.csv").open("w", encoding="utf-8", newline=""))
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS[table])
        return writer


def normal_names(entity: Entity) -> list[NormalName]:
    """Return the normal forms of an entity's names, each once, without those that hold no letter."""
    forms = (normal_form(reading) for name in entity.names for reading in readings(name.form))
    return [name for name in dict.fromkeys(forms) if name.words]


def variants(word: Word) -> Iterator[str]:
    """Give what similar words meet on: the consonants, all but one of them, or of few all but one of the letters."""
    yield word.skeleton
    if word.form[:1] in "=@":
        return
    if len(word.skeleton) > 3:
        yield from _less_one(word.skeleton)
    if len(word.skeleton) < 5 and len(word.form) > 2 and not word.abjad:
        yield from (f"'{short}" for short in _less_one(word.form) | {word.form})


def acronyms(name: NormalName) -> frozenset[str]:
    """Return the acronyms that a name could have or be."""
    return name.initials | ({name.short} if len(name.short) > 2 else set())


def _less_one(text: str) -> set[str]:
    return {text[:n] + text[n + 1 :] for n in range(len(text))}
