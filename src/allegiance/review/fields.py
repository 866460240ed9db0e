"""What a reader can change of a claim: each field with its property, and how its value is written and checked."""

from collections.abc import Callable
from typing import Final

import pyoxigraph as ox

from allegiance.contribute.situations import value_of
from allegiance.contribute.terms import concept
from allegiance.contribute.values import edtf, line, named, text
from allegiance.errors import CannotWrite
from allegiance.terms import AL

GRADES: Final = tuple("123456")


def _grade(value: str) -> str:
    if value not in GRADES:
        raise CannotWrite(value, "the Admiralty grade of a claim is a digit from 1 to 6")
    return f"v:credibility{value}"


WRITTEN: Final[dict[str, tuple[str, Callable[[str], str]]]] = {
    "locator": ("locator", lambda value: str(ox.Literal(line(value)))),
    "stance": ("stance", lambda value: concept(value, "stance")),
    "claimant": ("claimant", lambda value: named(value, "org", "person")),
    "report-of": ("reportOf", lambda value: named(value, "claim")),
    "basis": ("basis", lambda value: concept(value, "basis")),
    "credibility": ("credibility", _grade),
    "likelihood": ("likelihood", lambda value: concept(value, "likelihood")),
    "claimed-on": ("claimedOn", edtf),
    "note": ("note", text),
}
"""Fields of the claim itself: the property, and what makes Turtle of what a reader types."""
OF_SITUATION: Final = {"date": "date", "held-at": "heldAt"}
"""Fields of what the claim is about."""
VALUE: Final = "value"
NEEDED: Final = ("locator", "stance", VALUE)
"""Fields that no claim is without."""


def turtle(field: str, value: str, regarding: str) -> str:
    """Return a value as files write it, nothing for an empty one. `regarding` is the property that the claim is about.

    Raises CannotWrite and DateError.
    """
    if not value:
        if field in NEEDED:
            raise CannotWrite(field, "no claim is without it; withdraw the claim if the source does not say it")
        return ""
    if field == VALUE:
        return value_of(regarding.removeprefix(AL), value)
    return edtf(value) if field in OF_SITUATION else WRITTEN[field][1](value)
