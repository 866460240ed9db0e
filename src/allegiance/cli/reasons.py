"""The reasons behind rows, in words: who asserts what, in which source, on whose word, and who says otherwise."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from allegiance.query.tables import display

if TYPE_CHECKING:
    from allegiance.graph import Graph


NOTHING = "  rests on no claim: its own columns say where it is from"


def reasons(graph: "Graph", rows: Iterable[Any], head: str, known: dict[str, str]) -> Iterator[str]:
    """Give the lines for every row, as `Graph.why` gives them with the keywords; `head` is the column that names it."""
    for row in rows:
        yield display(getattr(row, head))
        behind = graph.why(row, **known)
        if not behind:
            yield NOTHING
        for evidence in behind:
            yield str(evidence)
