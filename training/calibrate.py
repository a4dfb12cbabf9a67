"""Fit the confidence of events on adjudicated passages and write coding/data/calibration.toml.

    python training/calibrate.py data/passages/first.jsonl --shared ../shared --out src/dragoman/coding/data/calibration.toml

An event counts as right if its type and parties are. Logistic regression with a small ridge, by Newton's method.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from dragoman.coder import Coder
from dragoman.coding.calibration import FEATURES, entered
from dragoman.evaluate.passages import judged, load


class Recorder:
    """Stands in for the calibration: keeps the raw evidence and gives its number for a confidence."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, ...]] = []

    def __call__(self, raw: tuple[float, ...]) -> float:
        self.rows.append(raw)
        return float(len(self.rows) - 1)


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Weights, the bias first."""
    x = np.hstack([np.ones((len(x), 1)), x])
    w = np.zeros(x.shape[1])
    keep = np.eye(len(w)) * ridge
    keep[0, 0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + keep, x.T @ (p - y) + keep @ w)
    return w


def best(sure: np.ndarray, right: np.ndarray, gold: int) -> float:
    """The least confidence with the best F1, in steps of 0.02."""
    steps = [k / 50 for k in range(40)]
    return max(steps, key=lambda x: 2 * right[sure >= x].sum() / ((sure >= x).sum() + gold))


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rows, right, gold, counts = [], [], [], []
    for learned in (True, False):
        coder = Coder(frames_only=not learned, min_confidence=0.0)
        recorder = Recorder()
        coder.events.calibration = recorder
        for event, ok in judged(coder, load(options.passages, options.shared)):
            raw = recorder.rows[int(event.confidence)]
            rows.append(entered(raw))
            right.append(float(ok))
        gold.append(sum(len(p.gold) for p in load(options.passages, options.shared)))
        counts.append(len(rows))
    w = fit(np.array(rows), np.array(right))
    sure = 1 / (1 + np.exp(-(w[0] + np.array(rows) @ w[1:])))
    half = slice(0, counts[0]), slice(counts[0], None)
    least = [best(sure[part], np.array(right)[part], g) for part, g in zip(half, gold, strict=True)]
    lines = [
        f"# Fitted by training/calibrate.py on {options.passages.name}: {len(rows)} events, {int(sum(right))} right.",
        f"bias = {w[0]:.3f}",
        f"least = {least[0]}", f"least_frames = {least[1]}", "", "[weights]",
    ]
    lines += [f"{name} = {v:.3f}" for name, v in zip(FEATURES, w[1:], strict=True)]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
