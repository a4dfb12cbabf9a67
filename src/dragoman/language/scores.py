"""Scores of the model's heads as chances."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def log_chances(scores: NDArray[Any]) -> NDArray[Any]:
    """The logarithms of the chances that scores [rows, classes] stand for."""
    if not len(scores):
        return scores
    plain = scores - scores.max(1, keepdims=True)
    answer: NDArray[Any] = plain - np.log(np.exp(plain).sum(1, keepdims=True))
    return answer
