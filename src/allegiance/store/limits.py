"""What a query of the user's own may take."""

from dataclasses import dataclass

SECONDS = 60.0
MEMORY = 2**30
ROWS = 1_000_000
SIZE = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one query. At the first that is reached it ends with LimitReached; an answer is never shortened.

    `seconds` is wall-clock time, `memory` the bytes it may take beside the open store, `rows` the most rows or
    triples and `size` the most bytes of its answer.
    """

    seconds: float = SECONDS
    memory: int = MEMORY
    rows: int = ROWS
    size: int = SIZE
