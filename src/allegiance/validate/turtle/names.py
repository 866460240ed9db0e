"""Prefixes, the base, and the IRIs that tokens stand for."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import pyoxigraph as ox

from allegiance.terms import PREFIXES

from .escapes import unescaped
from .problem import Problems, shown
from .references import resolve, split
from .tokens import Token, prefix_pattern

_BAD_IN_IRI: Final = re.compile(r'[<>"{}|^`\x00-\x20]')
_ODD_IN_LOCAL: Final = re.compile("[:\ufff0-\ufffd\U0001fffe]|\\\\[/?#@%]")
"""What makes pyoxigraph check the IRI of a prefixed name; some characters that no IRI may hold pass otherwise."""
_LOCAL_ESCAPE: Final = re.compile(r"\\(.)")


class Names:
    """The prefixes and the base as declared so far. What cannot be named is reported, and stands for None.

    A prefix whose declaration lacks is reported where it is first used: one line at the top mends all of its uses.
    """

    def __init__(self, base: str, problems: Problems) -> None:
        self.base, self.report, self.touch = base, problems.report, problems.touch
        self.prefixes: dict[str, str | None] = {}
        self._known: dict[str, ox.NamedNode] = {}
        self._advice: dict[str, str] = {}
        self._lacking: set[str] = set()

    def declare(self, prefix: str, iri: str | None) -> None:
        """Bind a prefix (without colon); None where its IRI is wrong, so that its uses are not reported again."""
        self.prefixes[prefix] = iri
        self._known.clear()
        self._advice.clear()
        self._lacking.discard(prefix)

    def rebase(self, iri: str | None) -> None:
        """Take a new base, unless it is wrong."""
        if iri is not None:
            self.base = iri
            self._known.clear()

    def guess(self, tokens: Sequence[Token]) -> None:
        """Take what a broken statement may have declared as declared, so that its uses are not reported too."""
        for token, following in pairwise(tokens):
            prefix = token.text.strip("<").partition(":")[0]
            if following.kind == "iri" and token.kind in ("name", "word", "unclosed") and prefix not in self.prefixes:
                self.declare(prefix, None)

    def named(self, token: Token) -> ox.NamedNode | None:
        """Return the IRI of an IRI token or a prefixed name."""
        node = self._known.get(token.text)
        if node is None:
            node = self._prefixed(token) if token.kind == "name" else self._written(token)
            if node is not None:
                self._known[token.text] = node
        return node

    def _written(self, token: Token) -> ox.NamedNode | None:
        start, end, text = token.start, token.end, token.text
        if token.kind == "unclosed":
            self.report(start, end, "This IRI is not closed", 'add ">" at its end')
            return None
        bad = _BAD_IN_IRI.search(text, 1, len(text) - 1)
        if bad:
            sign, at = bad.group(), start + bad.start()
            name = "A space" if sign == " " else shown(sign)
            self.report(at, at + 1, f"{name} cannot stand in an IRI", f"write %{ord(sign):02X} or leave it out")
            return None
        value = unescaped(text[1:-1], start + 1, self.report, in_iri=True)
        return None if value is None else self._checked(resolve(self.base, value), start, end)

    def _prefixed(self, token: Token) -> ox.NamedNode | None:
        prefix, _, local = token.text.partition(":")
        if prefix not in self.prefixes:
            start, end = token.start, token.start + len(prefix) + 1
            if prefix in self._lacking:
                self.touch(start, end)
                return None
            advice = self._advice.get(prefix) or self._advice.setdefault(prefix, self._declaration(prefix))
            self.report(start, end, f"The prefix {shown(prefix)}: is not declared", advice)
            return None
        namespace = self.prefixes[prefix]
        if namespace is None:
            return None
        iri = namespace + _LOCAL_ESCAPE.sub(r"\1", local)
        if split(namespace)[2] and not _ODD_IN_LOCAL.search(local):
            return _unchecked(iri)
        return self._checked(iri, token.start, token.end)

    def _declaration(self, prefix: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(prefix, [name for name in self.prefixes if name], 1) if len(prefix) < 40 else []
        if prefix in PREFIXES:
            self._lacking.add(prefix)
            return f'add "@prefix {prefix}: <{PREFIXES[prefix]}> ." at the top of the file'
        if near:
            return f'write "{near[0]}:"'
        if not prefix_pattern(in_ascii=prefix.isascii()).fullmatch(prefix):
            return 'begin a prefix with a letter and do not end it in "."'
        self._lacking.add(prefix)
        return f'add "@prefix {shown(prefix)}: <its IRI> ." at the top of the file'

    def _checked(self, iri: str, start: int, end: int) -> ox.NamedNode | None:
        try:
            return ox.NamedNode(iri)
        except ValueError as error:
            if not split(iri)[0]:
                why = "does not fit the base" if self.base else "the file has no base"
                message, advice = f"This IRI is relative and {why}", "write it whole, beginning with https://"
            else:
                message, advice = f"This is not an IRI: {shown(str(error))}", "check it, percent-encode what is odd"
        self.report(start, end, message, advice)
        return None


def _unchecked(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        node: ox.NamedNode = next(ox.parse(f"<urn:a> <{iri}> 1 .", format=ox.RdfFormat.TURTLE, lenient=True)).predicate
        return node
