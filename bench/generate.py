"""Realistic data of our own model in any size, from a seed: the same seed gives the same files.

    python bench/generate.py FOLDER TRIPLES [SEED]

A file an organization, person, post and place, and a file a source with its situations and claims: about 100 triples a
file, so that a million triples are some 10,000 files. A few actors are in most of the news and most are in little of it,
later sources come back to what earlier ones told, and every kind of thing that a question asks about is there
(bench/generated_situations.py). Names and events are made up.
"""

import random
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from generated_situations import Told, situation

PREFIXES = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in {
        "al": "https://w3id.org/allegiance/ns#",
        "v": "https://w3id.org/allegiance/vocab/",
        **{
            kind: f"https://w3id.org/allegiance/id/{kind}/"
            for kind in ("org", "person", "post", "place", "situation", "claim", "source", "name")
        },
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)
TRIPLES_PER_SOURCE = 129
"""What a source brings, its share of the actors' files included."""
SITUATIONS, CLAIMS = 4, 15
"""New situations, and claims on these and on earlier ones, of one source."""
FIRST, DAYS = date(2001, 1, 1), 9_000
STANCES = ("asserts",) * 14 + ("denies", "doubts", "unclear", "purports", "notAttested", "anticipates")


@dataclass(frozen=True)
class World:
    """How many of each kind there are."""

    organizations: int
    people: int
    places: int
    sources: int


@dataclass
class Memory:
    """What earlier sources told, for later ones to come back to."""

    situations: list[Told] = field(default_factory=list)
    claims: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """By situation: the claims on it, each with its claimant."""


def world(triples: int) -> World:
    """Return the numbers that give about so many triples."""
    sources = max(1, int(triples / TRIPLES_PER_SOURCE))
    return World(max(14, sources // 12), max(14, sources // 10), max(6, sources // 40), sources)


def files(triples: int, seed: int = 1) -> dict[str, str]:
    """Return the content of every file, by its path below the data folder."""
    size = world(triples)
    dice = random.Random(seed)  # noqa: S311  # reproducible, not secret
    made: dict[str, str] = {}
    for number in range(size.organizations):
        made[f"actors/organizations/g{number}.ttl"] = _organization(number)
        made[f"posts/g{number}-leader.ttl"] = _post(number)
    for number in range(size.people):
        made[f"actors/people/p{number}.ttl"] = _person(number, size)
    for number in range(size.places):
        made[f"places/l{number}.ttl"] = _place(number)
    memory = Memory()
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


def _organization(n: int) -> str:
    cls = (
        "StateBody"
        if n % 13 == 5
        else "MediaOutlet"
        if n % 11 == 7
        else "Branch"
        if n % 3 == 2
        else "ArmedOrganization"
    )
    return (
        f'{PREFIXES}\norg:g{n} a al:{cls} ;\n    skos:prefLabel "Group {n} of the valley"@en ;\n    al:name name:g{n}-1 .\n'
        f'\nname:g{n}-1 a al:Name ;\n    al:nameForm "G{n}V"@en ;\n    al:nameType v:acronym ;\n    al:nameSource source:s0 .\n'
    )


def _post(n: int) -> str:
    return f'{PREFIXES}\npost:g{n}-leader a al:Post ;\n    skos:prefLabel "Leader of group {n}"@en ;\n    al:postIn org:g{n} .\n'


def _person(n: int, size: World) -> str:
    return (
        f'{PREFIXES}\nperson:p{n} a al:Person ;\n    skos:prefLabel "Person {n} son of {n % size.people}"@en ;\n'
        f'    al:name name:p{n}-1 .\n\nname:p{n}-1 a al:Name ;\n    al:nameForm "Abu {n}"@en ;\n'
        f"    al:nameType v:nomDeGuerre ;\n    al:nameSource source:s{n % size.sources} .\n"
    )


def _place(n: int) -> str:
    within = f" ;\n    al:withinPlace place:l{n // 5}" if n else ""
    return f'{PREFIXES}\nplace:l{n} a al:Place ;\n    skos:prefLabel "Place {n}"@en{within} .\n'


def _source(n: int, day: date, size: World, memory: Memory, dice: random.Random) -> str:
    outlets = range(7, size.organizations, 11)
    outlet, author = outlets[int(len(outlets) * dice.random() ** 2)], dice.randrange(size.people)
    parts = [
        f'{PREFIXES}\nsource:s{n} a al:Source ;\n    skos:prefLabel "Report {n}"@en ;\n    al:sourceKind v:article ;\n'
        f"    al:publisher org:g{outlet} ;\n    al:author person:p{author} ;\n    al:defaultClaimant org:g{outlet} ;\n"
        f'    al:reliability v:reliability{dice.choice("ABC")} ;\n    al:issued "{day}"^^edtf:EDTF ;\n'
        f'    al:address "https://example.org/{n}"^^xsd:anyURI ;\n    al:accessed "2026-01-01"^^xsd:date .\n'
    ]
    told = []
    for part in range(SITUATIONS):
        when = day - timedelta(days=int(300 * dice.random() ** 4))
        new, text = situation(f"s{n}-{part}", when, size, memory.situations, dice)
        told.append(new)
        parts.append(f"{text}    al:place place:l{int(size.places * dice.random() ** 2)} .\n")
    spoken_of: set[str] = set()
    for number in range(CLAIMS):
        # First what is new; then what was told before, mostly lately.
        known = memory.situations
        back = int(len(known) * dice.random() ** 3) + 1
        about = told[number] if number < len(told) else known[-back] if known else told[0]
        if about.name in spoken_of:
            continue  # A source takes one position on a matter.
        spoken_of.add(about.name)
        parts.append(_claim(f"s{n}-{number:02d}", about, n, f"g{outlet}", memory, dice))
    memory.situations += told
    return "\n".join(parts)


def _claim(name: str, about: Told, source: int, outlet: str, memory: Memory, dice: random.Random) -> str:
    earlier = memory.claims.setdefault(about.name, [])
    stance, more = dice.choice(STANCES), ""
    claimant = outlet
    if about.actors and dice.random() < 0.15:
        claimant = dice.choice(about.actors)
        more += f"    al:claimant org:{claimant} ;\n"
    own = [claim for claim, who in earlier if who == claimant and not claim.startswith(f"s{source}-")]
    if own and dice.random() < 0.2:
        more += f"    al:supersedes claim:{own[-1]} ;\n"
    elif earlier and dice.random() < 0.15:
        more += f"    al:reportOf claim:{dice.choice(earlier)[0]} ;\n"
    if about.dated and dice.random() < 0.04:
        day = about.day - timedelta(days=dice.randrange(1, 60))
        stance, more = "asserts", f'{more}    al:regarding al:date ;\n    al:value "{day}"^^edtf:EDTF ;\n'
    elif about.kind == "Pledge" and dice.random() < 0.06:
        more += "    al:regarding al:pledgeScope ;\n    al:value v:wholeOrganization ;\n"
    if dice.random() < 0.05:
        more += "    al:likelihood v:likely ;\n"
    earlier.append((name, claimant))
    return (
        f"claim:{name} a al:Claim ;\n    al:about situation:{about.name} ;\n    al:source source:s{source} ;\n"
        f"    al:stance v:{stance} ;\n    al:credibility v:credibility{dice.choice((1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 6))} ;\n"
        f'{more}    al:locator "paragraph {dice.randrange(1, 30)}" .\n'
    )


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1), "files")
