"""A SELECT query wrapped so that a server counts its rows, or gives only those of one page.

Servers cap answers (Virtuoso gives 10,000 rows and says status 200). Pages are ranges of a key that is a hash of the
row: equal on every engine, without an order of its own kinds of terms, and without sorting, which servers cap too. The
query is the user's, so it is wrapped here and not in `queries/` (docs/decisions/0020-wrapping-a-users-query.md).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from allegiance.sparql.form import Form
from allegiance.sparql.lexer import tokens

KEY = "page_key"
KEYS, ABOVE = 16**8, "g"
"""Pages are ranges of the first eight digits of the key; what is above all keys."""
AFTER_ORDER = ("LIMIT", "OFFSET", "VALUES")


def counting(sparql: str, asked: Form) -> str:
    """Return the query for the number of rows of a SELECT query, as `?rows`."""
    prologue, graphs, body = _parts(sparql, asked)
    return f"{prologue}SELECT (COUNT(*) AS ?rows) {graphs} WHERE {{ {{ {body}\n}} }}"


def ranges(pages: int) -> Iterator[tuple[str, str]]:
    """Give where each of so many pages starts and ends, for pages of about as many rows."""
    return pairwise([*(f"{KEYS * number // pages:08x}" for number in range(pages)), ABOVE])


def page(sparql: str, asked: Form, columns: Sequence[str], start: str, end: str) -> str:
    """Return the query for the rows whose key is from `start` to before `end`, in no order."""
    prologue, graphs, body = _parts(sparql, asked)
    key = ', "|", '.join(f'COALESCE(STR(?{name}), "")' for name in columns)
    rows = f'{{ {body}\n}} BIND(MD5(CONCAT({key}, "|")) AS ?{KEY}) FILTER(?{KEY} >= "{start}" && ?{KEY} < "{end}")'
    return f"{prologue}SELECT * {graphs} WHERE {{ {rows} }}"


def sliced(sparql: str, start: int, most: int | None) -> str:
    """Return a query without a slice of its own for some of its rows: at most so many, or all, from one on."""
    limit = [] if most is None else [f"LIMIT {most}"]
    return "\n".join([sparql.rstrip("\n"), *limit, *([f"OFFSET {start}"] if start else []), ""])


def has_slice(sparql: str, asked: Form) -> bool:
    """Tell whether a query says itself how many rows it gives, or lists values last, so that no slice can follow."""
    depth = 0
    for kind, text in tokens(sparql[asked.start :]):
        depth += (kind == "open") - (kind == "close")
        if kind == "word" and depth == 0 and text.upper() in AFTER_ORDER:
            return True
    return False


def ordering(sparql: str, asked: Form) -> tuple[str, frozenset[str]]:
    """Return the ORDER BY clause of a query, empty without one, and the names of its variables."""
    parts: list[str] = []
    names, depth, within = set(), 0, False
    for kind, text in tokens(sparql[asked.start :]):
        depth += (kind == "open") - (kind == "close")
        word = text.upper() if kind == "word" and depth == 0 else ""
        within = word == "ORDER" or (within and word not in AFTER_ORDER)
        if within:
            parts.append(text)
            names |= {text[1:]} if kind in ("variable", "parameter") else set()
    return "".join(parts), frozenset(names)


def reordering(sparql: str, asked: Form, columns: Sequence[str], column: str) -> str:
    """Return the query that orders rows as `sparql` does: nodes, each with its values by `column` and a number."""
    prologue, _, _ = _parts(sparql, asked)
    values = " ".join(f"OPTIONAL {{ ?{KEY} <{column}{number}> ?{name} }}" for number, name in enumerate(columns))
    return f"{prologue}SELECT ?{KEY} WHERE {{ ?{KEY} <{column}> true {values} }} {ordering(sparql, asked)[0]}"


def _parts(sparql: str, asked: Form) -> tuple[str, str, str]:
    """Return the prologue, the FROM clauses (which no sub-query may have), and the rest."""
    graphs: list[str] = []
    body: list[str] = []
    naming = False
    for kind, text in tokens(sparql[asked.start :]):
        word = text.upper() if kind == "word" else ""
        naming = naming or word == "FROM"
        (graphs if naming else body).append(text)
        # A clause ends with the name of its graph.
        naming = naming and kind not in ("iri", "name")
    return sparql[: asked.start], " ".join(graphs), "".join(body)
