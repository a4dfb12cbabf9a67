"""One well-formed tree a sentence, whatever the scores."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dragoman.language.tree import heads

WIDE = st.integers(1, 4).flatmap(lambda n: hnp.arrays(np.float32, (n + 1, n + 1), elements=st.floats(-20, 20, width=16)))


def is_tree(found: tuple[int, ...]) -> bool:
    if sum(h == 0 for h in found) != 1:
        return False
    for i in range(1, len(found) + 1):
        seen, k = set(), i
        while k:
            if k in seen:
                return False
            seen.add(k)
            k = found[k - 1]
    return True


def total(scores: np.ndarray, found: tuple[int, ...]) -> float:  # type: ignore[type-arg]
    return float(sum(scores[i, h] for i, h in enumerate(found, 1)))


def test_the_best_heads_where_they_are_a_tree() -> None:
    scores = np.zeros((4, 4), dtype=np.float32)
    scores[1, 2] = scores[2, 0] = scores[3, 2] = 5
    assert heads(scores).tolist() == [2, 0, 2]


def test_a_cycle_is_broken() -> None:
    scores = np.zeros((4, 4), dtype=np.float32)
    scores[1, 2] = scores[2, 1] = 9  # each is the other's best head
    scores[1, 0], scores[3, 1] = 2, 5
    assert heads(scores).tolist() == [0, 1, 1]


def test_two_roots_become_one() -> None:
    scores = np.zeros((3, 3), dtype=np.float32)
    scores[1, 0], scores[2, 0], scores[2, 1] = 9, 8, 7
    assert heads(scores).tolist() == [0, 1]


def test_a_word_alone_is_the_root() -> None:
    assert heads(np.zeros((2, 2), dtype=np.float32)).tolist() == [0]


@settings(max_examples=150, deadline=None)
@given(WIDE)
def test_the_best_of_all_trees(scores: np.ndarray) -> None:  # type: ignore[type-arg]
    n = len(scores) - 1
    found = tuple(int(h) for h in heads(scores))
    assert is_tree(found)
    every = (t for t in product(range(n + 1), repeat=n) if is_tree(t))
    assert total(scores, found) >= max(total(scores, t) for t in every) - 1e-3


@settings(max_examples=60, deadline=None)
@given(st.integers(5, 30), st.integers(0, 10_000))
def test_long_sentences_give_trees(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n + 1, n + 1)).astype(np.float32)
    before = scores.copy()
    assert is_tree(tuple(int(h) for h in heads(scores)))
    assert (scores == before).all()
