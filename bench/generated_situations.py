"""The situations of the generated data: of every kind that a question asks about, each with who takes part and when."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol


class Size(Protocol):
    """How many organizations and people there are."""

    organizations: int
    people: int


@dataclass(frozen=True)
class Told:
    """A situation as later sources remember it. `actors` are the organizations in it; `dated` ones are events."""

    name: str
    kind: str
    day: date
    actors: tuple[str, ...]
    dated: bool


@dataclass(frozen=True)
class Scene:
    """What a situation is made of."""

    a: str
    b: str
    leader: str
    person: str
    day: date
    before: Sequence[Told]
    dice: random.Random

    def earlier(self, kind: str) -> Told | None:
        """Return a recent situation of the kind, or None."""
        recent = [told for told in self.before[-2_000:] if told.kind == kind]
        return self.dice.choice(recent) if recent else None

    @property
    def event(self) -> str:
        """When it happened, as exactly as sources know."""
        day = self.day
        return (
            f'al:date "{self.dice.choice((f"{day}", f"{day}", f"[..{day}]", f"{day:%Y-%m}", f"{day:%Y}~"))}"^^edtf:EDTF'
        )

    @property
    def state(self) -> str:
        """When it held: mostly a month in which it was seen, at times from when to when."""
        if self.dice.random() < 0.3:
            end = self.day + timedelta(days=self.dice.randrange(30, 3_000))
            return f'al:date "{self.day:%Y-%m}/{self.dice.choice((f"{end:%Y-%m}", "..", ""))}"^^edtf:EDTF'
        return f'al:heldAt "{self.day:%Y-%m}"^^edtf:EDTF'


def situation(name: str, day: date, size: Size, before: Sequence[Told], dice: random.Random) -> tuple[Told, str]:
    """Return a new situation, and its Turtle up to its place."""
    # Few are in most of the news; the organizations sworn to are fewer still.
    a, b = int(size.organizations * dice.random() ** 2), int(size.organizations * dice.random() ** 3)
    b = b if b != a else (a + 1) % size.organizations
    era = (day.year - 2001) // 5
    scene = Scene(
        f"g{a}", f"g{b}", f"p{(b + 31 * era) % size.people}", f"p{dice.randrange(size.people)}", day, before, dice
    )
    (kind,) = dice.choices(list(KINDS), [weight for weight, _ in KINDS.values()])
    text = KINDS[kind][1](scene)
    if text is None:  # Nothing to come back to yet.
        kind, text = "Clash", _between(scene, scene.event)
    told = Told(name, kind, day, (scene.a, scene.b) if "org:" in text else (), "al:date" in text)
    return told, f'situation:{name} a al:{kind} ;\n    skos:prefLabel "{kind} {name}"@en ;\n    {text} ;\n'


def _pledge(s: Scene) -> str | None:
    if int(s.a[1:]) % 3:
        return None  # Most organizations never swear to anybody.
    leader = f"al:pledgee person:{s.leader} ;\n    " if s.dice.random() < 0.8 else ""
    scope = "al:pledgeScope v:branchOnly ;\n    " if s.dice.random() < 0.2 else ""
    return f"al:pledger org:{s.a} ;\n    {leader}{scope}al:pledgeeOrganization org:{s.b} ;\n    {s.event}"


def _reaffirmation(s: Scene) -> str | None:
    oath = s.earlier("Pledge")
    if oath is None:
        return None
    return (
        f"al:pledger org:{oath.actors[0]} ;\n    al:pledgee person:{s.leader} ;\n    al:renews situation:{oath.name} ;\n"
        f"    al:pledgeeOrganization org:{oath.actors[1]} ;\n    {s.event}"
    )


def _renunciation(s: Scene) -> str | None:
    oath = s.earlier("Pledge")
    return (
        oath and f"al:pledger org:{oath.actors[0]} ;\n    al:pledgeeOrganization org:{oath.actors[1]} ;\n    {s.event}"
    )


def _acceptance(s: Scene) -> str | None:
    oath = s.earlier("Pledge")
    return oath and f"al:respondsTo situation:{oath.name} ;\n    al:subject org:{oath.actors[1]} ;\n    {s.event}"


def _participation(s: Scene) -> str | None:
    operation = s.earlier("Operation")
    return operation and f"al:operation situation:{operation.name} ;\n    al:subject org:{s.b} ;\n    {s.state}"


def _between(s: Scene, when: str) -> str:
    return f"al:party org:{s.a} , org:{s.b} ;\n    {when}"


def _of(s: Scene, when: str) -> str:
    # The part always has the higher number, so that nothing is part of itself in the end.
    whole, part = sorted((s.a, s.b), key=lambda name: int(name[1:]))
    return f"al:subject org:{part} ;\n    al:parent org:{whole} ;\n    {when}"


def _listing(s: Scene) -> str:
    return f"al:subject org:{s.a} ;\n    al:designatedBy org:g5 ;\n    al:designationProgramme v:sdgt ;\n    {s.event}"


KINDS: dict[str, tuple[int, Callable[[Scene], str | None]]] = {
    "Pledge": (8, _pledge),
    "Reaffirmation": (2, _reaffirmation),
    "Renunciation": (1, _renunciation),
    "Acceptance": (2, _acceptance),
    "Clash": (22, lambda s: _between(s, s.event)),
    "Operation": (6, lambda s: f"al:subject org:{s.a} ;\n    {s.event}"),
    "Participation": (6, _participation),
    "Death": (8, lambda s: f"al:subject person:{s.leader if s.dice.random() < 0.3 else s.person} ;\n    {s.event}"),
    "LifeStatus": (3, lambda s: f"al:subject person:{s.leader} ;\n    al:lifeStatus v:alive ;\n    {s.state}"),
    "Tenure": (12, lambda s: f"al:subject person:{s.leader} ;\n    al:post post:{s.b}-leader ;\n    {s.state}"),
    "Affiliation": (10, lambda s: _of(s, s.state)),
    "Alliance": (7, lambda s: _between(s, s.state)),
    "Rivalry": (6, lambda s: _between(s, s.state)),
    "Split": (3, lambda s: _of(s, s.event)),
    "Designation": (3, _listing),
    "Delisting": (1, _listing),
}
"""How often each kind comes, and what it consists of; None where it needs something earlier that is not there."""
