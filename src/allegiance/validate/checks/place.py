"""Where something stands in a file."""

from typing import Literal, NamedTuple, Protocol

import pyoxigraph as ox

Part = Literal["subject", "predicate", "object"]


class Place(Protocol):
    """A stretch of text: 1-based, columns in characters, the end exclusive and 0 where it is not known."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def end_line(self) -> int: ...
    @property
    def end_column(self) -> int: ...


class Spot(NamedTuple):
    """The plainest place."""

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


class Places(Protocol):
    """Tells where the terms of a file's triples stand."""

    def span(self, triple: ox.Triple, part: Part) -> Place:
        """Return where the subject, predicate or object of the triple is written first; never raises."""
        ...

    def last(self, triple: ox.Triple, part: Part) -> Place:
        """Return where it is written last; never raises."""
        ...


START = Spot(1, 1)


class Unplaced:
    """For where no position is known: everything stands at the start of the file."""

    def span(self, triple: ox.Triple, part: Part) -> Place:
        """Return the start of the file."""
        return START

    def last(self, triple: ox.Triple, part: Part) -> Place:
        """Return the start of the file."""
        return START
