"""Realistic data of our own model in any size, from a seed: the same seed gives the same files.

    python bench/generate.py FOLDER TRIPLES [SEED]

A file an organization, person, post and place, and a file a source with its situations and claims, in the proportions
of the project's own data: about 100 triples a source file. Names and events are made up.
"""

import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

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
TRIPLES_PER_SOURCE = 100
STANCES = ("asserts",) * 14 + ("denies", "doubts", "unclear", "purports", "notAttested", "anticipates")


@dataclass(frozen=True)
class World:
    """How many of each kind there are."""

    organizations: int
    people: int
    places: int
    sources: int


def world(triples: int) -> World:
    """Return the numbers that give about so many triples."""
    sources = max(1, int(triples * 0.92 / TRIPLES_PER_SOURCE))
    return World(max(8, sources // 12), max(8, sources // 10), max(6, sources // 40), sources)


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
    for number in range(size.sources):
        day = date(2001, 1, 1) + timedelta(days=dice.randrange(9000))
        made[f"sources/{day.year}/s{number}.ttl"] = _source(number, day, size, dice)
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
        "Branch"
        if n % 3 == 2
        else "MediaOutlet"
        if n % 11 == 7
        else "StateBody"
        if n % 13 == 5
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


def _source(n: int, day: date, size: World, dice: random.Random) -> str:
    outlet, author = 7, dice.randrange(size.people)
    head = (
        f'{PREFIXES}\nsource:s{n} a al:Source ;\n    skos:prefLabel "Report {n}"@en ;\n    al:sourceKind v:article ;\n'
        f"    al:publisher org:g{outlet} ;\n    al:author person:p{author} ;\n    al:defaultClaimant org:g{outlet} ;\n"
        f'    al:reliability v:reliability{dice.choice("ABC")} ;\n    al:issued "{day}"^^edtf:EDTF ;\n'
        f'    al:address "https://example.org/{n}"^^xsd:anyURI ;\n    al:accessed "2026-01-01"^^xsd:date .\n'
    )
    parts = [head]
    for part in range(5):
        parts.append(_situation(n, part, day - timedelta(days=dice.randrange(60)), size, dice))
    claims = 0
    for part in range(5):
        for _ in range(1 + (dice.random() < 0.4)):
            claims += 1
            parts.append(_claim(n, claims, part, dice))
    return "\n".join(parts)


def _situation(n: int, part: int, day: date, size: World, dice: random.Random) -> str:
    a, b = dice.sample(range(size.organizations), 2)
    p, place = dice.randrange(size.people), dice.randrange(size.places)
    when = dice.choice((f"{day}", f"[..{day}]", f"{day:%Y-%m}", f"{day:%Y}~"))
    event, state = f'al:date "{when}"^^edtf:EDTF', f'al:heldAt "{day:%Y-%m}"^^edtf:EDTF'
    kind, rest = dice.choice(
        (
            (
                "Pledge",
                f"al:pledger org:g{a} ;\n    al:pledgee person:p{p} ;\n    al:pledgeeOrganization org:g{b} ;\n    {event}",
            ),
            (
                "Pledge",
                f"al:pledger org:g{a} ;\n    al:pledgeeOrganization org:g{b} ;\n    al:pledgeScope v:branchOnly ;\n    {event}",
            ),
            ("Renunciation", f"al:pledger org:g{a} ;\n    al:pledgeeOrganization org:g{b} ;\n    {event}"),
            ("Tenure", f"al:subject person:p{p} ;\n    al:post post:g{a}-leader ;\n    {state}"),
            ("Alliance", f"al:party org:g{a} , org:g{b} ;\n    {state}"),
            ("Rivalry", f"al:party org:g{a} , org:g{b} ;\n    {state}"),
            ("Affiliation", f"al:subject org:g{a} ;\n    al:parent org:g{b} ;\n    {state}"),
            ("Split", f"al:subject org:g{a} ;\n    al:parent org:g{b} ;\n    {event}"),
            ("Clash", f"al:party org:g{a} , org:g{b} ;\n    {event}"),
            ("Death", f"al:subject person:p{p} ;\n    {event}"),
        )
    )
    return (
        f'situation:s{n}-{part} a al:{kind} ;\n    skos:prefLabel "{kind} {n}-{part}"@en ;\n'
        f"    al:place place:l{place} ;\n    {rest} .\n"
    )


def _claim(n: int, number: int, part: int, dice: random.Random) -> str:
    # Later sources also report on situations of earlier ones, so that questions join across files.
    about = f"s{dice.randrange(n)}-{part}" if n and dice.random() < 0.4 else f"s{n}-{part}"
    if number <= 5 and part + 1 == number:
        about = f"s{n}-{part}"
    return (
        f"claim:s{n}-{number:02d} a al:Claim ;\n    al:about situation:{about} ;\n    al:source source:s{n} ;\n"
        f"    al:stance v:{dice.choice(STANCES)} ;\n    al:credibility v:credibility{dice.choice((1, 2, 2, 2, 3, 3, 4, 6))} ;\n"
        f'    al:locator "paragraph {dice.randrange(1, 30)}" .\n'
    )


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1), "files")
