"""The explanation is a smallest clash: it clashes, and without any one of its statements it does not."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from allegiance.reason.explanation import smallest_clash

STATEMENTS = st.integers(0, 30)


@given(st.lists(STATEMENTS, unique=True), st.lists(st.sets(STATEMENTS, min_size=1, max_size=4), max_size=3))
def test_the_clash_is_minimal(statements: list[int], forbidden: list[set[int]]) -> None:
    def consistent(some: Sequence[int]) -> bool:
        return not any(together <= set(some) for together in forbidden)

    clash = smallest_clash(statements, consistent)
    if consistent(statements):
        assert clash == []
    else:
        assert not consistent(clash)
        assert all(consistent([other for other in clash if other != one]) for one in clash)


def test_few_runs_find_a_pair_among_many() -> None:
    runs = 0

    def consistent(some: Sequence[int]) -> bool:
        nonlocal runs
        runs += 1
        return not {100, 900} <= set(some)

    assert sorted(smallest_clash(range(1000), consistent)) == [100, 900]
    assert runs < 60


def test_what_clashes_by_itself_is_not_blamed_on_the_statements() -> None:
    assert smallest_clash([1, 2, 3], lambda _: False) == []
    assert smallest_clash([], lambda _: False) == []
