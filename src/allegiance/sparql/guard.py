"""What a SPARQL text must satisfy before it is run for somebody."""

from allegiance.errors import QueryRefused
from allegiance.sparql.lexer import tokens

LONGEST = 100_000
DEEPEST = 100
MOST_LINKS = 1_000
"""Keywords and operators. Each can be one more level of recursion in the engine, which ends the process with a
stack overflow from about 2,500 on (measured: MINUS, BIND and sub-selects on a stack of 8 MiB)."""


def check(sparql: str, *, allow_service: bool = False) -> None:
    """Raise QueryRefused for a query that is too long, too deeply nested, or calls other servers.

    That it is a query and no update is the store's to say: its parser knows queries only.
    """
    if len(sparql) > LONGEST:
        raise QueryRefused(f"it has {len(sparql)} characters, more than {LONGEST}; shorten it")
    if "\0" in sparql:
        raise QueryRefused("it holds a NUL character; remove it")
    depth = links = 0
    for kind, text in tokens(sparql):
        depth += (kind == "open") - (kind == "close")
        links += kind == "word" or (kind == "other" and not text.isdigit())
        if depth > DEEPEST:
            raise QueryRefused(f"its brackets are nested deeper than {DEEPEST}; simplify it")
        if links > MOST_LINKS:
            raise QueryRefused(f"it has more than {MOST_LINKS} keywords and operators; split it or use VALUES")
        if not allow_service and _calls_out(kind, text):
            raise QueryRefused("it calls another server with SERVICE; add --allow-service if you mean that")


def _calls_out(kind: str, text: str) -> bool:
    # In SPARQL a bare word is always a keyword: names have a colon, variables a sigil.
    return (kind == "word" and text.upper() == "SERVICE") or (kind == "iri" and _hides_a_call(text[1:-1]))


def _hides_a_call(inside: str) -> bool:
    """Tell whether "<" may be an operator whose expression ends in what looks like an IRI: `?a<?b)SERVICE#>`."""
    depth = 0
    for kind, text in tokens(inside):
        depth += (kind == "open") - (kind == "close")
        if depth < 0 and kind == "word" and text.upper() == "SERVICE":
            return True
    return False
