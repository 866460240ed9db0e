# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""All questions as typed methods, and the row type of each."""

from allegiance.query.questions import allegiance

ROW_TYPES: dict[str, type] = {
    "allegiances_at": allegiance.AllegiancesAtRow,
}


def row_type(question: str) -> type:
    """Return the dataclass of a question's rows."""
    return ROW_TYPES[question]


class Questions(allegiance.AllegianceQuestions):
    """Every question as a typed method."""
