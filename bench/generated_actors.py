"""The actors, posts and places of the generated data: how many of each kind there are, and their files without the prefixes."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

TRIPLES_PER_SOURCE = 263
"""What a source brings, its share of the other files included."""


@dataclass(frozen=True)
class World:
    """How many of each kind there are. Low numbers are in most of the news."""

    armed: int
    """Armed organizations and branches, `org:g0` and so on."""
    people: int
    """`person:p0`."""
    collectives: int
    """Unnamed fighters and officials, `org:c0`."""
    states: int
    """State bodies, `org:b0`."""
    outlets: int
    """Media outlets, `org:m0`."""
    posts: int
    """`post:g0-leader`."""
    places: int
    """`place:l0`."""
    sources: int
    """`source:s0`."""


def world(triples: int) -> World:
    """Return the numbers that give about so many triples."""
    sources = max(4, triples // TRIPLES_PER_SOURCE)
    return World(
        armed=max(12, int(sources * 0.36)),
        people=max(20, int(sources * 0.75)),
        collectives=max(4, int(sources * 0.12)),
        states=max(3, int(sources * 0.03)),
        outlets=max(4, int(sources * 0.1)),
        posts=max(8, int(sources * 0.2)),
        places=max(6, int(sources * 0.07)),
        sources=sources,
    )


def share(many: int, power: float, dice: random.Random) -> int:
    """Return a number below `many`, low ones more often: the first tenth has `0.1 ** (1 / power)` of all."""
    return int(many * dice.random() ** power)


def actors(size: World, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Give the path and the content of the file of every actor, post and place."""
    for n in range(size.armed):
        kind, form = ("Branch", "Front") if n % 7 in (2, 5) else ("ArmedOrganization", "Group")
        yield f"actors/organizations/g{n}.ttl", _actor(f"org:g{n}", kind, f"{form} {n} of the valley", dice, f"G{n}V")
    for n in range(size.people):
        yield (
            f"actors/people/p{n}.ttl",
            _actor(f"person:p{n}", "Person", f"Person {n} son of {n // 3}", dice, f"Abu {n}"),
        )
    for n in range(size.collectives):
        yield f"actors/organizations/c{n}.ttl", _actor(f"org:c{n}", "Collective", f"Fighters of district {n}", dice)
    for n in range(size.states):
        yield f"actors/organizations/b{n}.ttl", _actor(f"org:b{n}", "StateBody", f"Ministry {n}", dice)
    for n in range(size.outlets):
        yield f"actors/organizations/m{n}.ttl", _actor(f"org:m{n}", "MediaOutlet", f"Gazette {n}", dice)
    for n in range(size.posts):
        label = f"Leader of group {n}"
        yield (
            f"posts/g{n}-leader.ttl",
            f'\npost:g{n}-leader a al:Post ;\n    skos:prefLabel "{label}"@en ;\n    al:postIn org:g{n} .\n',
        )
    for n in range(size.places):
        within = f" ;\n    al:withinPlace place:l{n // 5}" if n else ""
        yield f"places/l{n}.ttl", f'\nplace:l{n} a al:Place ;\n    skos:prefLabel "Place {n}"@en{within} .\n'


def _actor(iri: str, cls: str, label: str, dice: random.Random, form: str = "") -> str:
    # One in two has no name but its label, others have up to three more.
    names = range(1, 1 + (share(4, 1.4, dice) if form else 0))
    slug = iri.partition(":")[2]
    listed = " ;\n    al:name " + " , ".join(f"name:{slug}-{k}" for k in names) if names else ""
    kind = "nomDeGuerre" if cls == "Person" else "acronym"
    return f'\n{iri} a al:{cls} ;\n    skos:prefLabel "{label}"@en{listed} .\n' + "".join(
        f'\nname:{slug}-{k} a al:Name ;\n    al:nameForm "{form}{"abc"[k - 1]}"@en ;\n    al:nameType v:{kind} ;\n'
        f"    al:nameSource source:s{dice.randrange(4)} .\n"
        for k in names
    )
