"""How much there is of each kind: facts must not vanish unseen."""

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from allegiance.terms import KINDS, RDF_TYPE, kind_of
from allegiance.validate.checks.place import START, Place
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.whole import Whole, home_first
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


def check_totals(now: Whole, before: Whole) -> list[Problem]:
    """Return a problem of each file that no longer describes what it did, for kinds of which more went than came.

    A file is passed over where what cannot be read may make up for anything of it.
    """
    gone: dict[str, list[str]] = defaultdict(list)
    unsure: set[str] = set()
    for kind in KINDS:
        unread = now.doubts.entities(kind)
        went = _gone(kind, now, before, ())
        for iri in went:
            gone[before.described[iri][2]].append(iri)
        if unread is None or (unread and went != _gone(kind, now, before, unread)):
            unsure.update(before.described[iri][2] for iri in went)
    return [_shrunk(now, before.files[file], file, gone[file]) for file in sorted(gone.keys() - unsure)]


def _gone(kind: str, now: Whole, before: Whole, unread: Collection[str]) -> set[str]:
    """Return what went of a kind, if more of it went than came; what may be described unread is taken to be there."""
    found = {iri for iri in now.described if kind_of(iri) == kind}.union(unread)
    went = {iri for iri in before.described.keys() - found if kind_of(iri) == kind}
    return went if len(went) > len(found - before.described.keys()) else set()


def _shrunk(now: Whole, path: Path, graph: str, went: list[str]) -> Problem:
    more = f" and {len(went) - _NAMED} more" if len(went) > _NAMED else ""
    went = sorted(went, key=lambda iri: home_first((iri, iri, graph)))
    message = f"{', '.join(map(shown_iri, went[:_NAMED]))}{more}: described here before, and nowhere now."
    what = "the file" if graph not in now.files else "it" if len(went) == 1 else "them"
    advice = f"Bring {what} back: an entity is retired with dcterms:isReplacedBy, a claim with v:deprecated."
    place: Place = START
    if left := [row for row in now.described.values() if row[2] == graph]:
        quad = now.quad(RDF_TYPE.value, min(left, key=home_first))
        place = now.places(graph).span(quad.triple, "subject")
    where = (path, place.line, place.column, SHRUNK.id, SHRUNK.severity, message)
    return Problem(*where, end_line=place.end_line, end_column=place.end_column, advice=advice)
