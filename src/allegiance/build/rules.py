"""The derivations: SPARQL CONSTRUCT files, run in the order of their names, each into a named graph of its own."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.spans import spans
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import construct, placed
from allegiance.terms import GRAPH

LITERALS = "00-edtf-literals.rq"


def derive(store: ox.Store, rules: Path) -> dict[str, int]:
    """Run every rule on the store and return how many triples each derived, by the rule's name."""
    union = EmbeddedStore(store)
    counts = {"spans": _into(store, "spans", spans(union, rules / LITERALS))}
    for rule in sorted(rules.glob("*.rq")):
        if rule.name != LITERALS:
            triples = construct(union, rule.read_text())
            counts[rule.stem] = _into(store, rule.stem, triples)
    return counts


def _into(store: ox.Store, name: str, triples: Iterable[ox.Triple]) -> int:
    # A CONSTRUCT may give the same triple more than once.
    fresh = set(placed(triples, ox.NamedNode(f"{GRAPH}derived/{name}")))
    store.extend(fresh)
    return len(fresh)
