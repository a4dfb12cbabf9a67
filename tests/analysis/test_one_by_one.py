"""What is found of many at once is what is found one by one, to the last digit."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import numpy as np
import one_by_one as slow
import pairs
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis import likeness as fast
from dragoman.analysis.contents import names_of, surroundings
from dragoman.analysis.ragged import Ragged, among, meeting, together

WORDS = (
    "ship", "grain", "tank", "missile", "border", "prisoner", "embassy", "wheat", "harbour", "12", "40,000", "Xi", "Lavrov", "Kyiv", "km²",
    "to", "the", "of", "and-Xi", "summit", "ceasefire", "$3", "killed", "three", "wounded,", "after", "; who", "\n", " ", "", "March",
    "2022", "euros", "Russia's", "Putin", "‘talks’", "U.S.-led", "1.2.3", "Guterres", "twelve", "soldiers", "Σίσυφος", "İ", "5²3",
)  # fmt: skip
SIDES = ("RUS", "CHN", "", "QQQ")


def some(chance: random.Random) -> dict[str, Any]:
    sentence = " ".join(chance.choices(WORDS, k=chance.randrange(16)))
    return pairs.of(
        sentence, trigger_start=chance.randrange(len(sentence) + 1) + 7, evidence_start=7, place=chance.choice((None, "Odesa", "Minsk")),
        contexts=chance.choice(([], ["military"], ["economic", "military"])), names=chance.choice((["Kyiv"], ["Xi", "the harbour"], None)),
        people=chance.choice((["Xi", "Lavrov"], None, [])), promise=chance.random() < 0.5,
    )  # fmt: skip


@pytest.mark.parametrize("whole", [False, True])
def test_contents_and_likeness(whole: bool) -> None:
    chance = random.Random(3)  # noqa: S311  not for secrets
    events = [some(chance) for _ in range(80)]
    sides = [sorted(set(chance.choices(SIDES, k=chance.randrange(3)))) for _ in events]
    called = [[names_of(side) for side in those] for those in sides]
    plain = [
        slow.content(
            e, frozenset().union(*(n for n, _ in c)), frozenset().union(*(p for _, p in c)), promise=e["promise"], whole=whole
        ) for e, c in zip(events, called, strict=True)
    ]  # fmt: skip
    found = pairs.read(events, sides, whole=whole)
    for n, one in enumerate(plain):
        assert pairs.words(found, n) == one.words
        assert pairs.near(found, n) == one.near
        assert found.norms[n] == one.norm
        assert (found.people.lengths[n], found.numbers.lengths[n]) == (len(one.people), len(one.numbers))
    a, b = np.array([*product(range(len(plain)), repeat=2)]).T
    common = fast.shared(found, a, b)
    columns = (fast.likeness(found, a, b, common), fast.copied(found, a, b, common), fast.spelled(found, common, len(a)))
    seen = set()
    for x, y, score, copy, words in zip(a, b, *columns, strict=True):
        assert score == slow.likeness(plain[x], plain[y])
        assert copy == slow.copied(plain[x], plain[y])
        assert words == [*slow.shared(plain[x], plain[y].words.keys())]
        seen.add((score == 0, bool(copy)))
    assert len(seen) == 3
    stands = surroundings(pa.array([e["evidence"].upper() for e in events]), found.terms)
    terms = [slow.terms_of(e["evidence"].upper()) for e in events]
    assert fast.coverage(found, a, stands, b).tolist() == [slow.coverage(plain[x], terms[y]) for x, y in zip(a, b, strict=True)]


@settings(deadline=None)
@given(st.text(), st.text(), st.booleans())
def test_any_text(a: str, b: str, whole: bool) -> None:
    events = [pairs.of(a, people=[b]), pairs.of(b, names=[a], promise=True)]
    found = pairs.read(events, whole=whole)
    plain = [slow.content(e, promise=e["promise"], whole=whole) for e in events]
    assert [pairs.words(found, n) for n in (0, 1)] == [one.words for one in plain]
    assert [*found.numbers.lengths] == [len(one.numbers) for one in plain]
    assert [*found.people.lengths] == [len(one.people) for one in plain]


def test_nothing_to_read() -> None:
    found, none = pairs.read([]), np.empty(0, np.intp)
    assert len(fast.likeness(found, none, none, fast.shared(found, none, none))) == 0
    assert len(surroundings(pa.array([], pa.string()), found.terms).items) == 0


def test_lists_of_different_lengths() -> None:
    sets = Ragged.of(np.array([2, 0, 0, 2, 2]), np.array([5, 1, 0, 4, 5]), 3)
    assert ([*sets.starts], [*sets.items], [*sets.lists]) == ([0, 2, 2, 4], [0, 1, 4, 5], [0, 0, 2, 2])
    assert [[*column] for column in together(sets, np.array([2, 0, 1]), sets, np.array([2, 2, 0]))] == [[0, 0], [2, 3], [2, 3]]
    assert [*meeting(sets, np.array([0, 1, 2, 0]), np.array([0, 1, 2, 2]))] == [True, False, True, False]
    assert [*among(np.array([3, 9]), np.array([1, 3]))] == [True, False]
