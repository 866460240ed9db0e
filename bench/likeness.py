"""How far generated data is like the project's own: shares of kinds, how much each actor, situation and source has, long tails.

    python bench/likeness.py [TRIPLES]        default 100000

Prints a table with the project's data and the generated side by side. `p50`, `p90` and `p99` are quantiles; `top 1%` and
`top 10%` are what part of all belongs to the hundredth or tenth that has most, which does not depend on how much there is.
"""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from generate import write

from allegiance import resources

NS, ID = "https://w3id.org/allegiance/ns#", "https://w3id.org/allegiance/id/"
ROLES = ("pledger", "pledgee", "pledgeeOrganization", "subject", "parent", "party", "target", "designatedBy")
Things = dict[str, dict[str, list[str]]]
Row = tuple[str, str]


def read(folder: Path) -> tuple[Things, int]:
    """Return what is said of each thing in the files of a folder, and how many files there are."""
    things: Things = defaultdict(lambda: defaultdict(list))
    paths = sorted(folder.rglob("*.ttl"))
    for path in paths:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            things[_short(triple.subject)][_short(triple.predicate)].append(_short(triple.object))
    return things, len(paths)


def _short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    value = term.value if not isinstance(term, ox.Triple) else str(term)
    return value.removeprefix(ID).removeprefix(NS).rpartition("ns#type")[2] if "/22-rdf-" not in value else "type"


def measured(folder: Path) -> list[Row]:
    """Return each measure with its value as text."""
    things, files = read(folder)
    kinds = {thing: of["type"][0] for thing, of in things.items() if "type" in of}
    situations = [thing for thing in kinds if thing.startswith("situation/")]
    claims = [thing for thing in kinds if thing.startswith("claim/")]
    sources = [thing for thing in kinds if thing.startswith("source/")]
    actors = [thing for thing in kinds if thing.startswith(("org/", "person/"))]
    total = sum(len(values) for of in things.values() for values in of.values())
    rows = [
        ("triples", f"{total:,}"),
        ("triples a file", f"{total / files:.1f}"),
        ("actors / situations / claims / sources, each 1,000 triples",
         " / ".join(f"{1000 * len(each) / total:.0f}" for each in (actors, situations, claims, sources))),
    ]  # fmt: skip
    within: dict[str, list[str]] = {
        situation: sorted({name for role in ROLES for name in things[situation][role] if name in kinds})
        for situation in situations
    }
    about = {claim: things[claim]["about"][0] for claim in claims}
    voice = {
        claim: (things[claim].get("claimant") or things[things[claim]["source"][0]]["defaultClaimant"])[0]
        for claim in claims
    }
    rows += [
        _spread("claims a situation", Counter(about.values()), situations),
        _spread("voices a situation", Counter(it for it, _ in {(about[c], voice[c]) for c in claims}), situations),
        _spread("claims a source", Counter(things[claim]["source"][0] for claim in claims), sources),
        _spread("actors a source", _actors_by_source(things, claims, about, within), sources),
        _spread("situations an actor who is in any", Counter(name for names in within.values() for name in names)),
        _spread("sources an outlet", Counter(things[source]["publisher"][0] for source in sources if things[source]["publisher"])),
        _spread("claims a claimant", Counter(voice.values())),
        _spread("situations a place", Counter(place for it in situations for place in things[it]["place"])),
        _spread("hostile organizations of one that has any", _partners(things, kinds, situations)),
    ]  # fmt: skip
    for stance, many in Counter(things[claim]["stance"][0].rpartition("/")[2] for claim in claims).most_common(4):
        rows.append((f"claims that say: {stance}", f"{many / len(claims):.1%}"))
    for part in ("regarding", "reportOf", "claimant", "supersedes"):
        rows.append((f"claims with al:{part}", f"{sum(part in things[claim] for claim in claims) / len(claims):.1%}"))
    shares = Counter(kinds[it] for it in situations)
    for kind in sorted(shares):
        rows.append((f"{kind}: of all situations", f"{shares[kind] / len(situations):.1%}"))
        for role in ROLES:
            names = Counter(name for it in situations if kinds[it] == kind for name in things[it][role])
            if names.total() > 40:
                rows.append(_spread(f"{kind}: each {role}", names))
    return rows


def _actors_by_source(
    things: Things, claims: list[str], about: dict[str, str], within: dict[str, list[str]]
) -> Counter[str]:
    pairs = {(things[claim]["source"][0], name) for claim in claims for name in within.get(about[claim], ())}
    return Counter(source for source, _ in pairs)


def _partners(things: Things, kinds: dict[str, str], situations: list[str]) -> Counter[str]:
    feuds = [things[it]["party"] for it in situations if kinds[it] in ("Clash", "Rivalry")]
    return Counter(a for a, _ in {(a, b) for parties in feuds for a in parties for b in parties if a != b})


def _spread(name: str, counts: Counter[str], of: Iterable[str] = ()) -> Row:
    """Return how the counts are spread, over those that have any or over all of `of`."""
    found = sorted([counts[thing] for thing in of] or counts.values())
    if not sum(found):
        return name, "none"
    p50, p90, p99 = (found[min(len(found) - 1, int(part * len(found)))] for part in (0.5, 0.9, 0.99))
    first, tenth = (sum(found[-max(1, len(found) // part) :]) / sum(found) for part in (100, 10))
    mean = sum(found) / len(found)
    return name, f"mean {mean:.2f}; p50 {p50}, p90 {p90}, p99 {p99}; top 1% {first:.0%}, top 10% {tenth:.0%}"


def main(triples: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), triples)
        generated = dict(measured(Path(place)))
    own = dict(measured(resources.root() / "data"))
    print("| | the project's data | generated |\n| --- | --- | --- |")
    for name in own | generated:
        print(f"| {name} | {own.get(name, '')} | {generated.get(name, '')} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
