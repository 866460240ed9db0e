"""What the rows of all answers have in common: how one of them reads when it is printed, or stands in a notebook."""

from dataclasses import fields
from typing import TYPE_CHECKING


class AnswerRow:
    """One row of an answer, a frozen dataclass. Printed, it reads a column a line."""

    __slots__ = ()

    if not TYPE_CHECKING:  # Checkers and editors know the columns there are; who mistypes one is told at run time.

        def __getattr__(self, name: str) -> object:
            if name.startswith("_"):
                raise AttributeError(name)
            from allegiance.query.calls import no_such  # slow to load

            raise AttributeError(str(no_such("this row", name, [field.name for field in fields(self)], "column")))

    def __str__(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.row_text(self)

    def _repr_html_(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.row_html(self)
