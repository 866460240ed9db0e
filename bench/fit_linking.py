"""Fits how linking weighs evidence: writes `frequencies.tsv` and `model.json` beside the code.

    python bench/fit_linking.py --gold DIR [--from build/external]

Examples: the fit half of the gold against the whole of OFAC and UCDP; the UN lists of 2015 and 2026 and OFAC and UCDP
against themselves, with names thinned out; OFAC and UCDP entries whose names are parted between two lists. An entry
and itself are one, two entries of a list are two. Pairs that a contradiction rules out or that are part and whole
are decided before the model and left out, as are double listings (same day of birth, or a document in common).
"""

import argparse
import collections
import hashlib
import json
import math
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from linking_data import Noise, gold, lists

from allegiance.merge.linking import engine, fitting, rarity
from allegiance.merge.linking import tables as tabling
from allegiance.merge.linking.evidence import evidence
from allegiance.merge.linking.profile import Profile
from allegiance.merge.linking.relation import contradictions, part_of
from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity

BESIDE = Path(__file__).parents[1] / "src" / "allegiance" / "merge" / "linking"
SEED = 7
FOLDS = 4
WEIGHT = {"gold": 5.0, "hard": 5.0, "parted": 0.5}
"""What an example counts in fitting the weights; 1 where nothing is said. The gold is what the lists really look like."""
CURVE_WEIGHT = {(ORGANIZATION, "parted"): 0.3, (ORGANIZATION, "gold"): 3.0, (ORGANIZATION, "hard"): 3.0}
"""What it counts for the curve: OFAC's companies with parted names are not what lists of armed groups are like."""
ACCEPT = {PERSON: 0.98, ORGANIZATION: 0.93}
"""Thresholds, chosen on the fit half and the lists against themselves: precision above them is 0.99 and 0.98."""


@dataclass(frozen=True)
class Example:
    """A pair with its features."""

    kind: str
    source: str
    one: Entity
    other: Entity
    same: bool
    features: dict[str, float]


