"""Fitting the model: logistic regression by Newton's method with a ridge, and isotonic calibration.

Plain Python: a few thousand pairs and some twenty features take seconds.
"""

import math
from collections.abc import Mapping, Sequence

Example = tuple[Mapping[str, float], bool, float]
"""Features, whether the pair is one, and the weight of the example."""


def logistic(examples: Sequence[Example], names: Sequence[str], ridge: float = 2.0, rounds: int = 25) -> list[float]:
    """Return the bias and a weight for each feature, in the order of `names`."""
    rows = [
        ([1.0, *(features.get(name, 0.0) for name in names)], float(one), weight) for features, one, weight in examples
    ]
    size = len(names) + 1
    beta = [0.0] * size
    for _ in range(rounds):
        gradient = [-ridge * b if n else 0.0 for n, b in enumerate(beta)]
        hessian = [[ridge if n == m and n else 1e-9 if n == m else 0.0 for m in range(size)] for n in range(size)]
        for row, one, weight in rows:
            present = [(n, x) for n, x in enumerate(row) if x]
            p = _sigmoid(sum(beta[n] * x for n, x in present))
            for n, x in present:
                gradient[n] += weight * (one - p) * x
                for m, y in present:
                    hessian[n][m] += weight * p * (1 - p) * x * y
        step = _solve(hessian, gradient)
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return beta


def isotonic(points: Sequence[tuple[float, bool, float]]) -> list[tuple[float, float]]:
    """Return the rising curve nearest to the outcomes (pool adjacent violators), as corner points.

    A block of n pairs of which k are one gets (k + ½) / (n + 1), so that no pair is quite certain.
    """
    blocks: list[list[float]] = []
    for value, one, weight in sorted(points):
        blocks.append([value, value, weight * one, weight])
        while len(blocks) > 1 and blocks[-2][2] * blocks[-1][3] >= blocks[-1][2] * blocks[-2][3]:
            low, _, ones, weights = blocks.pop(-2)
            blocks[-1] = [low, blocks[-1][1], ones + blocks[-1][2], weights + blocks[-1][3]]
    curve: list[tuple[float, float]] = []
    for low, high, ones, weight in blocks:
        share = round((ones + 0.5) / (weight + 1), 4)
        share = max(share, curve[-1][1]) if curve else share
        curve += [(round(low, 3), share), (round(high, 3), share)] if high > low else [(round(low, 3), share)]
    return curve


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-35.0, min(35.0, x))))


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Solve a linear system by Gaussian elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    size = len(rows)
    for n in range(size):
        pivot = max(range(n, size), key=lambda m: abs(rows[m][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        for m in range(n + 1, size):
            factor = rows[m][n] / rows[n][n]
            if factor:
                rows[m] = [a - factor * b for a, b in zip(rows[m], rows[n], strict=True)]
    result = [0.0] * size
    for n in reversed(range(size)):
        rest = sum(rows[n][m] * result[m] for m in range(n + 1, size))
        result[n] = (rows[n][size] - rest) / rows[n][n]
    return result
