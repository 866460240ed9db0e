"""Prefix and base declarations."""

from collections.abc import Sequence
from typing import Final

from .names import Names
from .problem import Derailed, Report, shown
from .recovery import NAMES, Statements
from .tokens import Token, prefix_pattern

_IRIS: Final = NAMES - {"name"}


def read_directive(tokens: Sequence[Token], at: int, names: Names, statements: Statements) -> int:
    """Take in the declaration that begins at token `at`, and return the index after it. Raises Derailed."""
    keyword, first = tokens[at], at
    prefix = None
    at += 1
    if keyword.text.lower().endswith("prefix"):
        prefix = _prefix(tokens[at], names.report)
        at += 1
    token = tokens[at]
    node = names.named(token) if token.kind in _IRIS else None
    iri = node.value if node is not None else None
    if prefix is None:
        names.rebase(iri)
    else:
        names.declare(prefix, iri)
    if token.kind not in _IRIS:
        raise Derailed(token.start, token.end, "The declaration lacks its IRI", "write an IRI in <> after it")
    at += 1
    if keyword.kind != "lang":
        return at
    return _past_dot(tokens, at, first, names, statements)


def _past_dot(tokens: Sequence[Token], at: int, first: int, names: Names, statements: Statements) -> int:
    token, end = tokens[at], tokens[at - 1].end
    if token.text == ".":
        return at + 1
    if token.kind == "end" or statements.begins(at, first):
        if tokens[at - 1].kind == "iri":
            names.report(end, end, "The declaration is not ended", 'add " ."')
        return at
    if token.start == end:
        raise Derailed(token.start, token.end, "The IRI ends at the > before this, but more follows", 'delete that ">"')
    raise Derailed(token.start, token.end, f'"{shown(token.text)}" stands where "." should stand', 'write "." here')


def _prefix(token: Token, report: Report) -> str:
    """Return the prefix without its colon. Raises Derailed where there is none."""
    prefix, colon, local = token.text.partition(":")
    if token.kind == "word":
        message = f"The prefix {shown(token.text)} lacks its colon"
        report(token.start, token.end, message, f'write "{shown(token.text)}:"')
    elif token.kind != "name" or not colon:
        raise Derailed(token.start, token.end, "A prefix should stand here", 'write one such as "org:"')
    elif local:
        message = "A prefix ends with its colon"
        report(token.start + len(prefix) + 1, token.end, message, f"delete {shown(local)}")
    elif not prefix_pattern(in_ascii=prefix.isascii()).fullmatch(prefix):
        message = f"{shown(prefix)}: is not a prefix"
        report(token.start, token.end, message, 'begin it with a letter and do not end it in "."')
    return prefix
