"""Links proposed between two datasets, each with a score and its reasons."""

import math
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from allegiance.merge.linking.comparison import spelling
from allegiance.merge.linking.engine import Row, Settings, run
from allegiance.merge.linking.evidence import AGREES, Evidence, NamePair, evidence, shared_identifiers
from allegiance.merge.linking.model import model
from allegiance.merge.linking.normal_form import NormalName
from allegiance.merge.linking.profile import Profile
from allegiance.merge.linking.relation import contradictions, part_of
from allegiance.merge.linking.table import PERSON, Entity
from allegiance.merge.linking.tables import Tables

RULED_OUT = 0.05
"""The most that a pair scores that something rules out, however alike its names are."""
SAME_DOCUMENT = 8.0
"""The log odds that a shared number of a document adds."""
SETTLED = 1000.0
"""The odds of a link that a person has confirmed, as a rival of others."""
ONE_WORD = 1000
"""A shared name that tells no more than this, in hundredths of a nat, is one word, or several that many names have."""
CORROBORATING = ("names agreeing", "acronym spelled out", "shared country", "same birth date", "same birth year")
"""Features that such a name needs beside it to be accepted without a person."""
Engine = Callable[[Path, Settings], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair of entities that may be one.

    `score` is the probability that they are, given the other candidates of both; `value` the log odds of the pair
    alone; `verdict` what the pair looks like (`same`, `broader`: the second is more than the first, `narrower`: less);
    `contradictions` what rules it out; `rivals` how many other candidates of either are at least half as likely;
    `lumped` that one of the two bears the names of several entries of the other side: what one list has as one, the
    other may have as two.
    """

    one: Entity
    other: Entity
    value: float
    score: float
    verdict: str
    evidence: Evidence
    contradictions: tuple[str, ...]
    documents: tuple[str, ...]
    rivals: int = 0
    lumped: bool = False

    @property
    def certain(self) -> bool:
        """Tell whether the pair can be accepted without a person: above the threshold, and nothing in the way."""
        return self._open and not self.lumped and self.corroborated and self.score >= model(self.kind).accept

    @property
    def corroborated(self) -> bool:
        """Tell whether more than one short or common name speaks for the pair, which unrelated actors share by chance.

        A name does that has two telling words, not all of them general or places; a second name, be it a translation;
        or a birth, a country, an acronym that is spelled out.
        """
        best, features = self.evidence.best, self.evidence.features
        more = any(features.get(name) for name in CORROBORATING)
        written = min(len({side(p).whole.form for p in self.evidence.agreeing}) for side in (_one, _other))
        telling = best is not None and best.comparison.information > ONE_WORD and best.particular
        return bool(self.documents) or more or written > 1 or telling

    @property
    def kind(self) -> str:
        """The kind that both are of, as far as it is known."""
        return PERSON if PERSON in (self.one.kind, self.other.kind) else self.one.kind or self.other.kind

    @property
    def spelling(self) -> int:
        """How alike the names that say most are written, in thousandths: what else puts two into an order."""
        best = self.evidence.best
        return spelling(best.one, best.other) if best else 0

    @property
    def _open(self) -> bool:
        return self.verdict == "same" and not self.contradictions

    @property
    def odds(self) -> float:
        """The odds of the pair alone, for its rivals; none where something rules it out or it is part and whole."""
        return math.exp(min(self.value, 30.0)) if self._open else 0.0

    def among(self, rivals: float, count: int, lumped: bool = False) -> "Proposal":
        """Return the proposal with its score among rivals of which the odds sum to `rivals`: at most one is right."""
        score = model(self.kind).probability(self.value - math.log1p(rivals))
        if self.contradictions:
            score = min(score, RULED_OUT)
        return replace(self, score=round(score, 4), rivals=count, lumped=lumped)


def weigh(one: Profile, other: Profile) -> Proposal:
    """Judge one pair, without regard to others. The score is the same when the sides are changed over."""
    found = evidence(one, other)
    relation = part_of(one, other, found)
    documents = tuple(sorted(shared_identifiers(one, other)))
    verdict = {"": "same", "narrower": "broader", "broader": "narrower"}[relation]
    against = tuple(contradictions(one, other, found))
    bare = Proposal(one.entity, other.entity, 0.0, 0.0, verdict, found, against, documents)
    value = model(bare.kind).value(found.features) if found.best else model(bare.kind).bias
    return replace(bare, value=value + (SAME_DOCUMENT if documents else 0.0)).among(0.0, 0)


def propose(
    one: Sequence[Entity],
    other: Sequence[Entity],
    settings: Settings | None = None,
    engine: Engine = run,
    judged: Collection[tuple[str, str]] = (),
    same: Collection[tuple[str, str]] = (),
    exclusive: bool = True,
) -> Iterator[Proposal]:
    """Give the candidate links from `one` to `other`, those of one entity together, the best first.

    Pairs in `judged` (identifiers, in either order) are left out, and do not count as rivals; those in `same`, which
    were found to be one, do. Unless `exclusive`, several of `one` may be the same of `other`, as when `one` are names
    rather than entities.
    """
    with tempfile.TemporaryDirectory(prefix="allegiance-link-") as folder:
        tables = Tables(Path(folder))
        tables.write("a", one)
        tables.write("b", other)
        tables.finish()
        rows = engine(Path(folder), settings or Settings())
    yield from ranked(weighed(rows, one, other, {*judged, *same}), exclusive, _settled(one, other, same))


def _settled(one: Iterable[Entity], other: Iterable[Entity], same: Collection[tuple[str, str]]) -> set[str]:
    """Return the entities that have their counterpart in the other of the two datasets; one in a third is no rival."""
    left, right = {entity.id for entity in one}, {entity.id for entity in other}
    return {id_ for a, b in same if (a in left and b in right) or (b in left and a in right) for id_ in (a, b)}


def weighed(
    rows: Iterable[Row], one: Sequence[Entity], other: Sequence[Entity], judged: Collection[tuple[str, str]] = ()
) -> Iterator[Proposal]:
    """Judge the pairs that the engine found, given by number, in their order."""
    profiles: dict[int, Profile] = {}
    current, profile = -1, None
    for a, b, *_ in rows:
        if profile is None or a != current:
            current, profile = a, Profile.of(one[a])
        if b not in profiles:
            profiles[b] = Profile.of(other[b])
        ids = one[a].id, other[b].id
        if ids[0] != ids[1] and ids not in judged and ids[::-1] not in judged:
            yield weigh(profile, profiles[b])


def ranked(proposals: Iterable[Proposal], exclusive: bool = True, settled: Collection[str] = ()) -> Iterator[Proposal]:
    """Score each pair among its rivals and put those of one entity into the order of their scores.

    An entity in `settled` has its counterpart already: that is a strong rival.
    """
    found = list(proposals)
    of_one = _grouped(found, lambda p: p.one.id)
    of_other = _grouped(found, lambda p: p.other.id)
    order = {id_: n for n, id_ in enumerate(of_one)}
    scored = []
    for proposal in found:
        one, other = of_one[proposal.one.id], of_other[proposal.other.id] if exclusive else []
        # A part has the whole beside it: that does not make it less of a part.
        rivals = [p.odds for p in (*one, *other) if p is not proposal] if proposal.verdict == "same" else []
        if proposal.verdict == "same":
            rivals += [SETTLED for id_ in (proposal.one.id, proposal.other.id) if id_ in settled]
        near = sum(odds >= proposal.odds / 2 > 0 for odds in rivals)
        lumped = _lumped(proposal, one, _one) or _lumped(proposal, other, _other)
        scored.append(proposal.among(math.fsum(rivals), near, lumped))
    yield from sorted(scored, key=lambda p: (order[p.one.id], -p.score, -round(p.value, 6), -p.spelling, p.other.id))


def _lumped(proposal: Proposal, siblings: Iterable[Proposal], own: Callable[[NamePair], NormalName]) -> bool:
    """Tell whether a sibling is likely by a name of the shared entity that does not agree with this proposal."""
    if proposal.kind == PERSON:
        return False
    agreeing = {own(pair).words for pair in proposal.evidence.agreeing}
    return any(
        p is not proposal
        and p.odds >= 1
        and p.evidence.best is not None
        and p.evidence.best.comparison.score >= AGREES
        and own(p.evidence.best).words not in agreeing
        for p in siblings
    )


def _one(pair: NamePair) -> NormalName:
    return pair.one


def _other(pair: NamePair) -> NormalName:
    return pair.other


def _grouped(proposals: Iterable[Proposal], key: Callable[[Proposal], str]) -> dict[str, list[Proposal]]:
    groups: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        groups.setdefault(key(proposal), []).append(proposal)
    return groups
