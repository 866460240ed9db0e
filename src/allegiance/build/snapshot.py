"""The plain relations (`al:allegiantTo`, `al:branchOf`, `al:leads` ...) of one day, as known by another."""

from datetime import date

import pyoxigraph as ox

from allegiance import resources
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import construct
from allegiance.terms import GRAPH, XSD_DATE


def snapshot(store: Store, day: date, known_by: date = date.max) -> list[ox.Triple]:
    """Return the relations that stood on `day` by evidence public by `known_by`.

    Allegiances are those that surely stand; structural ties, posts, alliances and rivalries those that may.
    """
    text = (resources.root() / "queries" / "lookup" / "snapshot.rq").read_text()
    terms = {
        "date": ox.Literal(day.isoformat(), datatype=XSD_DATE),
        "known_by": ox.Literal(known_by.isoformat(), datatype=XSD_DATE),
    }
    return sorted(set(construct(store, substitute(text, terms))), key=str)


def snapshot_graph(day: date, known_by: date = date.max) -> ox.NamedNode:
    """Return the name of the graph that holds the snapshot of a day as known by another."""
    return ox.NamedNode(f"{GRAPH}derived/snapshot/{day.isoformat()}/{known_by.isoformat()}")
