"""Places taken from the position-keeping reader, which runs only once a place is asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from allegiance.validate.checks.place import START, Part, Place

if TYPE_CHECKING:
    from allegiance.validate.turtle import Located, Reading


class Written:
    """Where the terms of a Turtle text are written; what the reader did not find stands at the start of the file."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def reading(self) -> "Reading":
        """What the position-keeping reader makes of the text."""
        from allegiance.validate.turtle import read

        return read(self._text)

    @cached_property
    def _located(self) -> "dict[tuple[object, object, object], Located]":
        found: dict[tuple[object, object, object], Located] = {}
        for located in self.reading.triples:
            found.setdefault((located.subject, located.predicate, located.object), located)
        return found

    def span(self, triple: ox.Triple, part: Part) -> Place:
        """Return where the subject, predicate or object of the triple is written first."""
        located = self._located.get((triple.subject, triple.predicate, triple.object))
        if located is None:
            return START
        if part == "subject":
            return located.subject_span
        return located.predicate_span if part == "predicate" else located.object_span
