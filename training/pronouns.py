"""Fit the weights of the pronoun ranker on GUM and write actors/data/pronouns.toml.

    python training/pronouns.py --shared ../shared --out src/dragoman/actors/data/pronouns.toml

Every training document is read twice: with its gold trees and mentions, and from its raw text by the shipped reader, so that the
weights suit both. For each pronoun the ranker gives a distribution over the entities so far and nothing at all; the weights maximise
the probability of the right ones (all entities that name the pronoun's gold entity) less a ridge, by Newton's method. Pronouns for
things and events and those without a phrase before them teach it to say nothing; they weigh less. The report leaves
out one news document after the other: the figures are of documents that the weights have not seen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.actors import Register
from dragoman.actors.entities import At
from dragoman.actors.features import CLASSES
from dragoman.actors.pronouns import Discourse, Option, Weights, best
from dragoman.evaluate.gum import documents
from dragoman.evaluate.pronouns import View, given, judged, own, weighed
from dragoman.language.front import Front

GENRES = ("news", "bio", "court", "interview", "speech", "textbook", "letter", "essay", "academic", "voyage")
KINDS = tuple(dict.fromkeys(CLASSES.values()))
RIDGE = 2.0  # on what a class adds
SHARED_RIDGE = 0.5  # on what all classes share
NEWS = 2.0  # weight of a pronoun in news
BESIDE = 0.35  # weight of pronouns that are no case
LEAST = 0.02  # weights below it are left out of the file


@dataclass
class Example:
    """One pronoun: its options with their features, which of them are right, and its weight."""

    kind: str
    options: list[dict[str, float]]
    right: list[bool]
    weight: float


def examples(view: View, weight: float) -> list[Example]:
    """The pronouns of a document, with the right history: each is joined to its gold entity, or else to nothing."""
    out: list[Example] = []

    def choose(at: At, kind: str, options: list[Option]) -> Option:
        case = view.cases[at]
        right = [case.gold is not None and o.entity is not None and view.entity(o.entity.phrase) == case.gold.entity for o in options]
        if not any(right) and not case.counts and options[-1].entity is None:
            right[-1] = True
        if any(right) and not all(right):
            out.append(Example(kind, [o.features for o in options], right, weight if case.counts else weight * BESIDE))
        return next((o for o, r in zip(options, right, strict=True) if r), options[-1])

    Discourse(view.reading, view.phrases, choose)
    return out


class Block:
    """All examples of one class of pronouns as one matrix; `owner` is the document of each example."""

    def __init__(self, rows: list[tuple[int, Example]], names: list[str]) -> None:
        column = {f: k for k, f in enumerate(names)}
        sizes = np.array([len(e.options) for _, e in rows])
        self.x = np.zeros((int(sizes.sum()), len(names)), dtype=np.float32)
        for i, o in enumerate(o for _, e in rows for o in e.options):
            for f, v in o.items():
                self.x[i, column[f]] = v
        self.right = np.array([r for _, e in rows for r in e.right])
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.group = np.repeat(np.arange(len(rows)), sizes)
        self.weight = np.array([e.weight for _, e in rows])
        self.owner = np.array([d for d, _ in rows])

    def loss(self, w: np.ndarray, weight: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """(loss, gradient, probabilities of the options)."""
        z = (self.x @ w.astype(np.float32)).astype(float)
        z -= np.maximum.reduceat(z, self.starts)[self.group]
        e = np.exp(z)
        total = np.add.reduceat(e, self.starts)
        top = np.maximum.reduceat(np.where(self.right, z, -1e9), self.starts)
        good = np.where(self.right, np.exp(z - top[self.group]), 0.0)
        fine = np.add.reduceat(good, self.starts)
        p, q = e / total[self.group], good / fine[self.group]
        value = float((weight * (np.log(total) - np.log(fine) - top)).sum())
        return value, self.x.T @ (weight[self.group] * (p - q)).astype(np.float32), p

    def curvature(self, p: np.ndarray, weight: np.ndarray) -> np.ndarray:
        """The spread of the features under the probabilities."""
        mean = np.add.reduceat(p.astype(np.float32)[:, None] * self.x, self.starts)
        spread = self.x.T @ (self.x * (weight[self.group] * p).astype(np.float32)[:, None])
        return spread - mean.T @ (mean * weight.astype(np.float32)[:, None])


class Problem:
    """The classes together.

    The unknowns are the weights that all classes share, then what each class adds to them, so that the
    rarer classes lean on the others; both have their ridge.
    """

    def __init__(self, rows: list[tuple[int, Example]]) -> None:
        self.names = sorted({f for _, e in rows for o in e.options for f in o})
        self.blocks = [Block([r for r in rows if r[1].kind == kind], self.names) for kind in KINDS]
        n = len(self.names)
        self.parts = [slice(k * n, (k + 1) * n) for k in range(len(KINDS) + 1)]
        self.ridge = np.concatenate([np.full(n, SHARED_RIDGE), np.full(n * len(KINDS), RIDGE)])
        self.hessian = np.diag(self.ridge)
        self.solved = self._solve(np.zeros(len(self.ridge)), [b.weight for b in self.blocks], newton=True)

    def _loss(self, w: np.ndarray, weights: list[np.ndarray], *, newton: bool = False) -> tuple[float, np.ndarray]:
        value, gradient = float((self.ridge * w * w).sum() / 2), self.ridge * w
        shared = self.parts[0]
        if newton:
            self.hessian = np.diag(self.ridge)
        for block, extra, weight in zip(self.blocks, self.parts[1:], weights, strict=True):
            more, slope, p = block.loss(w[shared] + w[extra], weight)
            value += more
            gradient[shared] += slope
            gradient[extra] += slope
            if newton:
                bend = block.curvature(p, weight)
                for a in (shared, extra):
                    for b in (shared, extra):
                        self.hessian[a, b] += bend
        return value, gradient

    def _solve(self, w: np.ndarray, weights: list[np.ndarray], *, newton: bool) -> np.ndarray:
        """The unknowns of least loss, from a start; without `newton` the curvature found before stays."""
        for _ in range(25):
            value, gradient = self._loss(w, weights, newton=newton)
            step, size = np.linalg.solve(self.hessian, gradient), 1.0
            while (fresh := self._loss(w - size * step, weights)[0]) > value and size > 0.01:
                size /= 2
            w = w - size * step
            if value - fresh < 0.05:
                break
        return w

    def weights(self, without: Iterable[int] = ()) -> Weights:
        """As the ranker takes them, rounded as in the file; fitted anew without some documents, if any are given."""
        out = list(without)
        w = (
            self._solve(self.solved, [np.where(np.isin(b.owner, out), 0.0, b.weight) for b in self.blocks], newton=False)
            if out
            else self.solved
        )
        rows = [w[self.parts[0]] + w[own] for own in self.parts[1:]]
        return Weights(
            {
                kind: {f: round(float(v), 2) for f, v in zip(self.names, row, strict=True) if abs(v) >= LEAST}
                for kind, row in zip(KINDS, rows, strict=True)
            }
        )


def said(figures: dict[str, float]) -> str:
    """Figures with their cases in words."""
    return ", ".join(f"{name} {figures[name]} ({figures[f'{name}_cases']:.0f})" for name in ("all", *KINDS))


def main() -> None:
    """Read, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    front, register, folder = Front(), Register.shipped(), options.shared / "data" / "ud"
    views = [(d.id, given(d), own(d, front, register)) for d in documents(folder / "en_gum-train.conllu.gz", GENRES)]
    rows = [
        (k, e)
        for k, (name, *pair) in enumerate(views)
        for view in pair
        for e in examples(view, NEWS if name.startswith("GUM_news") else 1.0)
    ]
    problem = Problem(rows)
    gold, raw = list[dict[str, int]](), list[dict[str, int]]()
    news = [k for k, (name, _, _) in enumerate(views) if name.startswith("GUM_news")]
    for k in news:
        held = best(problem.weights(without=[k]))
        gold += judged(views[k][1], held)
        raw += judged(views[k][2], held)
    lines = [
        "# Weights of the pronoun ranker, fitted by training/pronouns.py on the training half of GUM: a table for each class of pronouns,",
        "# person (he, she), neuter (it), plural (they). pronouns.py says what a feature means; nothing_... speak for no phrase at all.",
        f"# Right in percent (cases) in {len(news)} news documents, each left out in turn,",
        f"# with gold mentions: {said(weighed(gold).figures())};",
        f"# from raw text: {said(weighed(raw).figures())}.",
    ]
    print("\n".join(lines))
    for kind, row in problem.weights().table.items():
        lines += ["", f"[{kind}]", *(f"{f} = {v:.2f}" for f, v in sorted(row.items(), key=lambda fv: (-fv[1], fv[0])))]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
