"""The situations of the generated data: of every kind that a question asks about, each with who takes part and when."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from generated_actors import World, share


@dataclass(frozen=True)
class Told:
    """A situation as later sources remember it. `actors` are those in it; `dated` ones are events."""

    name: str
    kind: str
    day: date
    actors: tuple[str, ...]
    dated: bool


@dataclass
class Cast:
    """Who there is, who leads whom, and to whom what comes once has come."""

    size: World
    dice: random.Random
    before: list[Told] = field(default_factory=list)
    leaders: dict[int, int] = field(default_factory=dict)
    former: dict[int, int] = field(default_factory=dict)
    waiting: dict[str, list[int]] = field(default_factory=dict)

    def armed(self, power: float) -> int:
        """Return an armed organization, a prominent one the more often the higher the power."""
        return share(self.size.armed, power, self.dice)

    def two(self, power: float) -> tuple[int, int]:
        """Return two armed organizations that have to do with each other: few have to do with many."""
        a = self.armed(power)
        return a, (a + 1 + share(5, 2, self.dice)) % self.size.armed

    def once(self, kind: str, many: int) -> int:
        """Return one of so many to whom this has not happened; one time in twenty, one to whom it may have."""
        if kind not in self.waiting:
            self.waiting[kind] = self.dice.sample(range(many), many)
        waiting = self.waiting[kind]
        return waiting.pop() if waiting and self.dice.random() > 0.05 else self.dice.randrange(many)

    def leader(self, armed: int) -> int:
        """Return the person who leads the organization, or, at times, still the one before."""
        if armed not in self.leaders:
            self.leaders[armed] = self.once("lead", self.size.people)
        if armed in self.former and self.dice.random() < 0.08:
            return self.former[armed]
        return self.leaders[armed]

    def succeeded(self, armed: int) -> int:
        """Return the leader, whom another follows from now on."""
        self.former[armed] = self.leader(armed)
        self.leaders[armed] = self.once("lead", self.size.people)
        return self.former[armed]

    def earlier(self, kind: str) -> Told | None:
        """Return a recent situation of the kind, or None."""
        recent = [told for told in self.before[-2_000:] if told.kind == kind]
        return self.dice.choice(recent) if recent else None


def situation(name: str, day: date, cast: Cast) -> tuple[Told, str]:
    """Return a new situation, and its Turtle."""
    dice = cast.dice
    (kind,) = dice.choices(list(KINDS), [row[0] for row in KINDS.values()])
    roles = KINDS[kind][2](cast)
    if roles is None:  # Nothing to come back to yet.
        kind, roles = "Clash", _clash(cast)
    state = kind in STATES
    when = _state(day, dice) if state else _event(day, dice)
    place = f"    al:place place:l{share(cast.size.places, 2, dice)} ;\n" if dice.random() < KINDS[kind][1] else ""
    names = [word for line in roles for word in line.split() if word.startswith(("org:", "person:"))]
    more = "".join(f"    {line} ;\n" for line in roles)
    told = Told(name, kind, day, tuple(dict.fromkeys(names)), not state)
    return told, f'situation:{name} a al:{kind} ;\n    skos:prefLabel "{kind} {name}"@en ;\n{more}{place}    {when} .\n'


def _event(day: date, dice: random.Random) -> str:
    """When it happened, as exactly as sources know."""
    span = day - timedelta(days=dice.randrange(1, 60))
    forms = (f"{day}",) * 4 + (f"{day:%Y-%m}",) * 2 + (f"[{span}..{day}]",) * 3 + (f"{day:%Y}", f"[..{day}]")
    return f'al:date "{dice.choice(forms)}"^^edtf:EDTF'


def _state(day: date, dice: random.Random) -> str:
    """When it held: a time in which it was seen, or from when to when."""
    if dice.random() < 0.5:
        end = day + timedelta(days=dice.randrange(30, 3_000))
        return f'al:date "{day:%Y-%m}/{dice.choice((f"{end:%Y-%m}", "", ""))}"^^edtf:EDTF'
    return f'al:heldAt "{dice.choice((f"{day:%Y-%m}", f"{day}", f"{day:%Y}"))}"^^edtf:EDTF'


def _swearer(cast: Cast) -> str:
    kind = cast.dice.random()
    if kind < 0.38:
        return f"person:p{share(cast.size.people, 1.2, cast.dice)}"
    if kind < 0.73:
        return f"org:g{1 + share(cast.size.armed - 1, 1.2, cast.dice)}"
    return f"org:c{cast.dice.randrange(cast.size.collectives)}"


def _pledge(cast: Cast) -> list[str]:
    dice, patron = cast.dice, cast.armed(10)
    who = list(dict.fromkeys(_swearer(cast) for _ in range(1 if dice.random() < 0.8 else 2)))
    leader = f"person:p{cast.leader(patron)}"
    who = [name for name in who if name not in (f"org:g{patron}", leader)] or [
        f"org:c{dice.randrange(cast.size.collectives)}"
    ]
    lines = [f"al:pledger {' , '.join(who)}", f"al:pledgeeOrganization org:g{patron}"]
    if dice.random() < 0.62:
        lines.append(f"al:pledgee {leader}")
    if dice.random() < 0.3:
        lines.append(f"al:pledgeScope v:{dice.choice(('branchOnly', 'wholeOrganization'))}")
    if dice.random() < 0.5:
        lines.append(f"al:medium v:{dice.choice(('byVideo', 'byStatement', 'byAudio', 'byGathering'))}")
    return lines


def _reaffirmation(cast: Cast) -> list[str] | None:
    oath = cast.earlier("Pledge")
    if oath is None:
        return None
    patron = next(name for name in oath.actors[1:] if name.startswith("org:g"))
    renews = [f"al:renews situation:{oath.name}"] if cast.dice.random() < 0.15 else []
    leader = f"person:p{cast.leader(int(patron[5:]))}"
    who = oath.actors[0] if oath.actors[0] != leader else f"org:c{cast.dice.randrange(cast.size.collectives)}"
    return [f"al:pledger {who}", f"al:pledgee {leader}", f"al:pledgeeOrganization {patron}", *renews]


def _renunciation(cast: Cast) -> list[str] | None:
    oath = cast.earlier("Pledge")
    patron = oath and next(name for name in oath.actors[1:] if name.startswith("org:g"))
    return [f"al:pledger {oath.actors[0]}", f"al:pledgeeOrganization {patron}"] if oath else None


def _answer(cast: Cast) -> list[str] | None:
    oath = cast.earlier("Pledge")
    patron = oath and next(name for name in oath.actors[1:] if name.startswith("org:g"))
    return [f"al:respondsTo situation:{oath.name}", f"al:subject {patron}"] if oath else None


def _participation(cast: Cast) -> list[str] | None:
    operation = cast.earlier("Operation")
    return [f"al:operation situation:{operation.name}", f"al:subject org:g{cast.armed(2)}"] if operation else None


def _parties(cast: Cast) -> list[str]:
    a, b = cast.two(2)
    return [f"al:party org:g{a} , org:g{b}"]


def _clash(cast: Cast) -> list[str]:
    # Mostly with the forces of a state.
    if cast.dice.random() < 0.6:
        return [f"al:party org:g{cast.armed(3)} , org:b{share(cast.size.states, 2, cast.dice)}"]
    return _parties(cast)


def _death(cast: Cast) -> list[str]:
    leads = cast.dice.random() < 0.25
    person = cast.succeeded(cast.armed(2.5)) if leads else cast.once("die", cast.size.people)
    return [f"al:subject person:p{person}", 'al:circumstances "in fighting"@en']


def _part(kind: str, power: float) -> Callable[[Cast], list[str]]:
    def roles(cast: Cast) -> list[str]:
        # The part always has the higher number, so that nothing is part of itself in the end.
        part = 1 + cast.once(kind, cast.size.armed - 1)
        return [f"al:subject org:g{part}", f"al:parent org:g{min(cast.armed(power), part - 1)}"]

    return roles


def _one(kind: str) -> Callable[[Cast], list[str]]:
    return lambda cast: [f"al:subject org:g{cast.once(kind, cast.size.armed)}"]


def _tenure(cast: Cast) -> list[str]:
    post = share(cast.size.posts, 1.5, cast.dice)
    person = cast.leader(post) if cast.dice.random() < 0.3 else cast.once("hold", cast.size.people)
    return [f"al:subject person:p{person}", f"al:post post:g{post}-leader"]


def _alive(cast: Cast) -> list[str]:
    return [f"al:subject person:p{cast.leader(cast.armed(4))}", "al:lifeStatus v:alive"]


def _listing(cast: Cast) -> list[str]:
    person = cast.dice.random() < 0.5
    who = (
        f"person:p{cast.once('listed', cast.size.people)}"
        if person
        else f"org:g{cast.once('listed too', cast.size.armed)}"
    )
    body = share(cast.size.states, 10, cast.dice)
    return [f"al:subject {who}", f"al:designatedBy org:b{body}", "al:designationProgramme v:sdgt"]


def _delisting(cast: Cast) -> list[str] | None:
    listed = cast.earlier("Designation")
    if listed is None:
        return None
    return [f"al:subject {listed.actors[0]}", f"al:designatedBy {listed.actors[1]}", "al:designationProgramme v:sdgt"]


def _speaking(power: float) -> Callable[[Cast], list[str]]:
    def roles(cast: Cast) -> list[str]:
        a, b = 1 + share(cast.size.armed - 1, 1.2, cast.dice), cast.armed(power)
        who = f"person:p{share(cast.size.people, 1.2, cast.dice)}" if cast.dice.random() < 0.5 else f"org:g{a}"
        whom = f"org:g{b}" if b != a and cast.dice.random() < 0.6 else f"person:p{cast.leader(b)}"
        return [f"al:subject {who}", f"al:target {whom}"] if who != whom else _parties_speak(a)

    def _parties_speak(a: int) -> list[str]:
        return [f"al:subject org:g{a}", f"al:target org:g{a - 1}"]

    return roles


STATES = ("Tenure", "Affiliation", "Alliance", "Rivalry", "Relation", "LifeStatus", "Presence", "Participation")
KINDS: dict[str, tuple[int, float, Callable[[Cast], list[str] | None]]] = {
    "Tenure": (240, 0, _tenure),
    "Pledge": (280, 0.25, _pledge),
    "Death": (110, 0.5, _death),
    "Designation": (150, 0, _listing),
    "Delisting": (10, 0, _delisting),
    "Affiliation": (80, 0.05, _part("Affiliation", 5)),
    "Founding": (50, 0.26, _one("Founding")),
    "Reaffirmation": (95, 0.1, _reaffirmation),
    "Split": (50, 0, _part("Split", 3)),
    "Endorsement": (70, 0.06, _speaking(8)),
    "Merger": (27, 0.07, _part("Merger", 4)),
    "Acceptance": (42, 0, _answer),
    "Rejection": (2, 0, _answer),
    "Criticism": (42, 0, _speaking(3)),
    "LifeStatus": (20, 0, _alive),
    "Renunciation": (34, 0.42, _renunciation),
    "Alliance": (30, 0.2, _parties),
    "Rivalry": (13, 0.2, _parties),
    "Relation": (26, 0, _parties),
    "Dissolution": (14, 0, _one("Dissolution")),
    "Clash": (180, 0.7, _clash),
    "Operation": (60, 1, lambda cast: [f"al:subject org:g{cast.armed(2)}"]),
    "Participation": (50, 1, _participation),
    "Presence": (60, 1, lambda cast: [f"al:subject org:g{cast.armed(1.5)}", "al:presenceKind v:footprint"]),
}
"""How often each kind comes, how often its place is named, and who is in it; None where it needs something earlier."""
