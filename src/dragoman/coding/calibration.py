"""From raw evidence to the chance that an event is right: a logistic curve fitted on adjudicated passages (data/calibration.toml)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import shipped, table

FEATURES = ("chance", "frame", "actor", "recipient", "known", "learned")


@dataclass(frozen=True, slots=True)
class Calibration:
    """`weights` go with FEATURES; `chance` enters as log-odds."""

    bias: float
    weights: tuple[float, ...]

    @classmethod
    @cache
    def shipped(cls) -> Calibration:
        """As fitted for the model that is shipped."""
        data = table(shipped("coding", "data", "calibration.toml"))
        return cls(float(data["bias"]), tuple(float(data["weights"][name]) for name in FEATURES))

    def __call__(self, raw: tuple[float, ...]) -> float:
        """Confidence between 0 and 1, to three places."""
        chance = min(max(raw[0], 1e-3), 1 - 1e-3)
        values = (math.log(chance / (1 - chance)), *raw[1:])
        z = self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return round(1 / (1 + math.exp(-z)), 3)
