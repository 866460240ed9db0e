# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""Questions on names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegiance.query.calls import question

if TYPE_CHECKING:
    from allegiance.query.answers.names_of import NamesOfRow
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows


class NamesQuestions:
    """Questions on names; mixed into `allegiance.Graph`."""

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by name; `allegiance.Graph` does it."""
        raise NotImplementedError

    @question
    def names_of(self, entity: str | Entity, *, limit: int | None = None, offset: int = 0) -> Rows[NamesOfRow]:
        """What names, aliases and transliterations does someone or something have, and which source uses each?

        One row for each form of the name and each source that uses it, with the day of a renaming where the
        name was taken in one. Labels that the editors chose and no source is given for come without a
        source.

        entity: The organization, person, post or place.
        limit: At most so many rows, the first of the answer; how many there are is told too.
        offset: How many rows to leave out before them.
        """
        return self.ask("names_of", entity=entity, limit=limit, offset=offset)
