"""Fit the confidence of events on read sentences and write coding/data/calibration.toml.

    python training/calibrate.py data/passages/first.jsonl --shared ../shared --out src/dragoman/coding/data/calibration.toml

An event counts as right if its type and parties are. Logistic regression with a small ridge, by Newton's method, on the watched tenth of
the running news in the corpus (each sentence by itself) and the passages; the bias and the threshold are those of the passages.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np

from annotated import Sources
from dragoman.coder import Coder
from dragoman.coding.calibration import FEATURES, entered
from dragoman.evaluate.passages import Passage, judged, load
from dragoman.language.segment import sentences as segmented
from dragoman.records import Article

# Parts of the corpus that are news as it runs; the later written ones are harder than news is.
RUNNING = re.compile(r"polnear|gum|voa|written(1[89]|2[0-46-9]|3[1-9]|40)$")

COST = 0.012  # of F1, for fewer false events


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


def shifted(odds: np.ndarray, y: np.ndarray) -> float:
    """What to add to the log-odds so that as many are right as they say."""
    add = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(odds + add)))
        add += (y - p).sum() / max((p * (1 - p)).sum(), 1e-9)
    return add


def best(parts: list[tuple[np.ndarray, np.ndarray, int]]) -> float:
    """The highest confidence, in steps of 0.02, that costs at most COST of the best mean F1 over (confidences, right, gold events)."""
    steps = [k / 50 for k in range(40)]
    f1 = [sum(2 * right[sure >= x].sum() / ((sure >= x).sum() + gold) for sure, right, gold in parts) / len(parts) for x in steps]
    return max(x for x, f in zip(steps, f1, strict=True) if f >= max(f1) - COST)


def watched(corpus: Path, shared: Path) -> list[Passage]:
    """The sentences of running news that the model did not learn from, each a passage of its own."""
    texts, out = Sources(shared), []
    for path in sorted(corpus.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
        for row in rows[9::10] if RUNNING.match(path.stem) else ():
            text = row.get("text") or texts[row["id"]]
            starts = tuple(s[0].start for s in segmented(text))
            out.append(Passage(Article(id=f"{path.stem}-{len(out)}", text=text), tuple(row["events"]), starts))
    return out


def _rows(learned: bool, part: list[Passage]) -> tuple[np.ndarray, np.ndarray]:
    coder, recorder = Coder(frames_only=not learned, min_confidence=0.0), Recorder()
    coder.events.calibration = recorder
    pairs = [(entered(recorder.rows[int(event.confidence)]), float(ok)) for event, ok in judged(coder, part)]
    return np.array([x for x, _ in pairs]), np.array([y for _, y in pairs])


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    passages, alone = load(options.passages, options.shared), watched(options.corpus, options.shared)
    found = {(learned, k): _rows(learned, part) for learned in (True, False) for k, part in enumerate((passages, alone))}
    x, y = (np.concatenate([f[k] for f in found.values()]) for k in (0, 1))
    w = fit(x, y)
    mine = found[True, 0]
    w[0] += shifted(w[0] + mine[0] @ w[1:], mine[1])
    sets = [(k, sum(len(p.gold) for p in part)) for k, part in enumerate((passages, alone))]
    least = [best([(1 / (1 + np.exp(-(w[0] + found[x, k][0] @ w[1:]))), found[x, k][1], gold) for k, gold in sets]) for x in (True, False)]
    lines = [
        f"# Fitted by training/calibrate.py on {options.passages.name} and {len(alone)} watched sentences:",
        f"# {len(y)} events, {int(y.sum())} right.",
        f"bias = {w[0]:.3f}",
        f"least = {least[0]}", f"least_frames = {least[1]}", "", "[weights]",
    ]
    lines += [f"{name} = {v:.3f}" for name, v in zip(FEATURES, w[1:], strict=True)]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
