"""What the rows of all answers have in common: how one of them reads when it is printed, or stands in a notebook."""


class AnswerRow:
    """One row of an answer, a frozen dataclass. Printed, it reads a column a line."""

    __slots__ = ()

    def __str__(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.row_text(self)

    def _repr_html_(self) -> str:
        from allegiance.query import tables  # slow to load

        return tables.row_html(self)
