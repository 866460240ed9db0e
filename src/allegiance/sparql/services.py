"""The calls of a query to other servers: `SERVICE` and what follows it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from allegiance.sparql.lexer import tokens

ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the address it names (None if it is a variable), and where in the text that stands."""

    address: str | None
    start: int
    end: int


def calls(sparql: str, prefixes: Mapping[str, str] = {}) -> Iterator[Call]:
    """Give the calls of a query in their order; `prefixes` are those it need not declare."""
    declared, waits, at, before = dict(prefixes), False, 0, ("", "")
    name = ""
    for kind, text in tokens(sparql):
        start, at = at, at + len(text)
        if kind in ("space", "comment"):
            continue
        if kind == "iri" and name:
            declared[name] = text[1:-1]
        name = text[:-1] or " " if before[1] == "PREFIX" and kind == "name" else ""
        word = text.upper() if kind == "word" else ""
        if waits and word != "SILENT":
            waits = False
            yield Call(_address(kind, text, declared), start, at)
        waits = waits or word == "SERVICE"
        before = (kind, word)


def redirected(sparql: str, places: Mapping[str, str], prefixes: Mapping[str, str] = {}) -> str:
    """Return the query with each address that is called replaced by the one that `places` gives for it."""
    parts, done = [], 0
    for call in calls(sparql, prefixes):
        parts += [sparql[done : call.start], f"<{places[call.address or '']}>"]
        done = call.end
    return "".join((*parts, sparql[done:]))


def _address(kind: str, text: str, declared: Mapping[str, str]) -> str | None:
    if kind == "iri":
        return text[1:-1]
    prefix, colon, local = text.partition(":")
    if kind != "name" or not colon:
        return None
    return declared.get(prefix or " ", "") + ESCAPED.sub(r"\1", local)
