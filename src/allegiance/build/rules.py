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
from allegiance.build.wording import Wording
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import construct, placed
from allegiance.terms import (
    DISPUTE_IN_WORDS,
    FORMER_DISPUTE_IN_WORDS,
    FORMER_HEDGE_IN_WORDS,
    FORMER_LISTED_OATH_IN_WORDS,
    FORMER_OATH_TO_DEAD_IN_WORDS,
    FORMER_PLACED_IN_WORDS,
    FORMER_SELF_REPORT_IN_WORDS,
    FORMER_SWITCH_IN_WORDS,
    FORMER_UNANSWERED_IN_WORDS,
    GRAPH,
    HEDGE_IN_WORDS,
    LISTED_OATH_IN_WORDS,
    OATH_TO_DEAD_IN_WORDS,
    PLACED_IN_WORDS,
    SELF_REPORT_IN_WORDS,
    SWITCH_IN_WORDS,
    UNANSWERED_IN_WORDS,
    with_our_base,
)

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
    "84-words-of-hedges": Wording(HEDGE_IN_WORDS, FORMER_HEDGE_IN_WORDS, needs=frozenset({"hedge"})),
    "90-words-of-unanswered-pledges": Wording(
        UNANSWERED_IN_WORDS,
        FORMER_UNANSWERED_IN_WORDS,
        needs=frozenset({"supported", "pledge"}),
        unless=frozenset({"answered"}),
    ),
    "91-words-of-disputes": Wording(
        DISPUTE_IN_WORDS,
        FORMER_DISPUTE_IN_WORDS,
        needs=frozenset({"asserting_claims", "contested"}),
    ),
    "92-words-of-self-reports": Wording(
        SELF_REPORT_IN_WORDS,
        FORMER_SELF_REPORT_IN_WORDS,
        needs=frozenset({"self_reported_only", "claims"}),
    ),
    "93-words-of-camp-switches": Wording(
        SWITCH_IN_WORDS,
        FORMER_SWITCH_IN_WORDS,
        needs=frozenset({"oath", "former_ties", "hostility"}),
    ),
    "94-words-of-listed-oaths": Wording(
        LISTED_OATH_IN_WORDS,
        FORMER_LISTED_OATH_IN_WORDS,
        needs=frozenset({"whom", "listed"}),
        unless=frozenset({"lifted_before"}),
    ),
    "95-words-of-oaths-to-the-dead": Wording(
        OATH_TO_DEAD_IN_WORDS,
        FORMER_OATH_TO_DEAD_IN_WORDS,
        needs=frozenset({"death"}),
    ),
    "96-words-of-placed-situations": Wording(
        PLACED_IN_WORDS,
        FORMER_PLACED_IN_WORDS,
        needs=frozenset({"state", "positions"}),
    ),
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
