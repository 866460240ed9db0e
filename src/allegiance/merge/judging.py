"""Decisions on links: SSSOM tables, one a verdict, written whole after each decision.

A decision can be taken back. What the tables hold depends on the decisions that stand alone: broken off and gone on
with later, judged in another order, or decided, undone and decided again, they are the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from allegiance.build.writing import write
from allegiance.sssom import VERDICTS, Mapping, Table, read_table, render

HEADER = {
    "license": "https://creativecommons.org/licenses/by/4.0/",
}


def decided(places: Iterable[Path]) -> Iterator[Mapping]:
    """Give the decisions in tables and folders of tables; a place that is not there has none. Raises BadLinkTable."""
    for place in places:
        files = sorted(place.glob("*.sssom.tsv")) if place.is_dir() else [place] if place.is_file() else []
        for file in files:
            yield from read_table(file.read_bytes(), str(file)).mappings


class Decisions:
    """The decisions on pairs of two datasets, in `<folder>/<name>.<verdict>.sssom.tsv`. Raises BadLinkTable."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self._tables = {verdict: self._read(verdict) for verdict in VERDICTS}
        self._taken: list[tuple[Mapping, list[Mapping]]] = []

    def decide(self, proposed: Mapping, verdict: str) -> Mapping:
        """Record a verdict on a proposed pair in place of an earlier one of this name, and write it. Raises OSError."""
        (made,) = self.decide_all([proposed], verdict)
        return made

    def decide_all(self, proposed: Iterable[Mapping], verdict: str) -> list[Mapping]:
        """Record one verdict on many pairs and write it once. Raises OSError."""
        made = [replace(mapping, verdict=verdict, predicate="", line=0) for mapping in proposed]
        pairs = {mapping.pair for mapping in made}
        earlier = [m for table in self._tables.values() for m in table.mappings if m.pair in pairs]
        if made:
            self._change(remove=earlier, add=made)
        self._taken += [(mapping, [m for m in earlier if m.pair == mapping.pair]) for mapping in made]
        return made

    def undo(self) -> Mapping | None:
        """Take back the last decision of this sitting, and return it or None; what it had replaced stands again."""
        if not self._taken:
            return None
        last, replaced = self._taken.pop()
        self._change(remove=[last], add=replaced)
        return last

    def verdict(self, pair: tuple[str, str]) -> str | None:
        """Return what was decided on a pair, or None."""
        return next((v for v, t in self._tables.items() for m in t.mappings if m.pair == pair), None)

    def path(self, verdict: str) -> Path:
        """Return where decisions of a verdict are."""
        return self.folder / f"{self.name}.{verdict}.sssom.tsv"

    def _change(self, remove: list[Mapping], add: list[Mapping]) -> None:
        gone = set(map(id, remove))
        touched = dict.fromkeys(mapping.verdict for mapping in (*add, *remove))
        for verdict in touched:
            table = self._tables[verdict]
            kept = [m for m in table.mappings if id(m) not in gone] + [m for m in add if m.verdict == verdict]
            self._tables[verdict] = replace(table, mappings=kept)
            # Added before removed: broken off in between, a pair is decided twice, never lost.
            if kept:
                write(self.path(verdict), [render(self._tables[verdict])])
            else:
                self.path(verdict).unlink(missing_ok=True)

    def _read(self, verdict: str) -> Table:
        path = self.path(verdict)
        if path.is_file():
            return read_table(path.read_bytes(), str(path))
        title = f"allegiance: links of {self.name}, {verdict}"
        header = {
            "mapping_set_id": f"https://w3id.org/allegiance/links/{self.name}.{verdict}",
            "mapping_set_title": title,
        }
        return Table([], header | HEADER)
