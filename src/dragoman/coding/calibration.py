"""From raw evidence to the chance that an event is right: a logistic curve fitted on adjudicated passages (data/calibration.toml).

The file also holds the least confidence that gave the best F1 on them, with the trained heads and with frames alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import shipped, table

FEATURES = ("chance", "share", "context", "frame", "actor", "recipient", "known", "acting", "suffering", "official", "learned", "amity")
LOG_ODDS = 3  # so many of them are chances and enter as log-odds


def entered(raw: tuple[float, ...]) -> tuple[float, ...]:
    """The evidence as the curve takes it."""
    chances = (min(max(v, 1e-3), 1 - 1e-3) for v in raw[:LOG_ODDS])
    return (*(math.log(v / (1 - v)) for v in chances), *raw[LOG_ODDS:])


@dataclass(frozen=True, slots=True)
class Calibration:
    """`weights` go with FEATURES; `least`, `least_frames`: below these events are left out unless asked for."""

    bias: float
    weights: tuple[float, ...]
    least: float = 0.0
    least_frames: float = 0.0

    @classmethod
    @cache
    def shipped(cls) -> Calibration:
        """As fitted for the model that is shipped."""
        data = table(shipped("coding", "data", "calibration.toml"))
        weights = tuple(float(data["weights"].get(name, 0.0)) for name in FEATURES)
        return cls(float(data["bias"]), weights, float(data["least"]), float(data["least_frames"]))

    def __call__(self, raw: tuple[float, ...]) -> float:
        """Confidence between 0 and 1, to three places."""
        z = self.bias + sum(w * v for w, v in zip(self.weights, entered(raw), strict=True))
        return round(1 / (1 + math.exp(-z)), 3)
