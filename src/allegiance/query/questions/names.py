# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on names."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allegiance.query.rows import Entity, Rows


@dataclass(frozen=True, slots=True)
class NamesOfRow:
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


class NamesQuestions:
    """Questions on names; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    def names_of(self, entity: str | Entity) -> Rows[NamesOfRow]:
        """What names, aliases and transliterations does someone or something have, and which source uses each?

        One row for each form of the name and each source that uses it, with the day of a renaming where the
        name was taken in one. Labels that the editors chose and no source is given for come without a
        source.

        entity: The organization, person, post or place.
        """
        return self.ask("names_of", entity=entity)
