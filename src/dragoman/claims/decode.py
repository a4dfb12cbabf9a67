"""From BIO scores to spans of words: the best path on which no I- stands without its B-."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.knowledge import shipped, table
from dragoman.language import Sentence

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{p}-{r}" for r in ROLES for p in "BI"))
NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What was tuned on a labelled sample: see data/thresholds.toml."""

    begin: float
    inside: float
    lowest: float
    further: float


@cache
def thresholds() -> Thresholds:
    """The shipped thresholds."""
    data = table(shipped("claims", "data", "thresholds.toml"))
    return Thresholds(data["decoding"]["begin"], data["decoding"]["inside"], data["linking"]["lowest"], data["linking"]["further"])


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Tokens [first, last) of a sentence that play a part."""

    first: int
    last: int
    role: str

    def __contains__(self, i: object) -> bool:
        return isinstance(i, int) and self.first <= i < self.last


def spans(s: Sentence, limits: Thresholds | None = None) -> list[Words]:
    """Source, cue and content spans of one sentence, in order; none if the front end has no claim head."""
    if s.neural is None or len(s.tokens) == 0:
        return []
    return path(np.asarray(s.neural.claim[1:]), limits or thresholds())


def path(scores: NDArray[Any], limits: Thresholds) -> list[Words]:
    """Spans of the best path through scores [words, 7]."""
    chances = scores - scores.max(1, keepdims=True)
    chances = chances - np.log(np.exp(chances).sum(1, keepdims=True))
    chances = chances + np.array([0.0, *([limits.begin, limits.inside] * 3)], dtype=np.float32)
    moves = np.zeros((7, 7), dtype=np.float32)
    for inside in (2, 4, 6):
        moves[:, inside] = NEVER
        moves[inside - 1, inside] = moves[inside, inside] = 0.0
    best = chances[0].copy()
    best[[2, 4, 6]] = NEVER
    back = np.zeros((len(chances), 7), dtype=np.int64)
    for k in range(1, len(chances)):
        options = best[:, None] + moves
        back[k] = options.argmax(0)
        best = options.max(0) + chances[k]
    tags = [int(best.argmax())]
    for k in range(len(chances) - 1, 0, -1):
        tags.append(int(back[k, tags[-1]]))
    return grouped(tags[::-1])


def grouped(tags: list[int]) -> list[Words]:
    """Runs of B I I as spans."""
    out: list[Words] = []
    start, role = -1, 0
    for i, tag in enumerate([*tags, 0]):
        if start >= 0 and (tag == 0 or tag % 2 == 1 or (tag + 1) // 2 != role):
            out.append(Words(start, i, ROLES[role - 1]))
            start = -1
        if tag % 2 == 1:
            start, role = i, (tag + 1) // 2
    return out
