"""Places taken from the position-keeping reader, which runs only once a place is asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from allegiance.validate.checks.place import START, Part, Place

if TYPE_CHECKING:
    from allegiance.validate.turtle import Reading

_SEVERAL = 5
"""Of more nodes than that a text is read as a whole, once."""


class Written:
    """Where the terms of a Turtle text are written; what the reader did not find stands at the start of the file.

    Of a text that is `sound`, as pyoxigraph accepts it, only the statements about the nodes asked for are read.
    """

    def __init__(self, text: str, *, sound: bool) -> None:
        self._text, self._sound = text, sound
        self._about: dict[str, Reading] = {}

    @cached_property
    def reading(self) -> "Reading":
        """What the position-keeping reader makes of the text."""
        from allegiance.validate.turtle import read

        return read(self._text)

    def reading_about(self, iri: str) -> "Reading":
        """Return a reading that has at least the triples with this subject or object, in their order."""
        if iri not in self._about:
            if not self._sound or len(self._about) >= _SEVERAL:
                return self.reading
            from allegiance.validate.turtle import read

            self._about[iri] = read(self._text, about=iri)
        return self._about[iri]

    def span(self, triple: ox.Triple, part: Part) -> Place:
        """Return where the subject, predicate or object of the triple is written first."""
        terms = (triple.subject, triple.predicate, triple.object)
        about = self.reading_about(triple.subject.value) if isinstance(triple.subject, ox.NamedNode) else self.reading
        located = about.first.get(terms)
        if located is None:
            return START
        if part == "subject":
            return located.subject_span
        return located.predicate_span if part == "predicate" else located.object_span
