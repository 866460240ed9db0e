"""Branches of a UNION that a parameter rules out are left out of the query, which says the same without them.

A branch for when a parameter has a certain value, and one for when it has another, begin with
`FILTER($about = al:Actor)` and `FILTER($about != al:Actor)`. Oxigraph sees that one of them is empty; Virtuoso reckons
with both, and refuses.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

import pyoxigraph as ox

from allegiance.sparql.lexer import tokens
from allegiance.terms import expand

CONDITION = re.compile(r"\s*FILTER\(\$(?P<name>\w+) (?P<sign>=|!=) (?P<value>\w+:\w+)\)")
UNION_BEFORE = re.compile(r"\s*\bUNION\s*$")
UNION_AFTER = re.compile(r"\s*UNION\b")


def pruned(sparql: str, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the query without the branches that cannot apply where the parameters are these terms."""
    if "FILTER($" not in sparql:
        return sparql
    return _pruned(sparql, tuple((name, term.value) for name, term in terms.items() if isinstance(term, ox.NamedNode)))


@lru_cache(maxsize=256)
def _pruned(sparql: str, values: tuple[tuple[str, str], ...]) -> str:
    given = dict(values)
    # From the last to the first, so that what lies before stays where it is.
    for start in reversed(_openings(sparql)):
        condition = CONDITION.match(sparql, start + 1)
        if condition is None or condition["name"] not in given:
            continue
        equal = given[condition["name"]] == expand(condition["value"])
        if equal == (condition["sign"] == "="):
            sparql = sparql[: start + 1] + sparql[condition.end() :]
        else:
            sparql = _without(sparql, start, _end(sparql, start))
    return sparql


def _without(sparql: str, start: int, end: int) -> str:
    """Leave a group out with the UNION before it, or else with the one after it; one that stands alone stays."""
    before = UNION_BEFORE.search(sparql, 0, start)
    if before:
        return sparql[: before.start()] + sparql[end:]
    after = UNION_AFTER.match(sparql, end)
    return sparql[:start] + sparql[after.end() :].lstrip() if after else sparql


def _openings(sparql: str) -> list[int]:
    found, place = [], 0
    for token in tokens(sparql):
        if token == ("open", "{"):
            found.append(place)
        place += len(token[1])
    return found


def _end(sparql: str, start: int) -> int:
    """Return where the group that begins at `start` has ended."""
    depth, place = 0, start
    for kind, text in tokens(sparql[start:]):
        place += len(text)
        depth += (kind == "open" and text == "{") - (kind == "close" and text == "}")
        if depth == 0:
            break
    return place
