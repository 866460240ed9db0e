# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `names_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class NamesOfRow(AnswerRow):
    """What names, aliases and transliterations does someone or something have, and which source uses each?"""

    form: str
    """The name as written."""
    language: str
    """Its language tag, with a script where it is not the usual one."""
    type: str
    """What kind of name it is: official name, alias, acronym ...; label where only the editors use it."""
    source: Entity | None
    """A source that uses this form."""
    source_public_from: date | None
    """The earliest day on which that source can have become public."""
    source_public_by: date | None
    """The latest day on which that source can have become public."""
    publisher: str | None
    """Who published that source or, if nobody is named, who made it."""
    taken_from: date | None
    """The earliest day of the renaming in which the name was taken."""
    taken_by: date | None
    """The latest day of that renaming."""
    record: str | None
    """The recorded name; absent for a label."""
