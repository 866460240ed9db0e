"""Realistic data of our own model in any size, from a seed: the same seed gives the same files.

    python bench/generate.py FOLDER TRIPLES [SEED]

An actor, post, place or source a file, a source with its situations and claims: about 100 triples a file, so that a
million triples are some 10,000 files. How often each kind of situation comes, who is in it and what is said of it follows
the project's own data (`bench/likeness.py` holds the two beside each other); names and events are made up.
"""

import random
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from generated_actors import World, actors, share, world
from generated_situations import Cast, Told, situation

OURS = ("org", "person", "post", "place", "situation", "claim", "source", "name")
PREFIXES = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in sorted(
        {
            "al": "https://w3id.org/allegiance/ns#",
            "v": "https://w3id.org/allegiance/vocab/",
            **{kind: f"https://w3id.org/allegiance/id/{kind}/" for kind in OURS},
            "edtf": "http://id.loc.gov/datatypes/edtf/",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        }.items()
    )
)
CLAIMS_PER_SITUATION = 3.2
FIRST, DAYS = date(2001, 1, 1), 9_000
STANCES = {
    "asserts": 836,
    "purports": 76,
    "denies": 45,
    "unclear": 18,
    "notAttested": 10,
    "doubts": 9,
    "anticipates": 4,
    "presumes": 2,
}
GRADES = {"1": 16, "2": 939, "3": 37, "4": 7, "6": 1}
BASES = {"reporting": 47, "relayed": 33, "ownStatement": 9, "officialRecord": 5, "inference": 3, "imagery": 3}


@dataclass
class Memory:
    """What earlier sources told, for later ones to come back to."""

    cast: Cast
    told_in: list[Told] = field(default_factory=list)
    """The situation of every claim, in order: what has been spoken of often is spoken of again."""
    claims: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """By situation: the claims on it as a whole, each with its claimant."""


def files(triples: int, seed: int = 1) -> dict[str, str]:
    """Return the content of every file, by its path below the data folder."""
    size = world(triples)
    dice = random.Random(seed)  # noqa: S311  # reproducible, not secret
    made = {path: PREFIXES + text for path, text in actors(size, dice)}
    memory = Memory(Cast(size, dice))
    for number in range(size.sources):
        day = FIRST + timedelta(days=DAYS * number // size.sources)
        made[f"sources/{day.year}/s{number}.ttl"] = _source(number, day, size, memory, dice)
    return made


def write(folder: Path, triples: int, seed: int = 1) -> int:
    """Write the files below the folder and return how many there are."""
    made = files(triples, seed)
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return len(made)


def _source(n: int, day: date, size: World, memory: Memory, dice: random.Random) -> str:
    # Outlets come in the order of how much is theirs; the first claims of a source are on what is new.
    outlet, several = f"org:m{share(size.outlets, 3, dice)}", max(2, int(dice.lognormvariate(3.0, 0.42)))
    author = f"    al:author person:p{dice.randrange(size.people)} ;\n" if dice.random() < 0.2 else ""
    note = '    al:note "What it is about, in our own words."@en ;\n' if dice.random() < 0.9 else ""
    parts = [
        f'{PREFIXES}\nsource:s{n} a al:Source ;\n    skos:prefLabel "Report {n}"@en ;\n    al:sourceKind v:article ;\n'
        f"    al:publisher {outlet} ;\n{author}    al:defaultClaimant {outlet} ;\n{note}"
        f'    al:reliability v:reliability{dice.choice("ABC")} ;\n    al:issued "{day}"^^edtf:EDTF ;\n'
        f'    al:address "https://example.org/{n}"^^xsd:anyURI ;\n    al:accessed "2026-01-01"^^xsd:date .\n'
    ]
    told = []
    for part in range(max(1, round(several / CLAIMS_PER_SITUATION))):
        when = day - timedelta(days=int(300 * dice.random() ** 4))
        new, text = situation(f"s{n}-{part:02d}", when, memory.cast)
        told.append(new)
        parts.append(text)
    spoken_of: set[str] = set()
    claims: list[str] = []
    for number in range(several):
        about = told[number] if number < len(told) else _earlier(memory, dice) or told[0]
        if about.name in spoken_of:
            continue  # A source takes one position on a matter, and may date it besides.
        spoken_of.add(about.name)
        stance = _drawn(STANCES, dice)
        said = [(stance, _voice(f"s{n}-{len(claims):02d}", about, outlet, memory, dice))]
        if about.dated and stance == "asserts" and dice.random() < 0.25:
            said.append((stance, _dating(about, dice)))
        claims += [
            _claim(f"s{n}-{len(claims) + k:02d}", about, n, what, more, dice) for k, (what, more) in enumerate(said)
        ]
    parts += claims
    memory.cast.before += told
    return "\n".join(parts)


def _earlier(memory: Memory, dice: random.Random) -> Told | None:
    # What was told before, mostly lately; one time in three what is much spoken of.
    known = memory.told_in if dice.random() < 0.33 else memory.cast.before
    return known[-int(len(known) * dice.random() ** 3) - 1] if known else None


def _claim(name: str, about: Told, source: int, stance: str, more: str, dice: random.Random) -> str:
    review = (
        f"    al:reviewStatus v:{dice.choice(('accepted',) * 5 + ('revised',))} ;\n" if dice.random() < 0.87 else ""
    )
    note = f'    al:note "Said of {about.name} in passing."@en ;\n' if dice.random() < 0.38 else ""
    return (
        f"claim:{name} a al:Claim ;\n    al:about situation:{about.name} ;\n    al:source source:s{source} ;\n"
        f"    al:stance v:{stance} ;\n    al:basis v:{_drawn(BASES, dice)} ;\n    al:credibility v:credibility{_drawn(GRADES, dice)} ;\n"
        f'{more}{review}{note}    al:locator "paragraph {dice.randrange(1, 30)}" .\n'
    )


def _dating(about: Told, dice: random.Random) -> str:
    day = about.day - timedelta(days=int(60 * dice.random() ** 3))
    return f'    al:regarding al:date ;\n    al:value "{day}"^^edtf:EDTF ;\n'


def _voice(name: str, about: Told, outlet: str, memory: Memory, dice: random.Random) -> str:
    """Whose claim it is, unless the outlet's, and what it has to do with earlier ones."""
    earlier = memory.claims.setdefault(about.name, [])
    claimant, more = outlet, ""
    if dice.random() < 0.15:
        own = about.actors and dice.random() < 0.8
        claimant = dice.choice(about.actors) if own else f"org:c{dice.randrange(memory.cast.size.collectives)}"
        more += f"    al:claimant {claimant} ;\n"
    replaced = [claim for claim, who in earlier if who == claimant]
    if replaced and dice.random() < 0.05:
        more += f"    al:supersedes claim:{replaced[-1]} ;\n"
    elif earlier and dice.random() < 0.22:
        more += f"    al:reportOf claim:{dice.choice(earlier)[0]} ;\n"
    if dice.random() < 0.011:
        more += "    al:likelihood v:likely ;\n"
    earlier.append((name, claimant))
    memory.told_in.append(about)
    return more


def _drawn(weights: dict[str, int], dice: random.Random) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1), "files")
