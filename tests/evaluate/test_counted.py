"""Figures from counts, and their intervals."""

from __future__ import annotations

import pytest

from dragoman.evaluate.classification import weighed
from dragoman.evaluate.counted import Counted, f1, harmonic, macro_f1, share


def test_figures_are_formulas_on_sums() -> None:
    units = [{"n": 1, "right": 1, "given": 2, "gold": 1}, {"n": 1, "given": 1, "gold": 3}]
    counted = Counted(units, ("n",), {
        "precision": share("right", "given"), "f1": f1("right", "given", "gold"),
        "mean": harmonic(share("right", "given"), share("right", "gold")), "of nothing": share("right", "never"),
    })
    assert counted.figures() == {"n": 2, "precision": 33.3, "f1": 28.6, "mean": 28.6, "of nothing": 0.0}


def test_macro_f1_is_the_mean_over_the_classes_of_the_gold() -> None:
    figures = weighed(["AID", "AID", "ACCUSE", "CONCEDE"], ["AID", "ACCUSE", "ACCUSE", None]).figures()
    assert figures["root"] == round(100 * (2 / 3 + 2 / 3 + 0) / 3, 1)
    assert figures["accuracy"] == 50.0
    assert figures["none"] == 25.0
    assert Counted([{"gold:a": 1, "given:b": 1}], (), {"macro": macro_f1(["a"])}).figures() == {"macro": 0.0}


@pytest.mark.parametrize("n", [100, 400])
def test_an_interval_holds_what_chance_moves(n: int) -> None:
    units = [{"n": 1, "right": int(k % 4 > 0)} for k in range(n)]
    counted = Counted(units, ("n",), {"right": share("right", "n")})
    low, high = counted.intervals()["right"]
    assert low < 75.0 < high
    expected = 2 * 1.96 * 100 * (0.75 * 0.25 / n) ** 0.5
    assert high - low == pytest.approx(expected, rel=0.1)
    assert counted.intervals() == {"right": (low, high)}


def test_nothing_moves_what_is_always_right_and_nothing_is_known_of_nothing() -> None:
    assert Counted([{"n": 1, "right": 1}] * 9, (), {"right": share("right", "n")}).intervals() == {"right": (100.0, 100.0)}
    assert Counted([], ("n",), {"right": share("right", "n")}).intervals() == {}
    assert Counted([], ("n",), {"right": share("right", "n")}).figures() == {"n": 0, "right": 0.0}
