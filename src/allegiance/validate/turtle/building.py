"""Triples built from terms as they are read: the open statement, `[...]` and `(...)`, and what each waits for."""

from typing import Final

import pyoxigraph as ox

from .stated import Place, Stated, Subject, Term
from .tokens import Token

SUBJECT: Final = "a subject"
VERB: Final = "a property"
OBJECT: Final = "a value"
AFTER: Final = '";", "," or "."'
VERB_OR_END: Final = "a property or the end"  # after ";"
VERB_OR_DOT: Final = 'a property or "."'  # after a subject in brackets
ITEM: Final = 'a value or ")"'

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FIRST: Final = ox.NamedNode(_RDF + "first")
_REST: Final = ox.NamedNode(_RDF + "rest")
_NIL: Final = ox.NamedNode(_RDF + "nil")


class Frame:
    """A statement (without `opening`), `[...]` or `(...)` that is not ended, and what may come next in it.

    The `subject` of a list is its last cell so far. None is a term that is wrong: it takes part in no triple.
    """

    def __init__(self, opening: Token | None, place: Place, wanted: str, subject: Subject | None = None) -> None:
        self.opening, self.place, self.wanted, self.subject = opening, place, wanted, subject
        self.predicate: ox.NamedNode | None = None
        self.predicate_place: Place | None = None
        self.head: Subject | None = None


class Building:
    """The triples so far, and the open frames, the innermost last. Nesting is this list, so no depth is too deep."""

    def __init__(self, triples: list[Stated]) -> None:
        self.triples = triples
        self.frames: list[Frame] = []

    def begin(self, token: Token) -> None:
        """Begin a statement, `[...]` or `(...)` with its first token."""
        place = Place(token.start, token.end)
        if not self.frames:
            self.frames.append(Frame(None, place, SUBJECT))
        elif token.text == "[":
            self.frames.append(Frame(token, place, VERB, ox.BlankNode()))
        else:
            self.frames.append(Frame(token, place, ITEM))

    def close(self, token: Token) -> None:
        """End the innermost `[...]` or `(...)` with its last token, and give it to the frame around it."""
        frame = self.frames.pop()
        frame.place.end = token.end
        if frame.wanted == ITEM:
            place = Place(token.start, token.end)
            self.state(frame.subject, _REST, _NIL, frame.place, place, place)
            self.deliver(frame.head or _NIL, frame.place)
            return
        outer = self.frames[-1]
        as_subject = outer.wanted == SUBJECT
        self.deliver(frame.subject, frame.place)
        if as_subject and frame.predicate_place is not None:
            outer.wanted = VERB_OR_DOT

    def deliver(self, term: Term | None, place: Place) -> None:
        """Give a term that has been read to the innermost frame."""
        frame = self.frames[-1]
        if frame.wanted == SUBJECT:
            assert not isinstance(term, ox.Literal)  # noqa: S101  # the grammar lets none be a subject
            frame.subject, frame.place, frame.wanted = term, place, VERB
        elif frame.wanted == ITEM:
            cell = ox.BlankNode()
            frame.head = frame.head or cell
            self.state(frame.subject, _REST, cell, frame.place, place, place)
            self.state(cell, _FIRST, term, frame.place, place, place)
            frame.subject = cell
        else:
            frame.wanted = AFTER
            self.state(frame.subject, frame.predicate, term, frame.place, frame.predicate_place, place)

    def state(
        self, subject: Subject | None, predicate: ox.NamedNode | None, value: Term | None,
        subject_place: Place, predicate_place: Place | None, value_place: Place,
    ) -> None:  # fmt: skip
        """Add a triple, unless one of its terms is wrong."""
        if subject is not None and predicate is not None and value is not None and predicate_place is not None:
            self.triples.append(Stated(subject, predicate, value, subject_place, predicate_place, value_place))
