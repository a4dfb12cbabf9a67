"""Fit the weights of the pronoun ranker on GUM and write actors/data/pronouns.toml.

    python training/pronouns.py --shared ../shared --out src/dragoman/actors/data/pronouns.toml

Every training document is read twice: with its gold trees and mentions, and from its raw text by the shipped reader, so that the
weights suit both. For each pronoun the ranker gives a distribution over the entities so far and nothing at all; the weights maximise
the probability of the right ones (all entities that name the pronoun's gold entity) less a ridge, by Newton's method, a class of
pronouns at a time. Pronouns for things and events and those without a phrase before them teach it to say nothing; they weigh less.
The report leaves out one news document after the other: the figures are of documents that the weights have not seen.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.actors import Register
from dragoman.actors.pronouns import CLASSES, At, Discourse, Option, Weights, best
from dragoman.evaluate.gum import documents
from dragoman.evaluate.pronouns import View, given, own, percentages, tally
from dragoman.language.front import Front

GENRES = ("news", "bio", "court", "interview", "speech", "textbook", "letter", "essay", "academic", "voyage")
KINDS = tuple(dict.fromkeys(CLASSES.values()))
RIDGE = 2.0
BESIDE = 0.35  # weight of pronouns that are no case
LEAST = 0.02  # weights below it are left out of the file


@dataclass
class Example:
    """One pronoun: its options with their features, which of them are right, and its weight."""

    kind: str
    options: list[dict[str, float]]
    right: list[bool]
    weight: float


def examples(view: View) -> list[Example]:
    """The pronouns of a document, with the right history: each is joined to its gold entity, or else to nothing."""
    out: list[Example] = []

    def choose(at: At, kind: str, options: list[Option]) -> Option:
        case = view.cases[at]
        right = [case.gold is not None and o.entity is not None and view.entity(o.entity.phrase) == case.gold.entity for o in options]
        if not any(right) and not case.counts:
            right[-1] = True
        if any(right) and not all(right):
            out.append(Example(kind, [o.features for o in options], right, 1.0 if case.counts else BESIDE))
        return next((o for o, r in zip(options, right, strict=True) if r), options[-1])

    Discourse(view.reading.text, view.reading.sentences, view.phrases, choose)
    return out


class Problem:
    """All examples of one class of pronouns as one matrix; `owner` is the document of each example."""

    def __init__(self, rows: list[tuple[int, Example]]) -> None:
        self.names = sorted({f for _, e in rows for o in e.options for f in o})
        column = {f: k for k, f in enumerate(self.names)}
        sizes = np.array([len(e.options) for _, e in rows])
        self.x = np.zeros((int(sizes.sum()), len(self.names)), dtype=np.float32)
        for i, o in enumerate(o for _, e in rows for o in e.options):
            for f, v in o.items():
                self.x[i, column[f]] = v
        self.right = np.array([r for _, e in rows for r in e.right])
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.group = np.repeat(np.arange(len(rows)), sizes)
        self.weight = np.array([e.weight for _, e in rows])
        self.owner = np.array([d for d, _ in rows])
        self.hessian = np.eye(len(self.names))

    def loss(self, w: np.ndarray, weight: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """(loss, gradient, probabilities)."""
        z = (self.x @ w.astype(np.float32)).astype(float)
        z -= np.maximum.reduceat(z, self.starts)[self.group]
        e = np.exp(z)
        total = np.add.reduceat(e, self.starts)
        top = np.maximum.reduceat(np.where(self.right, z, -1e9), self.starts)
        good = np.where(self.right, np.exp(z - top[self.group]), 0.0)
        fine = np.add.reduceat(good, self.starts)
        p, q = e / total[self.group], good / fine[self.group]
        value = float((weight * (np.log(total) - np.log(fine) - top)).sum() + RIDGE / 2 * w @ w)
        return value, self.x.T @ (weight[self.group] * (p - q)).astype(np.float32) + RIDGE * w, p

    def solve(self, w: np.ndarray, weight: np.ndarray, *, newton: bool) -> np.ndarray:
        """Weights of least loss from a start; without `newton` the curvature found last stays."""
        value, gradient, p = self.loss(w, weight)
        for _ in range(25):
            if newton:
                mean = np.add.reduceat(p.astype(np.float32)[:, None] * self.x, self.starts)
                spread = self.x.T @ (self.x * (weight[self.group] * p).astype(np.float32)[:, None])
                self.hessian = spread - mean.T @ (mean * weight.astype(np.float32)[:, None]) + RIDGE * np.eye(len(w))
            step, size = np.linalg.solve(self.hessian, gradient), 1.0
            fresh = self.loss(w - step, weight)
            while fresh[0] > value and size > 0.01:
                size /= 2
                fresh = self.loss(w - size * step, weight)
            gain, w = value - fresh[0], w - size * step
            value, gradient, p = fresh
            if gain < 0.02:
                break
        return w


def fit(problems: dict[str, Problem], start: dict[str, np.ndarray] | None = None, without: Iterable[int] = ()) -> dict[str, np.ndarray]:
    """Weights by class, without some documents; from a start only small steps are taken."""
    out = {}
    for kind, problem in problems.items():
        weight = np.where(np.isin(problem.owner, list(without)), 0.0, problem.weight)
        first = np.zeros(len(problem.names)) if start is None else start[kind]
        out[kind] = problem.solve(first, weight, newton=start is None)
    return out


def weights(problems: dict[str, Problem], solved: dict[str, np.ndarray]) -> Weights:
    """As the ranker takes them, rounded as in the file."""
    return Weights({k: {f: round(float(v), 2) for f, v in zip(p.names, solved[k], strict=True) if abs(v) >= LEAST} for k, p in problems.items()})


def main() -> None:
    """Read, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    front, register, folder = Front(), Register.shipped(), options.shared / "data" / "ud"
    views: list[tuple[str, View, View]] = [(d.id, given(d), own(d, front, register)) for d in documents(folder / "en_gum-train.conllu.gz", GENRES)]
    rows = [(k, e) for k, (_, *pair) in enumerate(views) for view in pair for e in examples(view)]
    problems = {kind: Problem([r for r in rows if r[1].kind == kind]) for kind in KINDS}
    solved = fit(problems)
    gold, raw = Counter[str](), Counter[str]()
    news = [k for k, (name, _, _) in enumerate(views) if name.startswith("GUM_news")]
    for k in news:
        held = best(weights(problems, fit(problems, solved, [k])))
        tally(views[k][1], held, gold)
        tally(views[k][2], held, raw)
    lines = [
        "# Weights of the pronoun ranker, fitted by training/pronouns.py on the training half of GUM: a table for each class of pronouns,",
        "# person (he, she), neuter (it), plural (they); what a feature says stands in pronouns.py. Options with nothing_... are no phrase.",
        f"# {len(news)} news documents left out one by one, gold mentions: {percentages(gold)}",
        f"# the same from raw text: {percentages(raw)}",
    ]
    print("\n".join(lines))
    for kind, row in weights(problems, solved).table.items():
        lines += ["", f"[{kind}]", *(f"{f} = {v:.2f}" for f, v in sorted(row.items(), key=lambda fv: (-fv[1], fv[0])))]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
