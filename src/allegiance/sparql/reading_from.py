"""The graphs that a query names to be read: `FROM` and `FROM NAMED`."""

from collections.abc import Mapping

import pyoxigraph as ox

from allegiance.errors import QueryRefused
from allegiance.sparql.form import Form, names_graphs
from allegiance.sparql.lexer import tokens


def graphs_read(sparql: str, asked: Form, prefixes: Mapping[str, str] = {}) -> list[ox.NamedNode]:
    """Return the graphs that a query says that it reads; none where it reads all. Raises QueryRefused for bad names."""
    if not names_graphs(sparql):
        return []
    named, waits = [], False
    for kind, text in tokens(sparql[asked.start :]):
        word = text.upper() if kind == "word" else ""
        if waits and kind in ("iri", "name"):
            named.append(text)
            waits = False
        waits = waits or word == "FROM"
    # By the engine, which knows what BASE and PREFIX make of a name.
    text = f"{sparql[: asked.start]}SELECT ?graph {{ VALUES ?graph {{ {' '.join(named)} }} }}"
    try:
        found = ox.Store().query(text, prefixes=dict(prefixes))
    except (SyntaxError, ValueError) as error:
        raise QueryRefused(f"it is not a SPARQL query (FROM {' and '.join(named)}: {error})") from error
    return [row["graph"] for row in found]  # type: ignore[union-attr]  # a SELECT
