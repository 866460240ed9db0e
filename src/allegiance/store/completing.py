"""The whole answer to a SELECT query from a server that gives only part of it at a time."""

import json
import re
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from allegiance.errors import LimitReached
from allegiance.sparql import paging
from allegiance.sparql.form import Form
from allegiance.store.solutions import whole

COLUMN = "urn:allegiance:column:"
NAME = re.compile(r"\w+")
PER_PAGE = 0.5
"""Rows of a page in parts of what the server gives at once: keys are spread evenly, not exactly."""
MOST_PAGES = 2_000
Row = dict[str, Any]


class Incomplete(Exception):
    """Says why the answer cannot be made whole."""


def may_be_cut(rows: int) -> bool:
    """Tell whether an answer has as many rows as a cap may allow: caps are thousands, round numbers or powers of 2."""
    return rows >= 1_000 or (rows >= 10 and (rows % 10 == 0 or rows & (rows - 1) == 0))


def complete(sparql: str, asked: Form, first: bytes, fetch: Callable[[str], bytes], most: int | None = None) -> bytes:
    """Return the JSON of all rows, in the order asked for; `first` is what the server gave for the query, `fetch` asks
    it another. Raises Incomplete, LimitReached where there are more than `most`, and what `fetch` raises."""
    document = json.loads(first)
    columns, got = document["head"]["vars"], len(document["results"]["bindings"])
    (count,) = json.loads(fetch(paging.counting(sparql, asked)))["results"]["bindings"]
    total = int(count["rows"]["value"])
    if most is not None and total > most:
        raise LimitReached("rows", most)
    if total == got:
        return first
    if total < got or not all(NAME.fullmatch(name) for name in columns):
        raise Incomplete(f"gives {got:,} rows where it counts {total:,}")
    if not paging.ordering(sparql, asked)[1] <= set(columns):
        raise Incomplete(f"gives {got:,} of {total:,} rows, and the rest has an order that cannot be told from them")
    rows = _pages(sparql, asked, columns, total, got, fetch)
    if len(rows) != total:
        raise Incomplete(f"gives {len(rows):,} of {total:,} rows")
    document["results"]["bindings"] = rows
    return json.dumps(_ordered(document, sparql, asked, columns)).encode()


def _pages(
    sparql: str, asked: Form, columns: list[str], total: int, cap: int, fetch: Callable[[str], bytes]
) -> list[Row]:
    pages = int(total / (cap * PER_PAGE)) + 1
    if pages > MOST_PAGES:
        raise Incomplete(f"gives {cap:,} of {total:,} rows at a time")
    rows: list[Row] = []
    for start, end in paging.ranges(pages):
        found = json.loads(fetch(paging.page(sparql, asked, columns, start, end)))["results"]["bindings"]
        rows += ({name: row[name] for name in columns if name in row} for row in found)
    return rows


def _ordered(document: dict[str, Any], sparql: str, asked: Form, columns: list[str]) -> dict[str, Any]:
    """Return the document with its rows in the order of the query: the embedded engine sorts them."""
    if not paging.ordering(sparql, asked)[0]:
        return document
    store, marked = ox.Store(), ox.NamedNode(COLUMN)
    solutions = whole(json.dumps(document).encode())
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101  # it was made of rows
    for number, row in enumerate(solutions):
        node = ox.NamedNode(f"{COLUMN}row:{number}")
        store.add(ox.Quad(node, marked, ox.Literal(True)))
        for index, name in enumerate(columns):
            if (value := row[name]) is not None and not isinstance(value, ox.Triple):
                store.add(ox.Quad(node, ox.NamedNode(f"{COLUMN}{index}"), value))
    order = store.query(paging.reordering(sparql, asked, columns, COLUMN))
    bindings = document["results"]["bindings"]
    numbers = [int(row[paging.KEY].value.rpartition(":")[2]) for row in order]  # type: ignore[union-attr]  # a SELECT
    return document | {"results": {"bindings": [bindings[number] for number in numbers]}}
