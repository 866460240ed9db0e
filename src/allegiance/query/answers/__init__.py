# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""The row type of each question, a module each."""

from importlib import import_module


def row_type(question: str) -> type:
    """Return the dataclass of a question's rows."""
    name = "".join(part.capitalize() for part in question.split("_"))
    row: type = getattr(import_module(f"{__name__}.{question}"), f"{name}Row")
    return row
