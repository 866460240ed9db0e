"""Places taken from the position-keeping reader, which runs only once a place is asked for."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from allegiance.validate.checks.place import START, Part, Place

if TYPE_CHECKING:
    from allegiance.validate.turtle import Located, Reading

_SEVERAL = 5
"""Of more nodes than that a text is read as a whole, once."""


class Written:
    """Where the terms of a Turtle text are written; what the reader did not find stands at the start of the file.

    Of a text that is `sound`, as pyoxigraph accepts it, only the statements about the nodes asked for are read. What it
    `parsed` from it, in the order of the file, tells which node without a name is which.
    """

    def __init__(self, text: str, *, sound: bool, parsed: Sequence[ox.Triple] = ()) -> None:
        self._text, self._sound, self._parsed = text, sound, parsed
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
        return _of(about.first.get(terms) or self._nameless.get(triple), part)

    def last(self, triple: ox.Triple, part: Part) -> Place:
        """Return where the subject, predicate or object of the triple is written last."""
        here = (located for located in reversed(self.reading.triples) if ox.Triple(*located[:3]) == triple)
        return _of(next(here, None), part)

    @cached_property
    def _nameless(self) -> "Mapping[ox.Triple, Located]":
        """Where triples stand whose nodes without a name each reader labels for itself, in the same order."""
        parsed = set(self._parsed)
        here: defaultdict[tuple[object, ...], deque[Located]] = defaultdict(deque)
        for located in self.reading.triples:
            if ox.Triple(*located[:3]) not in parsed:
                here[_look(located[:3])].append(located)
        labelled = (triple for triple in self._parsed if tuple(triple) not in self.reading.first)
        return {triple: waiting.popleft() for triple in labelled if (waiting := here[_look(tuple(triple))])}


def _of(located: "Located | None", part: Part) -> Place:
    if located is None:
        return START
    if part == "subject":
        return located.subject_span
    return located.predicate_span if part == "predicate" else located.object_span


def _look(terms: tuple[object, ...]) -> tuple[object, ...]:
    """Return the terms of a triple, for nodes without a name nothing."""
    return tuple(None if isinstance(term, ox.BlankNode) else term for term in terms)
