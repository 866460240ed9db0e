"""How two claims about one situation stand to each other, for a reader to look closer."""

from enum import StrEnum
from typing import Final, Protocol

from allegiance.dates import Bounds, parse
from allegiance.errors import DateError

FOR: Final = ("asserts", "presumes", "purports", "anticipates")
AGAINST: Final = ("denies", "doubts")


class Relation(StrEnum):
    """What another claim does to the one in hand."""

    AGAINST = "against it"
    OTHER_VALUE = "another value"
    OPEN = "leaves it open"
    AGREES = "agrees"
    BESIDE = "on something else"


class Position(Protocol):
    """What is compared of a claim: names of concepts and of a property, and the value spoken of, empty if none."""

    @property
    def stance(self) -> str: ...
    @property
    def regarding(self) -> str: ...
    @property
    def value(self) -> str: ...


def relation(claim: Position, other: Position, recorded: dict[str, set[str]]) -> Relation:
    """Return how another claim about the same situation stands to one. `recorded` has the situation's values by
    property: a claim on the situation as a whole is for these."""
    apart = claim.regarding and other.regarding and claim.regarding != other.regarding
    if apart:
        return Relation.BESIDE
    sides = _side(claim.stance), _side(other.stance)
    same = _same(claim, other, recorded)
    if not same:
        return Relation.OTHER_VALUE if sides == (1, 1) else Relation.BESIDE
    if 0 in sides:
        return Relation.AGREES if sides[0] == sides[1] else Relation.OPEN
    return Relation.AGREES if sides[0] == sides[1] else Relation.AGAINST


def _side(stance: str) -> int:
    return 1 if stance in FOR else -1 if stance in AGAINST else 0


def _same(claim: Position, other: Position, recorded: dict[str, set[str]]) -> bool:
    """Whether both speak of the same value, or one of them of the situation as a whole and thus of what is recorded."""
    if claim.regarding == other.regarding:
        return not claim.value or not other.value or _may_be_one(claim.value, other.value)
    part = claim if claim.regarding else other
    known = recorded.get(part.regarding, set())
    return not part.value or not known or any(_may_be_one(part.value, value) for value in known)


def _may_be_one(value: str, other: str) -> bool:
    """Whether two values are the same, or dates that some day can fulfil together."""
    if value == other:
        return True
    try:
        one, two = parse(value), parse(other)
    except DateError:
        return False
    return _begins_by(one, two) and _begins_by(two, one)


def _begins_by(one: Bounds, other: Bounds) -> bool:
    return one.start_earliest is None or other.end_latest is None or one.start_earliest <= other.end_latest
