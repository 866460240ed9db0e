"""A whole file read: triples with their spans, and everything that is not Turtle."""

import re
from bisect import bisect_right
from collections import defaultdict
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

import pyoxigraph as ox

from .excerpt import excerpt
from .grammar import Grammar
from .names import Names
from .problem import Problems, SyntaxProblem, TooMany
from .span import BOM, Lines, Span
from .stated import Place, Stated, Subject, Term
from .tokenizer import tokenize

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_FOREIGN: Final = (
    ("XML", re.compile(r"\s*<(?:\?xml|!DOCTYPE|!--|rdf:RDF|html)(?=\s)", re.IGNORECASE)),
    ("JSON", re.compile(r'\s*(?:\{\s*["}]|\[\s*[{"])')),
)


class Located(NamedTuple):
    """A triple, and where its terms are written: the subject where the statement names it, the whole of a literal
    with its language tag or datatype, the whole of a `[...]` or `(...)`.

    The triples of a list have the list as subject span, and its member (for the last rdf:rest the `)`) as both others.
    """

    subject: Subject
    predicate: ox.NamedNode
    object: Term
    places: tuple[Place, Place, Place]
    lines: Lines

    @property
    def subject_span(self) -> Span:
        """Where the statement names its subject."""
        return self._span(0)

    @property
    def predicate_span(self) -> Span:
        """Where the predicate is written."""
        return self._span(1)

    @property
    def object_span(self) -> Span:
        """Where the object is written."""
        return self._span(2)

    def _span(self, term: int) -> Span:
        place = self.places[term]
        return self.lines.span(place.start, place.end)


class Reading:
    """What a file says and where; `errors` in the order of the file, none for a file that pyoxigraph accepts.

    A statement with an error may be missing from `triples`, whole or in part. `sound` are the statements without one,
    in a file that has errors.
    """

    def __init__(self, triples: list[Located], errors: list[SyntaxProblem], sound: list[Span]) -> None:
        self.triples, self.errors, self.sound = triples, errors, sound

    @cached_property
    def trusted(self) -> list[Located]:
        """The triples of sound statements: what these say is said, whatever becomes of the others."""
        if not self.errors:
            return self.triples
        return [triple for triple in self.triples if self.vouches_for(*triple.subject_span[:2])]

    def vouches_for(self, line: int, column: int) -> bool:
        """Whether a sound statement stands there, in a file that has errors."""
        at = bisect_right(self._starts, (line, column)) - 1
        return at >= 0 and (line, column) < self.sound[at][2:]

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return [(span.line, span.column) for span in self.sound]

    @cached_property
    def first(self) -> dict[tuple[object, object, object], Located]:
        """Where each triple is written first."""
        found: dict[tuple[object, object, object], Located] = {}
        for triple in self.triples:
            found.setdefault(triple[:3], triple)
        return found

    @cached_property
    def by_subject(self) -> dict[str, list[Located]]:
        """The triples under the IRI or blank node label of their subject."""
        return _grouped([(triple.subject.value, triple) for triple in self.triples])

    @cached_property
    def by_object(self) -> dict[str, list[Located]]:
        """The triples under the IRI, label or lexical form of their object."""
        return _grouped([(triple.object.value, triple) for triple in self.triples])


def read(text: str, base: str = "", about: str | None = None) -> Reading:
    """Read RDF 1.1 Turtle. Raises nothing, whatever the text; takes time in proportion to its length.

    `base` is what relative IRIs are resolved against before any `@base`; without one they are errors. Of a text that
    pyoxigraph accepts, only the statements are read that may mention the IRI that it is asked `about`, and maybe some
    more.
    """
    problems = Problems(Lines(text))
    triples: list[Stated] = []
    ended: list[tuple[int, int]] = []
    with suppress(TooMany):  # the last error says so
        _read_into(triples, ended, text if about is None else excerpt(text, about), base, problems)
    return Reading(_located(triples, problems.lines), sorted(problems.found), _sound(ended, problems))


def _sound(ended: list[tuple[int, int]], problems: Problems) -> list[Span]:
    """Return the statements that came to their end and that no problem touches."""
    if not problems.places:
        return []
    faults = sorted(problems.places)
    begun = [start for start, _ in faults]
    last = list(accumulate((end for _, end in faults), max))

    def is_sound(start: int, end: int) -> bool:
        before = bisect_right(begun, end)
        return not before or last[before - 1] < start

    return [problems.lines.span(start, end) for start, end in ended if is_sound(start, end)]


def _read_into(triples: list[Stated], ended: list[tuple[int, int]], text: str, base: str, problems: Problems) -> None:
    report = problems.report
    for name, pattern in _FOREIGN:
        if found := pattern.match(text):
            start = found.end() - len(found.group().lstrip())
            report(start, found.end(), f"This is {name}, not Turtle", "write Turtle; no other format is read here")
            return
    if lone := _LONE_SURROGATE.search(text):
        report(lone.start(), lone.end(), "Half a character (a lone surrogate) stands here", "delete it")
        text = _LONE_SURROGATE.sub("\ufffd", text)
    if text.startswith(BOM):
        report(0, len(BOM), "The file begins with a byte order mark", "save it as UTF-8 without BOM")
    tokens = tokenize(text, report, len(BOM) if text.startswith(BOM) else 0)
    problems.last = -1
    Grammar(tokens, Names(base, problems), problems, triples, ended).run()


def _located(triples: list[Stated], lines: Lines) -> list[Located]:
    # Of many triples few are asked where they stand: lines and columns are counted then.
    return [Located(*stated[:3], stated[3:], lines) for stated in triples]


def _grouped(pairs: list[tuple[str, Located]]) -> dict[str, list[Located]]:
    groups: dict[str, list[Located]] = defaultdict(list)
    for key, triple in pairs:
        groups[key].append(triple)
    return dict(groups)