def main() -> None:
    """Count the words, make the examples, fit both models, write the two files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--from", dest="folder", type=Path, default=Path("build/external"))
    given = options.parse_args()
    known = lists(given.folder)
    (BESIDE / "frequencies.tsv").write_text(frequencies([e for name in known for e in known[name]]), encoding="utf-8")
    rarity.forget()
    found = list(examples(known, given.gold))
    print(collections.Counter((e.kind, e.source, e.same) for e in found))
    stored = {kind: fitted(kind, [e for e in found if e.kind == kind]) for kind in (PERSON, ORGANIZATION)}
    made = {"made": f"bench/fit_linking.py, seed {SEED}, from {', '.join(known)} and the fit half of the gold"}
    (BESIDE / "model.json").write_text(json.dumps(made | stored, indent=1) + "\n", encoding="utf-8")


def frequencies(entities: Sequence[Entity]) -> str:
    """Return the table of how many entries have each word."""
    counts: collections.Counter[str] = collections.Counter()
    for entity in entities:
        counts.update({rarity.key(word) for name in tabling.normal_names(entity) for word in name.words})
    rows = sorted(((-count, word) for word, count in counts.items() if count >= 5))
    head = (
        "# How many entries of the lists have a word: UN Security Council (2015, 2026), OFAC SDN, UCDP actors.\n"
        "# By consonants, short words by form; words of fewer than five entries are left out. bench/fit_linking.py\n"
    )
    return head + f"*\t{len(entities)}\n" + "".join(f"{word}\t{-count}\n" for count, word in rows)


def examples(known: dict[str, list[Entity]], folder: Path) -> Iterator[Example]:
    """Give the examples of all sources."""
    un, ofac, ucdp = known["un_sc_2026"], known["ofac_2023"], known["ucdp_221"]
    noise = Noise(SEED, un + ofac)
    pairs = [pair for pair in gold(folder) if pair.half == "fit"]
    same = {(pair.subject, pair.object) for pair in pairs if pair.same}
    by_id = {entity.id: entity for entity in (*un, *ofac, *ucdp)}
    for other in (ofac, ucdp):
        ids = {entity.id for entity in other}
        subjects = [by_id[s] for s in sorted({s for s, o in same if o in ids}) if s in by_id]
        yield from linked("gold", subjects, other, lambda a, b: (a.id, b.id) in same)
    hard = [(by_id[p.subject], by_id[p.object]) for p in pairs if not p.same and {p.subject, p.object} <= by_id.keys()]
    yield from described("hard", ((a, b, False) for a, b in hard))
    for source, entities, share in (("thinned", ofac, 0.2), ("thinned", ucdp, 0.5)):
        one = [noise.thinned(e, "one") for e in entities if noise.random.random() < share]
        yield from linked(source, one, noise.without_some([noise.thinned(e, "other") for e in entities], one))
    old = [noise.thinned(e, "one") for e in known["un_sc_2015"]]
    yield from linked("versions", old, noise.without_some([noise.thinned(e, "other") for e in un], old))
    for entities in (ofac, ucdp):
        one, rest = noise.parted(entities, 0.45)
        yield from linked("parted", one, noise.without_some(rest, one))


def linked(
    source: str,
    one: Sequence[Entity],
    other: Sequence[Entity],
    same: Callable[[Entity, Entity], bool] = lambda a, b: a.id == b.id,
) -> Iterator[Example]:
    """Give the pairs that blocking finds, as examples."""
    with tempfile.TemporaryDirectory() as folder:
        tables = tabling.Tables(Path(folder))
        tables.write("a", one)
        tables.write("b", other)
        tables.finish()
        rows = engine.run(Path(folder), engine.Settings(entities_each=6))
    pairs = ((one[a], other[b]) for a, b, *_ in rows)
    yield from described(source, ((a, b, same(a, b)) for a, b in pairs if a.kind == b.kind))


def described(source: str, pairs: Iterator[tuple[Entity, Entity, bool]]) -> Iterator[Example]:
    """Give the pairs that are for the model to decide, with their features."""
    profiles: dict[int, tuple[Profile, Entity]] = {}
    for a, b, same in pairs:
        one, other = (profiles.setdefault(id(e), (Profile.of(e), e))[0] for e in (a, b))
        found = evidence(one, other)
        if found.best is None or contradictions(one, other, found) or part_of(one, other, found):
            continue
        twice = found.features.get("same birth date") or found.features["names agreeing"] > 1
        if not same and source != "hard" and found.features["likeness"] > 0.7 and twice:
            continue
        yield Example(a.kind, source, a, b, same, found.features)


def fitted(kind: str, found: Sequence[Example]) -> dict[str, object]:
    """Fit one model; its curve is drawn from folds that left the pair's entity out, each pair among its rivals."""
    names = sorted({name for e in found for name in e.features if kind == PERSON or "birth" not in name})
    rows = [(e.features, e.same, WEIGHT.get(e.source, 1.0)) for e in found]
    folds = [int(hashlib.sha256(e.one.id.encode()).hexdigest(), 16) % FOLDS for e in found]
    values = [0.0] * len(found)
    for fold in range(FOLDS):
        beta = fitting.logistic([row for row, f in zip(rows, folds, strict=True) if f != fold], names)
        for n, e in enumerate(found):
            if folds[n] == fold:
                values[n] = beta[0] + sum(
                    b * e.features.get(name, 0.0) for b, name in zip(beta[1:], names, strict=True)
                )
    odds = [math.exp(min(30.0, value)) for value in values]
    sums: dict[tuple[str, str, str], float] = collections.defaultdict(float)
    for e, o in zip(found, odds, strict=True):
        sums[e.source, "one", e.one.id] += o
        sums[e.source, "other", e.other.id] += o
    among = [
        v - math.log1p(max(0.0, sums[e.source, "one", e.one.id] + sums[e.source, "other", e.other.id] - 2 * o))
        for e, v, o in zip(found, values, odds, strict=True)
    ]
    points = [(v, e.same, CURVE_WEIGHT.get((kind, e.source), 1.0)) for e, v in zip(found, among, strict=True)]
    beta = fitting.logistic(rows, names)
    curve = fitting.isotonic(points)
    accept = next(value for value, share in curve if share >= ACCEPT[kind])
    above = [(same, weight) for value, same, weight in points if value >= accept]
    right = sum(weight for same, weight in above if same)
    print(f"{kind}: {len(found)} pairs, {sum(e.same for e in found)} of them one; above the threshold "
          f"{len(above)}, precision {right / sum(weight for _, weight in above):.4f}")  # fmt: skip
    weights = {name: round(b, 4) for name, b in zip(names, beta[1:], strict=True)}
    return {"bias": round(beta[0], 4), "weights": weights, "curve": curve, "accept": ACCEPT[kind]}


if __name__ == "__main__":
    main()
