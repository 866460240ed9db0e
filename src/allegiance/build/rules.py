"""The derivations: SPARQL files, run in the order of their names, each into a named graph of its own."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.assessments import assessments
from allegiance.build.closures import descents, memberships
from allegiance.build.corroboration import corroboration
from allegiance.build.name_keys import name_keys
from allegiance.build.self_reports import self_reported_only
from allegiance.build.spans import spans
from allegiance.build.standings import standings
from allegiance.build.tallies import tallies
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import construct, placed
from allegiance.terms import GRAPH, with_our_base

FROM_SOLUTIONS: dict[str, Callable[[EmbeddedStore, Path], Iterable[ox.Triple]]] = {
    "00-edtf-literals": spans,
    "13-name-keys": name_keys,
    "40-assessments": assessments,
    "48-self-reported-only": self_reported_only,
    "49-corroboration": corroboration,
    "55-descents": descents,
    "56-memberships": memberships,
    "60-standings": standings,
    "73-standing-of-sources": tallies,
}
"""Rules that select what Python turns into triples: calendars, time cut into periods, and chains of dated steps."""


def derive(store: ox.Store, rules: Path, only: Collection[str] | None = None) -> dict[str, int]:
    """Run every rule on the store, or those named, and return how many triples each derived, by the rule's name."""
    union = EmbeddedStore(store)
    wanted = (rule for rule in in_order(rules) if only is None or rule.stem in only)
    return {rule.stem: _into(store, rule.stem, _triples(union, rule)) for rule in wanted}


def in_order(rules: Path) -> list[Path]:
    """Return the rules in their order: a file, or a folder of files that are run together."""
    return sorted((*rules.glob("*.rq"), *(folder for folder in rules.iterdir() if folder.is_dir())))


def _triples(store: EmbeddedStore, rule: Path) -> Iterable[ox.Triple]:
    if (made := FROM_SOLUTIONS.get(rule.stem)) is not None:
        return made(store, rule)
    return construct(store, with_our_base(rule.read_text()))


def _into(store: ox.Store, name: str, triples: Iterable[ox.Triple]) -> int:
    # A CONSTRUCT may give the same triple more than once.
    fresh = set(placed(triples, ox.NamedNode(f"{GRAPH}derived/{name}")))
    store.extend(fresh)
    return len(fresh)
