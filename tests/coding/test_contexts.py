"""Contexts are of the paragraph: what stands around a sentence counts, what is far from it does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from dragoman.coding.contexts import AROUND, contexts
from dragoman.coding.learned import Learned
from dragoman.language import Sentence

NAMES = ["military", "economic", "health", "legal"]
NOTHING = (0.0, 0.0, 0.0, 0.0)


def _text(*rows: tuple[float, ...]) -> tuple[list[Sentence], Learned]:
    """Sentences whose heads give these chances, and what reads them."""
    sentences = [Sentence(k, k, k + 1, (), neural=np.array(row, dtype=np.float32)) for k, row in enumerate(rows)]
    heads: Any = SimpleNamespace(contexts=NAMES, context=lambda s: s.neural)
    return sentences, cast(Learned, heads)


def test_alone_a_sentence_speaks_for_itself() -> None:
    assert contexts(*_at(0, (0.2, 0.9, 0.0, 0.6))) == ("economic", "legal")


def test_the_paragraph_tells_what_a_sentence_leaves_out() -> None:
    around = (0.9, 0.0, 0.0, 0.0)
    assert contexts(*_at(1, around, NOTHING, around)) == ("military",)


def test_what_only_one_sentence_of_many_says_is_not_its_paragraph_s() -> None:
    assert contexts(*_at(1, NOTHING, (0.0, 0.0, 0.6, 0.0), NOTHING)) == ()


def test_what_is_far_off_has_no_say() -> None:
    far = [(0.9, 0.0, 0.0, 0.0)] * 3
    assert contexts(*_at(0, NOTHING, *[NOTHING] * AROUND, *far)) == ()
    assert contexts(*_at(0, NOTHING, *far)) == ("military",)


def test_three_at_the_most() -> None:
    assert contexts(*_at(0, (0.5, 0.6, 0.7, 0.8))) == ("legal", "health", "economic")


def test_none_without_the_trained_heads() -> None:
    sentences, learned = _text((0.9, 0.0, 0.0, 0.0))
    assert contexts(sentences, 0, None) == ()
    assert contexts([Sentence(0, 0, 1, ())], 0, learned) == ()


def _at(at: int, *rows: tuple[float, ...]) -> tuple[list[Sentence], int, Learned]:
    sentences, learned = _text(*rows)
    return sentences, at, learned
