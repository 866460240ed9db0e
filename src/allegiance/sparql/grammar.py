"""Whether a text is one SPARQL query, by a parser of the whole grammar, without running it.

The query is the user's; it is made inert token by token (docs/decisions/0020-wrapping-a-users-query.md).
"""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from allegiance.errors import QueryRefused
from allegiance.sparql.form import Form, form
from allegiance.sparql.lexer import tokens

PLACE = re.compile(r"error at (\d+):(\d+): ")
CLASS = re.compile(r"\[(?:[^\]]|\]\s*\|\s*\[)*\](?:,\s*)?|\[_\]")
"""Ranges of characters in what the parser expected: no words to a person."""
MOST_EXPECTED = 8
PREFIX = re.compile(r"(?:[A-Za-z][\w-]*)?")
"""What may be given as a prefix that a query need not declare: it is put in front of the query."""


def check(sparql: str, prefixes: Mapping[str, str] = {}) -> Form:
    """Return the form of the query. Raises QueryRefused, which tells line and column, for what is no query.

    `prefixes` are those that it need not declare. An update is no query.
    """
    if wrong := next((name for name in prefixes if not PREFIX.fullmatch(name)), None):
        raise QueryRefused(f"{wrong!r:.40} is no name of a prefix")
    asked = form(sparql)
    text = _inert(sparql, asked)
    try:
        ox.Store().query(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        added = text.count("\n") - sparql.count("\n")
        raise QueryRefused(f"it is not a SPARQL query ({_said(str(error.msg), sparql, asked, added)})") from error
    except ValueError as error:
        if isinstance(error, UnicodeEncodeError):
            raise QueryRefused(f"character {error.start + 1} is half of a pair and no text") from error
        raise QueryRefused(f"a prefix cannot be used ({error})") from error
    except RuntimeError:
        pass  # It parses, and calls a function that is not known here; a server may know it.
    return asked


def _inert(sparql: str, asked: Form) -> str:
    """Return the query so that the engine does nothing when it has parsed it, with every token in its column.

    It would look for the answer of ASK at once, and call the servers of SERVICE, which stands where GRAPH may stand.
    """
    parts = []
    for kind, text in tokens(sparql):
        word = text.upper() if kind == "word" else ""
        parts.append("GRAPH  " if word == "SERVICE" else " " * len(text) if word == "SILENT" else text)
    same = "".join(parts)
    if asked.kind != "ASK":
        return same
    end = asked.start + len("ASK")
    column = end - (sparql.rfind("\n", 0, end) + 1)
    return f"{same[: asked.start]}SELECT(1 AS ?asked)\n{' ' * column}{same[end:]}"


def _said(words: str, sparql: str, asked: Form, added: int) -> str:
    place = PLACE.match(words)
    if not place:
        return words
    line, column = int(place[1]), int(place[2])
    if line > sparql.count("\n", 0, asked.start) + 1:
        line -= added
    return f"line {line}, column {column}: {_expected(words[place.end() :])}"


def _expected(words: str) -> str:
    """Return what the parser says without the ranges of characters, and few of the alternatives."""
    _, of, listed = words.partition("expected one of ")
    if not of:
        return words
    parts = [part for part in CLASS.sub("", listed).replace("\n", "").split(", ") if part.strip(" ,|")]
    told = next((part for part in parts if len(part.split()) > 2), None)
    if told:
        return told.strip()
    more = ", ..." if len(parts) > MOST_EXPECTED else ""
    return f"expected one of {', '.join(parts[:MOST_EXPECTED])}{more}" if parts else "this is not expected here"
