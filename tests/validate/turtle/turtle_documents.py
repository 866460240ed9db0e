"""Hypothesis strategies for Turtle documents of which every term's place is known, and what tests share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox
from hypothesis import strategies as st

from allegiance.validate.turtle import Span

HEADER = (
    "@prefix al: <https://w3id.org/allegiance/ns#> .\n@prefix p.q: <urn:pq/> .\r\nPREFIX : <urn:x:>\n"
    "@base <https://w3id.org/allegiance/id/> .\r"
)
GAPS = [" ", "\t", "  \t", "\n", "\r\n", "\r", "\n\n", ' # نص . "text\n', "#\r", " # <a> ; ]\r\n"]
SUBJECTS = [
    "al:imu",
    ":x",
    "al:",
    "p.q:a.b-c",
    "<https://example.org/a>",
    "<org/imu#x>",
    "<>",
    "_:b1",
    "_:ب.х",
    "al:джамаат",
]
VERBS = ["a", "al:about", "p.q:x\\-y%2D", "<urn:p\\u00e9>", "al:\U0001f41d", "<../p?q>"]
PLAIN = ["true", "false", "1", "-2", "+.5", "3.14", "1e6", "-1.e-3"]
LETTERS = st.sampled_from(
    [*"aZ .;,'\"\\#<>[]@^\t\n\r", "\r\n", "بوكو", "é", "e\u0301", "Талибан", "\U0001f600", "\u200c"]
)
SUFFIXES = st.sampled_from(["", "", "@en", "@ar-Latn", "^^al:date", "^^<urn:type>", " @ru", " ^^ :t"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text in quotes, with a language or datatype or without."""
    content = "".join(draw(st.lists(LETTERS, max_size=8)))
    quotes = draw(st.sampled_from(['"', "'", '"""', "'''"]))
    content = content.replace("\\", "\\\\").replace(quotes[0], "\\" + quotes[0])
    if len(quotes) == 1:
        content = content.replace("\n", "\\n").replace("\r", "\\u000D")
    return quotes + content + quotes + draw(SUFFIXES)


OBJECTS = st.sampled_from(SUBJECTS) | st.sampled_from(PLAIN) | texts()


@dataclass
class Written:
    """A document under way; `places` has the offsets of subject, predicate and object of each triple."""

    draw: st.DrawFn
    text: str
    places: list[tuple[list[int], list[int], list[int]]] = field(default_factory=list)

    def put(self, token: str) -> list[int]:
        start = len(self.text)
        self.text += token
        end = len(self.text)
        self.text += self.draw(st.sampled_from(GAPS))
        return [start, end]

    def predicates(self, subject: list[int], depth: int) -> None:
        for index in range(self.draw(st.integers(1, 3))):
            if index:
                self.put(";")
            verb = self.put(self.draw(st.sampled_from(VERBS)))
            for number in range(self.draw(st.integers(1, 2))):
                if number:
                    self.put(",")
                self.places.append((subject, verb, self.value(depth)))
        if self.draw(st.booleans()):
            self.put(";")

    def value(self, depth: int) -> list[int]:
        kind = self.draw(st.sampled_from(["plain", "plain", "[", "("])) if depth else "plain"
        if kind == "plain":
            return self.put(self.draw(OBJECTS))
        whole = self.put(kind)
        if kind == "[":
            if self.draw(st.booleans()):
                self.predicates(whole, depth - 1)
            whole[1] = self.put("]")[1]
            return whole
        members = [self.value(depth - 1) for _ in range(self.draw(st.integers(0, 3)))]
        closing = self.put(")")
        whole[1] = closing[1]
        self.places += [(whole, member, member) for member in members]
        self.places += [(whole, following, following) for following in [*members[1:], closing][: len(members)]]
        return whole


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """A valid document."""
    written = Written(draw, draw(st.sampled_from([HEADER, "\r\n" + HEADER])))
    for _ in range(draw(st.integers(0, 3))):
        written.predicates(written.put(draw(st.sampled_from(SUBJECTS))), 3)
        written.put(".")
    return written


def span_of(text: str, start: int, end: int) -> Span:
    """The span by counting, slowly."""
    return Span(*_position(text, start), *_position(text, end))


def _position(text: str, offset: int) -> tuple[int, int]:
    before = re.split(r"\r\n|\r|\n", text[:offset])
    return len(before), len(before[-1]) + 1


def canonical(triples: Iterable[tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, object]]) -> tuple[int, set[str]]:
    """How many triples there are, and the triples with blank nodes named by their place in the graph."""
    listed = [ox.Quad(subject, predicate, value) for subject, predicate, value in triples]  # type: ignore[arg-type]
    graph = ox.Dataset(listed)
    graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return len(listed), {str(quad) for quad in graph}


def accepted(text: str, base: str = "") -> list[tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, object]] | None:
    """What pyoxigraph reads; None where it refuses the text."""
    try:
        quads = list(ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=base or None))
    except SyntaxError:
        return None
    return [(quad.subject, quad.predicate, quad.object) for quad in quads]
