"""Prefix and base declarations."""

from collections.abc import Sequence

from .names import Names
from .problem import Derailed, Report, shown
from .recovery import NAMES
from .tokens import PREFIX, Token


def read_directive(tokens: Sequence[Token], at: int, names: Names, report: Report) -> int:
    """Take in the declaration that begins at token `at`, and return the index after it. Raises Derailed."""
    keyword = tokens[at]
    prefix = ""
    binds = keyword.text.lower().endswith("prefix")
    at += 1
    if binds:
        prefix = _prefix(tokens[at], report)
        at += 1
    token = tokens[at]
    iri = None
    if token.kind in NAMES - {"name"}:
        node = names.named(token)
        iri = node.value if node is not None else None
        at += 1
    if binds:
        names.declare(prefix, iri)
    else:
        names.rebase(iri)
    if token.kind not in NAMES - {"name"}:
        raise Derailed(token.start, token.end, "The declaration lacks its IRI", "write an IRI in <> after it")
    if keyword.kind != "lang":
        return at
    if tokens[at].text != ".":
        end = tokens[at - 1].end
        report(end, end, "The declaration is not ended", 'add " ."')
        return at
    return at + 1


def _prefix(token: Token, report: Report) -> str:
    """Return the prefix without its colon. Raises Derailed where there is none."""
    prefix, colon, local = token.text.partition(":")
    if token.kind == "word":
        report(
            token.start, token.end, f"The prefix {shown(token.text)} lacks its colon", f'write "{shown(token.text)}:"'
        )
    elif token.kind != "name" or not colon:
        raise Derailed(token.start, token.end, "A prefix should stand here", 'write one such as "org:"')
    elif local:
        message = "A prefix ends with its colon"
        report(token.start + len(prefix) + 1, token.end, message, f"delete {shown(local)}")
    elif not PREFIX.fullmatch(prefix):
        message = f"{shown(prefix)}: is not a prefix"
        report(token.start, token.end, message, 'begin it with a letter and do not end it in "."')
    return prefix
