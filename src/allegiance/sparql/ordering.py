"""Rows that are put in order by us and not by the engine.

Oxigraph finds the keys of two rows anew for each comparison: to order 5,000 rows takes it longer than to find them, and
Python a tenth of that. So where a question ends in `ORDER BY ?day DESC(?number) STR(?label) ?thing`, the keys are asked
for and the rows sorted here. Days, IRIs and texts are ordered by their text, as SPARQL does; any other form of key is
left to the engine.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from allegiance.sparql.form import form
from allegiance.sparql.lines import CLAUSE

ORDER = re.compile(r"(?<=\})\s*ORDER BY (?P<keys>[^{}]+)\Z")
KEY = re.compile(r"(?P<by>DESC|STR|)\(?\?(?P<name>\w+)\)?")
FORMS = {"DESC": "DESC(?{})", "STR": "STR(?{})", "": "?{}"}


class Key(NamedTuple):
    """A column by which rows are sorted, the greatest first or the least; where it is unbound is least."""

    column: str
    descending: bool


@lru_cache(maxsize=64)
def unordered(sparql: str) -> tuple[str, tuple[Key, ...]]:
    """Return the query without its order and with the columns that tell it, and these; or as it is, and none."""
    order = ORDER.search(sparql)
    clause = CLAUSE.search(sparql)
    if order is None or clause is None:
        return sparql, ()
    found = [(text, KEY.fullmatch(text)) for text in order["keys"].split()]
    keys = [(key["by"], key["name"]) for text, key in found if key and text == FORMS[key["by"]].format(key["name"])]
    missing = [name for _, name in keys if name not in form(sparql).columns]
    if len(keys) < len(found) or (missing and "DISTINCT" in clause.group()):
        return sparql, ()
    asked = clause.group().rstrip() + "".join(f" ?{name}" for name in dict.fromkeys(missing)) + "\n"
    text = sparql[: clause.start()] + asked + sparql[clause.end() : order.start()]
    return text, tuple(Key(name, by == "DESC") for by, name in keys)


def ordered(
    rows: Iterable[Sequence[str | None]], keys: Sequence[Key], place: Mapping[str, int], numbers: Collection[str]
) -> list[Sequence[str | None]]:
    """Return the rows in the order of the keys, which stand at these places; `numbers` are ordered as such."""
    found = list(rows)
    for column, descending in reversed(keys):  # The sort is stable: the last key first.
        at = place[column]
        if column in numbers:
            found.sort(key=lambda row: -math.inf if row[at] is None else int(row[at] or 0), reverse=descending)
        else:
            found.sort(key=lambda row: row[at] or "", reverse=descending)
    return found
