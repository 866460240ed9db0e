"""Why a set of statements is inconsistent: a smallest subset that clashes with the ontology.

The method is QuickXplain (Junker 2004): divide and conquer with the reasoner as oracle, about 2k·log(n/k) + 2k runs
for k clashing statements among n.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

Statement = TypeVar("Statement")


def smallest_clash(
    statements: Sequence[Statement], consistent: Callable[[Sequence[Statement]], bool]
) -> list[Statement]:
    """Return a subset that is inconsistent and of which every proper part is consistent.

    Empty if all is well, and also if no statements at all are inconsistent: then the ontology contradicts itself.
    """
    if consistent(statements) or not consistent([]):
        return []
    return _explain([], False, list(statements), consistent)


def _explain(
    kept: list[Statement], grown: bool, suspects: list[Statement], consistent: Callable[[Sequence[Statement]], bool]
) -> list[Statement]:
    if grown and not consistent(kept):
        return []
    if len(suspects) == 1:
        return suspects
    half = len(suspects) // 2
    first, second = suspects[:half], suspects[half:]
    from_second = _explain(kept + first, bool(first), second, consistent)
    from_first = _explain(kept + from_second, bool(from_second), first, consistent)
    return from_first + from_second
