"""How much there is of each kind: facts must not vanish unseen."""

from pathlib import Path

from allegiance.terms import KINDS, kind_of
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.whole import Whole
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

_NAMED = 5
"""So many entities that went are named."""


def check_totals(data: Path, now: Whole, before: Whole) -> list[Problem]:
    """Return a problem of the data folder for each kind of which more entities went than came.

    A kind is passed over where what cannot be read may make up for it.
    """
    here, there = now.described, before.described
    problems = []
    for kind in KINDS:
        unread = now.doubts.entities(kind)
        if unread is None:
            continue
        found = {iri for iri in here if kind_of(iri) == kind}.union(unread)
        gone = sorted(shown_iri(iri) for iri in there.keys() - found if kind_of(iri) == kind)
        if len(gone) > len(found - there.keys()):
            more = f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
            message = f"{', '.join(gone[:_NAMED])}{more}: described before, and no more."
            advice = "Bring them back: retire an entity with dcterms:isReplacedBy, a claim with v:deprecated."
            problems.append(Problem(data, 1, 1, SHRUNK.id, SHRUNK.severity, message, advice=advice))
    return problems
