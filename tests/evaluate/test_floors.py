"""The floors hold on what ships with the package; the other sets are weighed by `dragoman evaluate`."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.evaluate import golden
from dragoman.evaluate.passages import overlaps, reliability
from dragoman.evaluate.scales import floors


@pytest.mark.parametrize("which", ["open", "closed"])
def test_golden_floors(coder: Coder, which: str) -> None:
    figures = golden.weighed(coder, which).figures()
    assert {k: figures[k] for k, floor in floors()[f"golden-{which}"].items() if figures[k] < floor} == {}


def test_reliability_counts_the_gap() -> None:
    error, rows = reliability([(0.9, True)] * 9 + [(0.9, False)])
    assert error == 0.0
    assert rows == [(0.9, 0.9, 10)]
    assert reliability([(0.95, False)] * 4)[0] == 0.95


def test_spans_overlap() -> None:
    assert overlaps((0, 3), (2, 5))
    assert not overlaps((0, 3), (3, 5))
