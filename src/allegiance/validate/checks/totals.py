"""How much there is of each kind: facts must not vanish unseen."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from allegiance.terms import KINDS
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.whole import Whole, kind_of
from allegiance.validate.problem import Problem

SHRUNK = Rule(
    "AL721",
    "Totals do not shrink",
    "What is withdrawn stays as a tombstone (dcterms:isReplacedBy) or deprecated claim with a reason; what is simply "
    "gone was lost.",
    "# data/places/kunduz.ttl\n(removed)\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place ; dcterms:isReplacedBy place:kunduz-province .\n",
)
RULES = (SHRUNK,)


def totals(whole: Whole) -> dict[str, int]:
    """Return how many entities of each kind (`org`, `person`, `claim` ...) are described."""
    counts = Counter(kind_of(iri) for iri in whole.described())
    return {kind: counts[kind] for kind in KINDS}


def check_totals(data: Path, now: Mapping[str, int], before: Mapping[str, int]) -> list[Problem]:
    """Return a problem of the data folder for each kind of which there are fewer than before."""
    problems = []
    for kind, count in before.items():
        if (left := now.get(kind, 0)) < count:
            message = f"There were {count:,} entities of the kind {kind}, and there are {left:,} now."
            advice = "Bring them back: retire an entity with dcterms:isReplacedBy, a claim with v:deprecated."
            problems.append(Problem(data, 1, 1, SHRUNK.id, SHRUNK.severity, message, advice=advice))
    return problems
