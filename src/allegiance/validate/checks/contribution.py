"""One file of a contribution, read: what the checks of its terms look at."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from allegiance.store.typed import name_of
from allegiance.validate.checks.home import Home
from allegiance.validate.checks.lines import Lines
from allegiance.validate.checks.place import Places, Unplaced
from allegiance.validate.checks.shown import shown_iri


class Contribution:
    """A file's text and the triples that pyoxigraph parsed from it, each triple once, in the order of the file.

    `home` is what the file is home to (`home_of` tells it from the path); `places` says where a term is written.
    `twice` are the triples that give a class in two places of the file.
    """

    def __init__(  # what the checks look at
        self,
        path: Path,
        home: Home | None,
        text: str,
        triples: Sequence[ox.Triple],
        places: Places | None = None,
        twice: Sequence[ox.Triple] = (),
    ) -> None:
        self.path, self.home, self.text, self.triples, self.twice = path, home, text, triples, twice
        self.places = Unplaced() if places is None else places

    @cached_property
    def lines(self) -> Lines:
        """The text, for places by offset."""
        return Lines(self.text)


def about(triple: ox.Triple) -> dict[str, str]:
    """Return subject and predicate of a triple as a problem's `focus` and `path`."""
    return {"focus": shown_iri(name_of(triple.subject)), "path": shown_iri(triple.predicate.value)}
