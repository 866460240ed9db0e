"""The derivations: SPARQL CONSTRUCT files, run in the order of their names, each into a named graph of its own."""

from pathlib import Path

import pyoxigraph as ox

from allegiance.build.spans import spans
from allegiance.terms import GRAPH

LITERALS = "00-edtf-literals.rq"


def derive(store: ox.Store, rules: Path, before: str = "~") -> dict[str, int]:
    """Run the rules on the store and return how many triples each derived, by the rule's name.

    `before` leaves out the rules whose names sort after it.
    """
    counts = {"spans": _into(store, "spans", spans(store, rules / LITERALS))}
    for rule in sorted(rules.glob("*.rq")):
        if rule.name != LITERALS and rule.name < before:
            triples = store.query(rule.read_text(), use_default_graph_as_union=True)
            counts[rule.stem] = _into(store, rule.stem, triples)
    return counts


def _into(store: ox.Store, name: str, triples: object) -> int:
    graph = ox.NamedNode(f"{GRAPH}derived/{name}")
    # A CONSTRUCT may give the same triple more than once.
    fresh = {ox.Quad(*triple, graph) for triple in triples}  # type: ignore[attr-defined]  # rows of any origin
    store.extend(fresh)
    return len(fresh)
