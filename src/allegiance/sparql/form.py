"""What kind of answer a query asks for, told from its tokens, so that the answer of a server can be held against it."""

import re
from dataclasses import dataclass

from allegiance.errors import QueryRefused
from allegiance.sparql.lexer import tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
PROLOGUE = ("BASE", "PREFIX")
MAY_NAME_GRAPHS = re.compile(r"\bFROM\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a query, where its keyword begins, and the names of the columns it lists (none for `SELECT *`)."""

    kind: str
    columns: frozenset[str]
    start: int


def form(sparql: str) -> Form:
    """Return the form of a query. Raises QueryRefused for anything that does not open as a query does.

    By the grammar no update opens with the words of a query, so what passes is none.
    """
    kind, columns, depth, before, start, at = "", set(), 0, "", 0, 0
    for found, text in tokens(sparql):
        at += len(text)
        if found in ("space", "comment"):
            continue
        word = text.upper() if found == "word" else ""
        if not kind:
            if word not in (*FORMS, *PROLOGUE) and found not in ("name", "iri"):
                break
            kind, start = (word, at - len(text)) if word in FORMS else ("", 0)
        elif kind != "SELECT" or text == "{" or word in ("WHERE", "FROM"):
            break
        elif found in ("variable", "parameter") and (depth == 0 or (depth == 1 and before == "AS")):
            columns.add(text[1:])
        depth += (found == "open") - (found == "close")
        before = word
    if not kind:
        raise QueryRefused("it opens with none of SELECT, ASK, CONSTRUCT and DESCRIBE")
    return Form(kind, frozenset(columns), start)


def names_graphs(sparql: str) -> bool:
    """Tell whether the query names the graphs it reads, by FROM or FROM NAMED."""
    # The pattern alone is quick, and rarely says yes.
    return bool(MAY_NAME_GRAPHS.search(sparql)) and any(
        kind == "word" and text.upper() == "FROM" for kind, text in tokens(sparql)
    )
