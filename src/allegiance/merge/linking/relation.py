"""What speaks against two entities being one, whatever their names say, and which is part of which."""

from allegiance.merge.linking.evidence import Evidence, shared_identifiers, years_apart
from allegiance.merge.linking.lexicon import QUALIFIERS, compatible
from allegiance.merge.linking.profile import Profile
from allegiance.merge.linking.rarity import weight
from allegiance.merge.linking.table import ORGANIZATION

YEARS = 3
"""Lists give birth years that differ by up to this many for one person."""
EXTRA = 250
"""From this weight, in hundredths of a nat, words that only one name has count."""


def contradictions(one: Profile, other: Profile, found: Evidence) -> list[str]:
    """Return what rules the pair out, in words; empty when nothing does."""
    a, b = one.entity, other.entity
    reasons = []
    if a.kind and b.kind and a.kind != b.kind:
        reasons.append(f"one is of kind {min(a.kind, b.kind)}, the other of kind {max(a.kind, b.kind)}")
    if a.dataset and a.dataset == b.dataset:
        reasons.append("their own list keeps them apart")
    if b.id in a.related or a.id in b.related:
        reasons.append("a list relates them to each other as two")
    if one.years and other.years and not shared_identifiers(one, other) and (gap := years_apart(one, other)) > YEARS:
        reasons.append(f"their birth years are {gap} years apart")
    if found.best is not None and found.best.numbers_differ:
        reasons.append("the numbers in their names differ")
    if ORGANIZATION in (a.kind, b.kind) or not (a.kind or b.kind):
        reasons += _places(one, other, found)
    return reasons


def _places(one: Profile, other: Profile, found: Evidence) -> list[str]:
    apart = one.places and other.places and not any(compatible(x, y) for x in one.places for y in other.places)
    if apart or (found.best is not None and found.best.clash):
        left, right = sorted((" and ".join(sorted(one.places)), " and ".join(sorted(other.places))))
        return [f"the places in their names differ: {left}, {right}"]
    return []


def part_of(one: Profile, other: Profile, found: Evidence) -> str:
    """Return `narrower` when the first looks like a part of the second, `broader` the other way, or an empty text.

    It does when the second's name stands whole in the first's, and what is added there names a place or a part.
    """
    best = found.best
    if best is None or best.comparison.score >= 900 or ORGANIZATION not in (one.entity.kind, other.entity.kind):
        return ""
    left, right = best.comparison.left, best.comparison.right
    if bool(left) == bool(right):
        return ""
    extra = left or right
    marked = any(word.form in QUALIFIERS or word.form.startswith("@") for word in extra)
    if marked and sum(map(weight, extra)) >= EXTRA:
        return "narrower" if left else "broader"
    return ""
