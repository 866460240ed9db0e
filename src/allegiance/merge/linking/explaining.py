"""A proposal in words: what speaks for it and what against."""

from allegiance.merge.linking.profile import Profile
from allegiance.merge.linking.proposing import Proposal
from allegiance.sounds import Word


def speaks_for(proposal: Proposal) -> list[str]:
    """Return what speaks for the two being one, the strongest first."""
    features, best = proposal.evidence.features, proposal.evidence.best
    reasons = [f"both have document {number}" for number in proposal.documents]
    if best is not None:
        reasons.append(f"“{best.one.text}” and “{best.other.text}” are alike by {best.comparison.score / 1000:.2f}")
    agreeing = min(
        len({pair.one.words for pair in proposal.evidence.agreeing}),
        len({pair.other.words for pair in proposal.evidence.agreeing}),
    )
    if agreeing > 1:
        reasons.append(f"{agreeing} names agree")
    if features.get("acronym spelled out"):
        reasons.append("one is an acronym of a name of the other")
    if features.get("same birth date"):
        reasons.append(f"born on {_shared(proposal.one.births & proposal.other.births)}")
    elif features.get("same birth year"):
        reasons.append("born in the same year")
    if features.get("shared country"):
        one, other = Profile.of(proposal.one), Profile.of(proposal.other)
        reasons.append(f"both in {_shared(one.countries & other.countries)}")
    return reasons


def speaks_against(proposal: Proposal) -> list[str]:
    """Return what speaks against it: what rules it out first, then what makes it less likely."""
    features, best = proposal.evidence.features, proposal.evidence.best
    reasons = list(proposal.contradictions)
    if proposal.verdict != "same":
        reasons.append("the name of one is that of a part of the other")
    if proposal.lumped:
        reasons.append("one of the two bears the names of several entries of the other list")
    elif proposal.rivals:
        reasons.append(f"{proposal.rivals} other candidates are about as likely")
    if best is not None:
        for whose, words in (("first", best.comparison.left), ("second", best.comparison.right)):
            if words:
                reasons.append(f"only the {whose} has {_words(words)}")
    if features.get("birth years apart") and not proposal.contradictions:
        reasons.append(f"birth years {features['birth years apart'] * 10:.0f} apart")
    if features.get("no shared country"):
        reasons.append("no country in common")
    if features.get("weak alias"):
        reasons.append("by an alias that its list calls weak")
    if features.get("one word only"):
        reasons.append("by one word only")
    if not proposal.corroborated:
        reasons.append("a name so short or general can be another's, and nothing else speaks for it")
    return reasons


def _words(words: tuple[Word, ...]) -> str:
    return " ".join(word.form.lstrip("=@") for word in words)


def _shared(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
