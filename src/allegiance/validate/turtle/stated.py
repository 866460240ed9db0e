"""Triples with the offsets of what states them."""

from typing import NamedTuple

import pyoxigraph as ox

Subject = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Place:
    """Offsets of a term as written. Those of `[...]` and `(...)` grow to their end when it is read."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


class Stated(NamedTuple):
    """A triple and where each of its terms is written."""

    subject: Subject
    predicate: ox.NamedNode
    object: Term
    subject_place: Place
    predicate_place: Place
    object_place: Place
