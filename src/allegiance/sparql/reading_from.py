"""The graphs that a query names to be read: `FROM` and `FROM NAMED`."""

from collections.abc import Mapping

import pyoxigraph as ox

from allegiance.sparql.form import Form, names_graphs
from allegiance.sparql.lexer import tokens


def graphs_read(sparql: str, asked: Form, prefixes: Mapping[str, str] = {}) -> list[ox.NamedNode]:
    """Return the graphs that a query, known to be one, says that it reads; none where it reads all."""
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
    return [row["graph"] for row in ox.Store().query(text, prefixes=dict(prefixes))]  # type: ignore[union-attr]  # a SELECT
