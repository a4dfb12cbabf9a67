"""Many contents side by side, so that one is scored against all of them at once.

Scores are those of `contents.likeness` but for their rounding: they tell which few are worth the exact one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.contents import (
    CONTEXT,
    COPIED,
    COPIED_WORDS,
    ELSEWHERE,
    NUMBER_TOO,
    OTHERS,
    PERSONS,
    SAME_PLACE,
    SINGLE,
    TELLING,
    Content,
)

Numbers: TypeAlias = NDArray[np.float64]
Truths: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.intp]
Postings: TypeAlias = Mapping[Hashable, Places]
NOWHERE = -1
NONE = np.empty(0, np.intp)


class InvertedIndex:
    """Of contents in a given order; a score is asked for a stretch of them, from `low` to before `high`."""

    def __init__(self, contents: Sequence[Content]) -> None:
        self._norms = np.array([c.norm for c in contents], np.float64)
        self._sizes = np.array([len(c.words) for c in contents], np.intp)
        self._peopled = np.array([bool(c.people) for c in contents], np.bool_)
        self._codes: dict[str, int] = {}
        codes = [NOWHERE if c.place is None else self._codes.setdefault(c.place, len(self._codes)) for c in contents]
        self._places = np.array(codes, np.intp)
        self._words = _postings(c.words for c in contents)
        self._weights = {k: np.array([contents[n].words[k] for n in at], np.float64) for k, at in self._words.items()}
        self._people, self._numbers, self._contexts = (
            _postings(getattr(c, what) for c in contents) for what in ("people", "numbers", "contexts")
        )

    def scores(self, mine: Content, low: int, high: int) -> tuple[Numbers, Truths]:
        """How alike each is to `mine`, and whether it is a copy of it."""
        size = high - low
        dot, heaviest = np.zeros(size), np.zeros(size)
        common, firsts = np.zeros(size, np.intp), np.zeros(size, np.intp)
        by_first: dict[str, list[Places]] = defaultdict(list)
        for word, weight in sorted(mine.words.items(), key=lambda w: w[1]):  # so that the heaviest is noted last
            at = self._words.get(word)
            if at is None:
                continue
            begin, end = np.searchsorted(at, (low, high))
            if begin == end:
                continue
            here = at[begin:end] - low
            dot[here] += weight * self._weights[word][begin:end]
            common[here] += 1
            heaviest[here] = weight
            by_first[mine.first[word]].append(here)
        for those in by_first.values():
            firsts[those[0] if len(those) == 1 else np.unique(np.concatenate(those))] += 1
        score = dot / (mine.norm * self._norms[low:high])
        persons, numbers, contexts = (
            _any(postings, keys, low, size)
            for postings, keys in ((self._people, mine.people), (self._numbers, mine.numbers), (self._contexts, mine.contexts))
        )
        if mine.people:
            score *= np.where(self._peopled[low:high], np.where(persons, PERSONS, OTHERS), 1.0)
        score[~persons & ~numbers & (firsts == 1) & (heaviest <= TELLING)] *= SINGLE
        score += NUMBER_TOO * numbers + CONTEXT * contexts
        if mine.place is not None:
            places = self._places[low:high]
            same = places == self._codes.get(mine.place, NOWHERE - 1)
            score += np.where(same, SAME_PLACE, np.where(places == NOWHERE, 0.0, ELSEWHERE))
        score[common == 0] = 0.0
        both = len(mine.words) + self._sizes[low:high] - common
        return np.clip(score, 0.0, 1.0), (both >= COPIED_WORDS) & (common >= COPIED * both)


def _postings(sets: Iterable[Iterable[Hashable]]) -> Postings:
    """Under each key where it stands, in order."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for n, keys in enumerate(sets):
        for key in keys:
            found[key].append(n)
    return {key: np.array(at, np.intp) for key, at in found.items()}


def _any(postings: Postings, keys: Iterable[Hashable], low: int, size: int) -> Truths:
    """Where one at least of the keys stands."""
    out = np.zeros(size, np.bool_)
    for key in keys:
        at = postings.get(key, NONE)
        begin, end = np.searchsorted(at, (low, low + size))
        out[at[begin:end] - low] = True
    return out
