"""What a SPARQL text must satisfy before it is run for somebody."""

from collections.abc import Collection, Mapping

from allegiance.errors import QueryRefused
from allegiance.sparql.lexer import tokens
from allegiance.sparql.services import calls
from allegiance.sparql.two_readings import second_reading

LONGEST = 100_000
DEEPEST = 100
MOST_LINKS = 1_000
"""Keywords and operators. Each can be one more level of recursion in the engine, which ends the process with a
stack overflow from about 2,500 on (measured: MINUS, BIND and sub-selects on a stack of 8 MiB)."""


def check(sparql: str, *, allow_service: Collection[str] = (), prefixes: Mapping[str, str] = {}) -> None:
    """Raise QueryRefused for a query that is too long, too deeply nested, to be read in two ways, or calls servers that
    are not allowed.

    `allow_service` are the exact addresses of servers that it may call, `prefixes` those that it need not declare.
    That it is a query and no update is the parser's to say (`grammar`).
    """
    if not isinstance(sparql, str):
        raise QueryRefused(f"{sparql!r:.40} is no text; give the query as text")
    if len(sparql) > LONGEST:
        raise QueryRefused(f"it has {len(sparql)} characters, more than {LONGEST}; shorten it")
    if "\0" in sparql:
        raise QueryRefused("it holds a NUL character; remove it")
    if sparql.startswith("\ufeff"):
        raise QueryRefused("it begins with a byte order mark; save it as UTF-8 without one")
    depth = links = 0
    for kind, text in tokens(sparql):
        depth += (kind == "open") - (kind == "close")
        links += kind == "word" or (kind == "other" and not text.isdigit())
        if depth > DEEPEST:
            raise QueryRefused(f"its brackets are nested deeper than {DEEPEST}; simplify it")
        if links > MOST_LINKS:
            raise QueryRefused(f"it has more than {MOST_LINKS} keywords and operators; split it or use VALUES")
    if reason := second_reading(sparql):
        raise QueryRefused(reason)
    for call in calls(sparql, prefixes):
        if call.address is None:
            raise QueryRefused("the server that it calls with SERVICE is not named by an address; write the address")
        if call.address not in allow_service:
            raise QueryRefused(
                f"it calls the server at {call.address}; add --allow-service {call.address} if you mean that"
            )
