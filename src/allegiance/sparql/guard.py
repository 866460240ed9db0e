"""What a SPARQL text must satisfy before it is run for somebody."""

from allegiance.errors import QueryRefused
from allegiance.sparql.lexer import tokens

LONGEST = 100_000
DEEPEST = 100


def check(sparql: str, *, allow_service: bool = False) -> None:
    """Raise QueryRefused for a query that is too long, too deeply nested, or calls other servers.

    That it is a query and no update is the store's to say: its parser knows queries only.
    """
    if len(sparql) > LONGEST:
        raise QueryRefused(f"it has {len(sparql)} characters, more than {LONGEST}; shorten it")
    if "\0" in sparql:
        raise QueryRefused("it holds a NUL character; remove it")
    depth = 0
    for kind, text in tokens(sparql):
        depth += (kind == "open") - (kind == "close")
        if depth > DEEPEST:
            raise QueryRefused(f"its brackets are nested deeper than {DEEPEST}; simplify it")
        # In SPARQL a bare word is always a keyword: names have a colon, variables a sigil.
        if kind == "word" and text.upper() == "SERVICE" and not allow_service:
            raise QueryRefused("it calls another server with SERVICE; add --allow-service if you mean that")
