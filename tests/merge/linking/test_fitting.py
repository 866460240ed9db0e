"""The fit finds weights that made the data, and the curve rises."""

import random

from hypothesis import given
from hypothesis import strategies as st

from allegiance.merge.linking.fitting import isotonic, logistic
from allegiance.merge.linking.model import Model, model
from allegiance.merge.linking.table import ORGANIZATION, PERSON

points = st.lists(st.tuples(st.floats(-10, 10), st.booleans(), st.sampled_from((0.5, 1.0))), min_size=1, max_size=40)


def test_weights_that_made_the_data_are_found() -> None:
    noise = random.Random(1)  # noqa: S311  # repeatable, not secret
    examples = []
    for _ in range(3000):
        a, b = noise.random(), noise.random()
        examples.append(({"a": a, "b": b}, 4 * a - 2 * b - 1 + noise.gauss(0, 1) > 0, 1.0))
    bias, of_a, of_b = logistic(examples, ["a", "b"], ridge=0.01)
    assert bias < 0 < of_a
    assert -2.4 < of_a / of_b < -1.6


@given(points)
def test_the_curve_rises_and_stays_between_none_and_all(given_points: list[tuple[float, bool, float]]) -> None:
    curve = isotonic(given_points)
    assert curve == sorted(curve)
    assert [p for _, p in curve] == sorted(p for _, p in curve)
    assert all(0 < p < 1 for _, p in curve)


@given(points, st.floats(-20, 20), st.floats(-20, 20))
def test_a_higher_value_is_never_less_likely(
    given_points: list[tuple[float, bool, float]], one: float, other: float
) -> None:
    fitted = Model(0.0, {}, tuple(isotonic(given_points)), 0.9)
    low, high = sorted((one, other))
    assert fitted.probability(low) <= fitted.probability(high) + 1e-12


def test_the_stored_models_can_reach_their_thresholds() -> None:
    for kind in (PERSON, ORGANIZATION):
        stored = model(kind)
        assert stored.probability(100.0) >= stored.accept > stored.probability(-100.0)
