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
# Words that belong to what follows, and what hangs on a phrase so loosely that a content may end before it.
OPENING = frozenset(("case", "mark", "cc", "det", "aux", "cop", "nummod", "compound", "amod"))
APART = frozenset(("punct", "cc", "conj", "parataxis", "advcl", "appos", "discourse", "dislocated"))


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
    found = path(np.asarray(s.neural.claim[1:]), limits or thresholds())
    return [ended(s, w, found) if w.role == "content" else w for w in found]


def ended(s: Sentence, w: Words, found: list[Words]) -> Words:
    """A content that ends where a phrase ends: not within one, and not on the words that begin the next one."""
    last = w.last
    while last - 1 > w.first and s.tokens[last - 1].rel in OPENING and s.tokens[last - 1].head >= last:
        last -= 1
    while last < len(s.tokens):
        top = last
        while s.tokens[top].head >= last:
            top = s.tokens[top].head
        if not w.first <= s.tokens[top].head < last or s.tokens[top].rel in APART or s.tokens[top].deprel == "acl:relcl":
            break
        end = max(s.subtree(top)) + 1
        if end <= last or any(x.role != "content" and x.first < end and last < x.last for x in found):
            break
        last = end
    return Words(w.first, last, w.role)


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
