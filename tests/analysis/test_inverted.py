"""Scores for many at once are those for one."""

from __future__ import annotations

import random

from dragoman.analysis.contents import Content, content, copied, likeness
from dragoman.analysis.inverted import InvertedIndex

WORDS = (
    "ship", "grain", "tank", "missile", "border", "prisoner", "embassy", "wheat", "harbour", "12", "40,000", "Xi", "Lavrov", "Kyiv",
    "to", "the", "of", "and-Xi", "summit", "ceasefire",
)  # fmt: skip


def some(chance: random.Random) -> Content:
    text = " ".join(chance.choices(WORDS, k=chance.randrange(14)))
    event = {
        "evidence": text, "trigger_start": 0, "evidence_start": 0, "place": chance.choice((None, "Odesa", "Minsk")),
        "contexts": chance.choice(([], ["military"], ["economic", "military"])), "names": ["Kyiv"], "people": ["Xi", "Lavrov"],
    }  # fmt: skip
    return content(event, whole=True)


def test_scores_are_those_of_likeness_and_copies_those_of_copied() -> None:
    chance = random.Random(3)  # noqa: S311  not for secrets
    contents = [some(chance) for _ in range(150)]
    index = InvertedIndex(contents)
    seen = set()
    for mine in contents:
        low, high = sorted((chance.randrange(151), chance.randrange(151)))
        scores, copies = index.scores(mine, low, high)
        assert len(scores) == len(copies) == high - low
        for score, copy, other in zip(scores, copies, contents[low:high], strict=True):
            assert abs(score - likeness(mine, other)) <= 0.0005 + 1e-9
            assert copy == copied(mine, other)
            seen.add((score == 0, bool(copy)))
    assert len(seen) == 3


def test_an_empty_index() -> None:
    scores, copies = InvertedIndex([]).scores(some(random.Random(1)), 0, 0)  # noqa: S311  not for secrets
    assert scores.size == copies.size == 0
