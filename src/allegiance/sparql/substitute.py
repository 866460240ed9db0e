"""Parameters into a query text: each `$name` token becomes a serialized RDF term.

Engine bindings are not portable (docs/decisions/0004-parameters-are-terms.md). Substitution is safe on tokens:
strings, IRIs and comments that contain `$name` stay as they are, and what is put in is a term, never text.
"""

from collections.abc import Mapping

import pyoxigraph as ox

from allegiance.sparql.lexer import tokens

Term = ox.NamedNode | ox.Literal


def substitute(sparql: str, terms: Mapping[str, Term]) -> str:
    """Return the query with each `$name` token whose name is in `terms` replaced; others stay variables."""
    return "".join(
        str(terms[text[1:]]) if kind == "parameter" and text[1:] in terms else text for kind, text in tokens(sparql)
    )
