"""Where a statement begins and ends, as far as a broken file shows it."""

from collections.abc import Sequence
from typing import Final

from .span import Lines
from .tokens import Token

NAMES: Final = frozenset({"iri", "loose", "name", "unclosed"})
LITERALS: Final = frozenset({"string", "open", "number", "exponent"})
_SUBJECTS: Final = NAMES | {"label"}
_DIRECTIVES: Final = frozenset({"@prefix", "@base"})


def is_verb(token: Token) -> bool:
    """Whether the token can be a predicate."""
    return token.kind in NAMES or (token.kind == "word" and token.text == "a")


def is_object(token: Token) -> bool:
    """Whether an object can begin with the token."""
    return token.kind in _SUBJECTS or token.kind in LITERALS or token.text in ("[", "(", "true", "false")


def is_directive(token: Token, following: Token) -> bool:
    """Whether the token begins a prefix or base declaration."""
    if token.kind == "lang":
        return token.text in _DIRECTIVES
    return token.kind == "word" and token.text.lower() in ("prefix", "base") and following.kind in NAMES


class Statements:
    """Tells where statements begin, from the tokens and their layout."""

    def __init__(self, tokens: Sequence[Token], lines: Lines) -> None:
        self.tokens, self.lines = tokens, lines

    def begins(self, at: int, first: int) -> bool:
        """Whether a new statement begins at token `at`, while the one that began at `first` is not ended.

        It does on a line of its own, no further in than the other, where a subject, a predicate and an object
        follow each other. A predicate or object at `at` is never followed by two such terms in valid Turtle,
        so this may be asked there of any file, but not within `(...)`.
        """
        tokens = self.tokens
        token, following = tokens[at], tokens[min(at + 1, len(tokens) - 1)]
        if not is_directive(token, following):
            third = tokens[min(at + 2, len(tokens) - 1)]
            if not (token.kind in _SUBJECTS and is_verb(following) and is_object(third)):
                return False
        column = self._column_if_first(at)
        return 0 < column <= self.lines.position(tokens[first].start)[1]

    def resume(self, at: int, first: int) -> int:
        """Return the token to read on from after an error at token `at` of the statement that began at `first`."""
        tokens = self.tokens
        while tokens[at].kind != "end":
            if tokens[at].text == "." and self._ends(at):
                return at + 1
            if at > first and self.begins(at, first):
                return at
            at += 1
        return at

    def _ends(self, at: int) -> bool:
        """Whether the dot ends a statement: its line ends too, or a subject follows."""
        following = self.tokens[at + 1]
        if following.kind in _SUBJECTS or following.kind in ("end", "lang") or following.text in ("[", "(", "}"):
            return True
        return self._column_if_first(at + 1) > 0

    def _column_if_first(self, at: int) -> int:
        """Return the column of a token that is the first of its line, else 0."""
        line, column = self.lines.position(self.tokens[at].start)
        if at and self.lines.position(self.tokens[at - 1].end)[0] == line:
            return 0
        return column
