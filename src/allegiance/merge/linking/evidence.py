"""Two entities, compared: what speaks for their being one, as named features."""

import math
from dataclasses import dataclass

from allegiance.merge.linking.comparison import Comparison, compare
from allegiance.merge.linking.lexicon import compatible
from allegiance.merge.linking.normal_form import NormalName
from allegiance.merge.linking.profile import Profile
from allegiance.merge.linking.rarity import weight
from allegiance.sounds import Word

AGREES = 900
"""From this likeness, in thousandths, two names count as the same name."""
TELLING = 3000
"""The weight of shared words, in hundredths of a nat, beyond which more of it says nothing new."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """A name of each side and how they compare; `weak` when a list calls one of them weak."""

    one: NormalName
    other: NormalName
    comparison: Comparison
    weak: bool

    @property
    def clash(self) -> bool:
        """Tell whether each has a place in it that cannot be the other's."""
        left, right = _places(self.comparison.left), _places(self.comparison.right)
        return bool(left and right) and not any(compatible(a, b) for a in left for b in right)

    @property
    def numbers_differ(self) -> bool:
        """Tell whether each has a number that the other lacks: the 77th and the 99th division."""
        left, right = (any(w.form.isdigit() for w in words) for words in (self.comparison.left, self.comparison.right))
        return left and right

    @property
    def particular(self) -> bool:
        """Tell whether they share a word that is neither general (army, Islamic) nor a place."""
        return any(word.form[0] not in "=@" for word in self.one.words if word not in self.comparison.left)

    @property
    def quality(self) -> int:
        """How much the pair says for one identity: alike, and in words that are rare."""
        halved = 2 if self.clash or self.numbers_differ or self.weak else 1
        return self.comparison.score * min(self.comparison.information, TELLING) // halved


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found.

    `features` are numbers by name, most between 0 and 1; `best` is the pair of names that says most, `agreeing` are
    the pairs of names that are the same.
    """

    features: dict[str, float]
    best: NamePair | None
    agreeing: tuple[NamePair, ...]


def evidence(one: Profile, other: Profile) -> Evidence:
    """Compare two entities. The features are the same when the sides are changed over."""
    pairs = [
        NamePair(a, b, compared, n >= one.strong or m >= other.strong)
        for n, a in enumerate(one.names)
        for m, b in enumerate(other.names)
        if (compared := compare(a, b)).score
    ]
    best = max(
        pairs,
        key=lambda pair: (
            pair.quality,
            not pair.weak,
            # Of names alike in sound, those written alike: a reason that every reader can check.
            pair.one.text.casefold() == pair.other.text.casefold(),
            sorted((pair.one.text, pair.other.text)),
        ),
        default=None,
    )
    agreeing = [pair for pair in pairs if pair.comparison.score >= AGREES]
    count = min(len({pair.one.words for pair in agreeing}), len({pair.other.words for pair in agreeing}))
    features = _names(one, other, pairs, best) | {"names agreeing": math.log1p(max(0, count - 1))}
    features["share of names agreeing"] = count / max(1, min(len(one.names), len(other.names)))
    return Evidence(
        features | _acronyms(one, other) | _births(one, other) | _countries(one, other), best, tuple(agreeing)
    )


def _names(one: Profile, other: Profile, pairs: list[NamePair], best: NamePair | None) -> dict[str, float]:
    if best is None:
        return {}
    compared = best.comparison
    mains = sorted(
        (
            max((p.comparison.score for p in pairs if p.one in one.leading), default=0),
            max((p.comparison.score for p in pairs if p.other in other.leading), default=0),
        )
    )
    left, right = sum(map(weight, compared.left)), sum(map(weight, compared.right))
    return {
        "likeness": (compared.score / 1000) ** 2,
        "coverage": (compared.covered / 1000) ** 4,
        "rarity": min(compared.information, TELLING) / TELLING,
        "same name": float(compared.score >= AGREES),
        "main names": (mains[0] / 1000) ** 2,
        "one main name": (mains[1] / 1000) ** 2,
        "same main name": float(mains[0] >= AGREES),
        "same place": float(bool(best.one.places & best.other.places)),
        "legal forms differ": float(
            bool(best.one.legal and best.other.legal) and not best.one.legal & best.other.legal
        ),
        "legal form on one side": float(bool(best.one.legal) != bool(best.other.legal)),
        "one word only": float(bool(best.one.short and best.other.short)),
        "weak alias": float(best.weak),
        "words left on both sides": min(left, right) / 900,
        "first words differ": float(best.one.words[0] in compared.left or best.other.words[0] in compared.right),
        "place on one side": float(bool(_places(compared.left)) != bool(_places(compared.right))),
    }


def _acronyms(one: Profile, other: Profile) -> dict[str, float]:
    spelled = one.shorts & other.initials or other.shorts & one.initials
    return {"acronym spelled out": float(bool(spelled))}


def _births(one: Profile, other: Profile) -> dict[str, float]:
    if not one.years or not other.years:
        return {"birth unknown": 1.0}
    gap = years_apart(one, other)
    return {
        "same birth date": float(bool(one.days & other.days)),
        "same birth year": float(gap == 0),
        "birth years apart": min(gap, 10) / 10,
    }


def _countries(one: Profile, other: Profile) -> dict[str, float]:
    if not one.countries or not other.countries:
        return {}
    shared = bool(one.countries & other.countries)
    return {"shared country": float(shared), "no shared country": float(not shared)}


def years_apart(one: Profile, other: Profile) -> int:
    """Return the least number of years between any two birth years given; both sides must have one."""
    return min(max(0, a[0] - b[1], b[0] - a[1]) for a in one.years for b in other.years)


def shared_identifiers(one: Profile, other: Profile) -> frozenset[str]:
    """Return the numbers of documents that both have."""
    return one.entity.identifiers & other.entity.identifiers


def _places(words: tuple[Word, ...]) -> list[str]:
    return [word.form[1:] for word in words if word.form.startswith("@")]
