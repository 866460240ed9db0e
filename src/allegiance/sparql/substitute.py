"""Parameters into a query text: each `$name` token becomes a serialized RDF term.

Engine bindings are not portable (docs/decisions/0004-parameters-are-terms.md). Substitution is safe on tokens:
strings, IRIs and comments that contain `$name` stay as they are, and what is put in is a term, never text.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import pyoxigraph as ox

from allegiance.sparql.lexer import tokens

Term = ox.NamedNode | ox.Literal


def substitute(sparql: str, terms: Mapping[str, Term | Sequence[Term]]) -> str:
    """Return the query with each `$name` token whose name is in `terms` replaced, by several terms within `VALUES`;
    others stay variables."""
    return "".join(
        _text(terms[text[1:]]) if parameter and text[1:] in terms else text for text, parameter in _pieces(sparql)
    )


def _text(terms: Term | Sequence[Term]) -> str:
    return " ".join(map(str, terms)) if isinstance(terms, Sequence) else str(terms)


@lru_cache(maxsize=256)
def _pieces(sparql: str) -> tuple[tuple[str, bool], ...]:
    """Cut a query at its parameters; kept, since the same questions are asked again and again."""
    cut = groupby(tokens(sparql), key=lambda token: token[0] == "parameter")
    return tuple(
        piece
        for parameter, some in cut
        for piece in (((t, True) for _, t in some) if parameter else (("".join(t for _, t in some), False),))
    )
