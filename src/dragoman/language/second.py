"""A second look at a sentence with one word marked: the upper layers again, knowing which act is asked about (see training/second.py)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.language.encoder import Floats, Scores, session

OUTPUTS = ("trigger", "mode", "status", "roles")
FILE = "second.onnx"


@dataclass(frozen=True)
class Look:
    """Scores of the marked word as a trigger (types, modes, statuses as of the first look), and [3, words] of who plays a part in it."""

    trigger: Floats
    mode: Floats
    status: Floats
    roles: Floats


class SecondLook:
    """Loads the upper layers once; `look` marks one word."""

    def __init__(self, threads: int = 1) -> None:
        self._session = session(FILE, threads)

    def look(self, scores: Scores, i: int) -> Look:
        """What the word `i` of the sentence that was read as `scores` is, as a trigger."""
        lower, first = scores.lower.astype(np.float32), scores.first
        marks = np.zeros((1, len(lower)), dtype=np.float32)
        marks[0, first[i + 1] : first[i + 2] if i + 2 < len(first) else len(lower) - 1] = 1
        feed = {"lower": lower[None], "marks": marks, "first": first[None], "at": np.array([i + 1], dtype=np.int64)}
        return Look(*self._session.run(list(OUTPUTS), feed))
