# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The rows of `timeline_of`."""

from dataclasses import dataclass
from datetime import date

from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow


@dataclass(frozen=True, slots=True)
class TimelineOfRow(AnswerRow):
    """What happened to someone or something, in order of time?"""

    earliest: date | None
    """The earliest day on which it can have begun."""
    latest: date | None
    """The latest day on which it can have ended; open when it goes on."""
    situation: Entity
    """What happened or held."""
    kind: str
    """What kind of situation it is, as recorded."""
    roles: tuple[str, ...]
    """The part of the entity in it: pledger, subject, place ..."""
    standing: str
    """supported, contested (also denied or doubted, in whole or in part), denied, or not asserted."""
    voices: int
    """How many different voices stand behind it at the root of all reports, by all evidence."""
