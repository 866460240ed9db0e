"""From features to a probability that two entities are one.

A logistic model a kind (people, organizations), then an isotonic curve that makes of its value the share of pairs
that were one among pairs of such value. `model.json` holds both, with how they were made.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from allegiance.merge.linking.table import ORGANIZATION, PERSON


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, and the points (value, probability) of the curve, both rising; `accept` is the threshold."""

    bias: float
    weights: Mapping[str, float]
    curve: tuple[tuple[float, float], ...]
    accept: float

    def value(self, features: Mapping[str, float]) -> float:
        """Return the value of the logistic model, in log odds."""
        return self.bias + sum(self.weights.get(name, 0.0) * number for name, number in features.items())

    def probability(self, value: float) -> float:
        """Return the calibrated probability, between 0 and 1, straight between the points of the curve."""
        place = bisect_right(self.curve, (value, math.inf))
        if place == 0:
            return self.curve[0][1]
        if place == len(self.curve):
            return self.curve[-1][1]
        (x0, y0), (x1, y1) = self.curve[place - 1], self.curve[place]
        return y0 + (y1 - y0) * (value - x0) / (x1 - x0) if x1 > x0 else y1


@cache
def model(kind: str) -> Model:
    """Return the model for people or for organizations; what is neither is judged like an organization."""
    text = resources.files("allegiance.merge.linking").joinpath("model.json").read_text(encoding="utf-8")
    stored = json.loads(text)[PERSON if kind == PERSON else ORGANIZATION]
    return Model(stored["bias"], stored["weights"], tuple(map(tuple, stored["curve"])), stored["accept"])
