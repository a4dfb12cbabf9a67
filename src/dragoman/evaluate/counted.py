"""Figures made of counts, and how far chance may move them: the units of a set drawn anew with replacement (bootstrap).

A unit is what was sampled: an article, a passage, a sentence, a marked pair. Every figure is a formula on sums over the units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Sums = Mapping[str, NDArray[np.float64]]
Formula = Callable[[Sums], NDArray[np.float64]]
DRAWS, SEED, SPREAD = 1000, 20, (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of each unit, a name a count, and the figures by name. A count that a unit does not name is 0 there.

    `told`: counts that are figures themselves, and come first.
    """

    units: Sequence[Mapping[str, int]]
    told: Sequence[str]
    formulas: Mapping[str, Formula]
    digits: int = 1

    def figures(self) -> dict[str, float]:
        """Over all units, rounded."""
        sums = self._sums(np.ones((1, len(self.units))))
        counts = {name: int(sums[name][0]) for name in self.told}
        return {**counts, **{name: round(float(formula(sums)[0]), self.digits) for name, formula in self.formulas.items()}}

    def intervals(self) -> dict[str, tuple[float, float]]:
        """The middle 95 % of DRAWS draws of as many units, the same in every run."""
        n = len(self.units)
        if n == 0:
            return {}
        drawn = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=DRAWS)
        sums = self._sums(drawn.astype(np.float64))
        out = {}
        for name, formula in self.formulas.items():
            low, high = np.percentile(formula(sums), SPREAD)
            out[name] = (round(float(low), self.digits), round(float(high), self.digits))
        return out

    def _sums(self, weights: NDArray[np.float64]) -> Sums:
        names = sorted({k for unit in self.units for k in unit})
        table = np.array([[unit.get(k, 0) for k in names] for unit in self.units], dtype=np.float64).reshape(len(self.units), len(names))
        sums: defaultdict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(len(weights)))
        sums.update(zip(names, (weights @ table).T, strict=True))
        return sums


def share(part: str, whole: str) -> Formula:
    """Percent; 0 of nothing."""
    return lambda s: 100 * _over(s[part], s[whole])


def f1(right: str, predicted: str, gold: str) -> Formula:
    """Percent, where right ones of both sides are the same number."""
    return lambda s: 200 * _over(s[right], s[predicted] + s[gold])


def harmonic(precision: Formula, recall: Formula) -> Formula:
    """F1 where right answers and found ones are counted apart."""

    def mean(s: Sums) -> NDArray[np.float64]:
        p, r = precision(s), recall(s)
        return 2 * _over(p * r, p + r)

    return mean


def macro_f1(classes: Iterable[str]) -> Formula:
    """Mean F1 over classes in percent, from `right:CLASS`, `given:CLASS`, `gold:CLASS`."""
    each = [f1(f"right:{c}", f"given:{c}", f"gold:{c}") for c in classes]

    def mean(s: Sums) -> NDArray[np.float64]:
        found: NDArray[np.float64] = np.mean([formula(s) for formula in each], axis=0)
        return found

    return mean


def _over(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
