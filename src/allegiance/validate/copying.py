"""What the shapes ask about, copied from a server whose engine would mistake them.

Virtuoso takes most of the checks and answers many wrongly (docs/decisions/0022-servers-that-mistake-shapes.md).
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import RemoteRefused
from allegiance.sparql.substitute import substitute
from allegiance.validate.shacl import Check, EmbeddedData, Queryable

_IRI = re.compile(r"<([^<>\s]+)>")


def mistakes_shapes(store: Queryable, queries: Path) -> bool:
    """Whether the engine fails at what holds of the ontology, asked in the form of the checks, or refuses to try."""
    try:
        return bool(list(store.query((queries / "lookup" / "mistaken.rq").read_text(encoding="utf-8"))))
    except RemoteRefused:
        return True


def copied(store: Queryable, checks: Iterable[Check], queries: Path) -> EmbeddedData:
    """Return all statements of the properties that the checks name, in memory. Raises what the store raises.

    No shape of ours asks about properties in general (sh:closed, a variable for a property).
    """
    question = (queries / "lookup" / "statements_of.rq").read_text(encoding="utf-8")
    held = ox.Store()
    for iri in sorted({iri for check in checks for iri in _IRI.findall(check.sparql)}):
        rows = store.query(substitute(question, {"property": ox.NamedNode(iri)}))
        held.extend(ox.Quad(row["subject"], ox.NamedNode(iri), row["object"]) for row in rows)
    return EmbeddedData(held, union=False)
