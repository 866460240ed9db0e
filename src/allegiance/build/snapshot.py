"""The plain relations (`al:allegiantTo`, `al:branchOf`, `al:leads` ...) of one day, as known by another."""

from datetime import date

import pyoxigraph as ox

from allegiance import resources
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.terms import XSD_DATE


def snapshot(store: Store, day: date, known_by: date = date.max) -> list[ox.Triple]:
    """Return the relations that stood on `day` by evidence public by `known_by`.

    Allegiances are those that surely stand; structural ties, posts, alliances and rivalries those that may.
    """
    text = (resources.root() / "queries" / "lookup" / "snapshot.rq").read_text()
    terms = {
        "date": ox.Literal(day.isoformat(), datatype=XSD_DATE),
        "known_by": ox.Literal(known_by.isoformat(), datatype=XSD_DATE),
    }
    return sorted(set(store.query(substitute(text, terms))), key=str)  # type: ignore[arg-type]  # a CONSTRUCT
