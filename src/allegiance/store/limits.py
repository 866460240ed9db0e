"""What a query of the user's own may take."""

from dataclasses import dataclass, fields

from allegiance.errors import BadParameter

SECONDS = 60.0
MEMORY = 2**30
ROWS = 1_000_000
SIZE = 256 * 2**20
MOST = 2**60
"""More than any bound; what the system takes for a limit of memory or time ends at twice that."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one query. At the first that is reached it ends with LimitReached; an answer is never shortened.

    `seconds` is wall-clock time, `memory` the bytes it may take beside the open store, `rows` the most rows or
    triples and `size` the most bytes of its answer. Raises BadParameter for what is no such bound.
    """

    seconds: float = SECONDS
    memory: int = MEMORY
    rows: int = ROWS
    size: int = SIZE

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, int | float) or not 0 < value <= MOST:
                raise BadParameter("Limits", field.name, f"{value!r} is no bound; give a number above 0")
