"""Branches of a UNION that a parameter rules out are left out of the query, which says the same without them.

A branch for when a parameter has a certain value, and one for when it has another, begin with
`FILTER($about = al:Actor)` and `FILTER($about != al:Actor)`, one for what holds no longer
with `FILTER($known_by < "9999-12-31"^^xsd:date)`. Oxigraph sees that one of the first two is empty, and goes through
the last; Virtuoso reckons with all, and refuses.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

import pyoxigraph as ox

from allegiance.sparql.lexer import tokens
from allegiance.terms import XSD_DATE, expand

CONDITION = re.compile(
    r"\s*FILTER\(\$(?P<name>\w+) (?:(?P<sign>=|!=) (?P<value>\w+:\w+)|< \"(?P<day>\d{4}-\d\d-\d\d)\"\^\^xsd:date)\)"
)
UNION_BEFORE = re.compile(r"\s*\bUNION\s*$")
UNION_AFTER = re.compile(r"\s*UNION\b")


def pruned(sparql: str, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the query without the branches that cannot apply where the parameters are these terms."""
    if "FILTER($" not in sparql:
        return sparql
    return _pruned(sparql, tuple((name, term.value) for name, term in terms.items() if _compared(term)))


def _compared(term: ox.NamedNode | ox.Literal) -> bool:
    return isinstance(term, ox.NamedNode) or term.datatype == XSD_DATE


@lru_cache(maxsize=256)
def _pruned(sparql: str, values: tuple[tuple[str, str], ...]) -> str:
    given = dict(values)
    # From the last to the first, so that what lies before stays where it is.
    for start in reversed(_openings(sparql)):
        while (condition := CONDITION.match(sparql, start + 1)) and condition["name"] in given:
            if not _holds(condition, given[condition["name"]]):
                sparql = _without(sparql, start, _end(sparql, start))
                break
            sparql = sparql[: start + 1] + sparql[condition.end() :]
    return sparql


def _holds(condition: re.Match[str], value: str) -> bool:
    if condition["day"]:
        return value < condition["day"]
    return (value == expand(condition["value"])) == (condition["sign"] == "=")


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
