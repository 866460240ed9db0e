"""The bounds of every EDTF literal in the data, as `al:TimeSpan` nodes that the rules join on.

This is the one derivation that SPARQL cannot express. A span is a lookup by literal, so that which dates bound
which situation stays a matter of the rules.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from allegiance import dates
from allegiance.errors import DateError, DateInFile
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import select, text_of
from allegiance.terms import (
    EDTF_LITERAL,
    END_EARLIEST,
    END_LATEST,
    ID,
    RDF_TYPE,
    START_EARLIEST,
    START_LATEST,
    TIME_SPAN,
    XSD_DATE,
    shorten,
)


def spans(store: EmbeddedStore, literals_query: Path) -> Iterator[ox.Triple]:
    """Give the triples of one time span for each different EDTF literal. Raises DateInFile for a bad one."""
    for solution in select(store, literals_query.read_text()):
        literal = solution["edtf"]
        try:
            bounds = dates.parse(literal.value)
        except DateError as error:
            raise _located(store, literal, error) from error
        yield from _span(literal, bounds)


def _span(literal: ox.Literal, bounds: dates.Bounds) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{ID}span/{quote(literal.value, safe='')}")
    yield ox.Triple(node, RDF_TYPE, TIME_SPAN)
    yield ox.Triple(node, EDTF_LITERAL, literal)
    for predicate, day in (
        (START_EARLIEST, bounds.start_earliest),
        (START_LATEST, bounds.start_latest),
        (END_EARLIEST, bounds.end_earliest),
        (END_LATEST, bounds.end_latest),
    ):
        if day is not None:
            yield ox.Triple(node, predicate, _day(day))


def _day(day: date) -> ox.Literal:
    return ox.Literal(day.isoformat(), datatype=XSD_DATE)


def _located(store: EmbeddedStore, literal: ox.Literal, error: DateError) -> DateInFile:
    quad = next(iter(store.inner.quads_for_pattern(None, None, literal, None)))
    return DateInFile(text_of(quad.graph_name), shorten(text_of(quad.subject)), str(error))
