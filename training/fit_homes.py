"""Fit what tells whose somebody is whose own phrase does not tell it (actors/data/whose.toml).

    python training/fit_homes.py --out src/dragoman/actors/data/whose.toml

Every mention in the articles of data/actors whose state only the text around it tells is a choice among the states that the text names, and
none. Prints the share of right choices by the rules alone, and with weights that were fitted on the other articles, with and without the
names of persons.
Run it after another model was exported, or when the tables of persons or places changed much (name_origins.py).
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from annotated import read_actors
from dragoman.actors.whose import KINDS, NOBODY, NOBODYS, SIGNS, Signs, Weights
from dragoman.coder import Coder, Coreference, find_mentions
from dragoman.setting import Places

LEAD, OVER = 0.5, 1.0
FOLDS = 5
NAMES = ("name", "names")
RIDGE, OWN_RIDGE = 0.1, 1.0  # of what all kinds of parties share, and of what one kind or sector has to itself
ABROAD, TIMES = "between-states", 3  # articles between states are few here, and most of what is coded: so often they count
MISLEADING = "misleading"  # written so that a wrong state stands near: what is fitted on them reads plain texts worse
STEPS, RATE = 400, 0.05
BODIES = ("IGO", "NGO", "NSA", "GRP", "?", "-")


@dataclass(frozen=True)
class Choice:
    """One mention: what speaks for each state; the state that is right, and that of the rules."""

    article: int
    kind: str
    sector: str
    signs: Signs
    gold: str
    rule: str
    abroad: bool


@dataclass(frozen=True, slots=True)
class Asked(Weights):
    """Weights that let the rules have it and remember what they were asked."""

    seen: list[tuple[str, str, Signs]] = field(default_factory=list)

    def scores(self, kind: str, sector: str | None, signs: Signs) -> dict[str, float]:
        """Nothing speaks for anybody."""
        self.seen.append((kind, sector or "none", signs))
        return dict.fromkeys(signs, 0.0)


def choices(folder: Path, coder: Coder) -> Iterator[Choice]:
    """Of all articles."""
    number = 0
    for path in sorted(p for p in folder.glob("*.txt") if not p.stem.startswith(MISLEADING)):
        for text, cast in read_actors(path):
            number += 1
            reading = coder.front.read(text)
            mentions = find_mentions(reading, coder.register, None)
            asked = Asked(float("inf"), float("inf"), {}, {})
            who = Coreference(mentions, Places(mentions.reading, mentions), None, coder.sectors, asked)
            for _, wordings, state, _, _ in cast:
                for at in sorted({(m.start(), m.end()) for w in wordings for m in re.finditer(rf"(?<!\w){re.escape(w)}(?!\w)", text)}):
                    s = next((s for s in mentions.reading.sentences if s.start <= at[0] < s.end), None)
                    inside = [] if s is None else [t.i for t in s.tokens if t.start < at[1] and at[0] < t.end]
                    for head in [i for i in inside if s is not None and s.tokens[i].head not in inside][:1]:
                        asked.seen.clear()
                        found = who.parties(s.index, head) if s is not None else ()
                        gold = NOBODY if state in BODIES else state
                        for kind, sector, signs in asked.seen if len(found) == 1 else ():
                            yield Choice(number, kind, sector, signs, gold, found[0].country or NOBODY, path.stem.startswith(ABROAD))


def nameless(found: list[Choice]) -> list[Choice]:
    """Without what the names of persons tell."""
    return [replace(c, signs={state: {n: v for n, v in s.items() if n not in NAMES} for state, s in c.signs.items()}) for c in found]


def fitted(found: list[Choice]) -> Weights:
    """A choice among states by weights of their signs: those of all kinds and those of each, with a ridge."""
    found = [c for c in found for _ in range(TIMES if c.abroad else 1)]
    names = [*SIGNS, *NOBODYS]
    at = {name: i for i, name in enumerate(names)}
    sectors = sorted({c.sector for c in found})
    width = max(len(c.signs) for c in found)
    x = np.zeros((len(found), width, len(names)), np.float32)
    there = np.zeros((len(found), width), bool)
    gold = np.full(len(found), -1)
    for i, c in enumerate(found):
        for k, (state, signs) in enumerate(c.signs.items()):
            there[i, k] = True
            gold[i] = k if state == c.gold else gold[i]
            for name, value in signs.items():
                x[i, k, at[name]] = value
    kept = gold >= 0
    x, there, gold = x[kept], there[kept], gold[kept]
    kind = np.array([KINDS.index(c.kind) for c, k in zip(found, kept, strict=True) if k])
    sector = np.array([sectors.index(c.sector) for c, k in zip(found, kept, strict=True) if k])
    nobody = x[:, :, at["nobody"]]
    shape = [(len(names),), (len(KINDS), len(names)), (len(sectors),)]
    w = [np.zeros(s, np.float64) for s in shape]
    first, second = [np.zeros(s) for s in shape], [np.zeros(s) for s in shape]
    rows = np.arange(len(gold))
    for step in range(1, STEPS + 1):  # Adam
        z = np.einsum("ikf,if->ik", x, w[0] + w[1][kind]) + nobody * w[2][sector][:, None]
        z = np.where(there, z, -1e9)
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        p[rows, gold] -= 1
        g = np.einsum("ik,ikf->if", p, x)
        own, by_sector = np.zeros(shape[1]), np.zeros(shape[2])
        np.add.at(own, kind, g)
        np.add.at(by_sector, sector, (p * nobody).sum(1))
        for k, grad in enumerate((g.sum(0) + RIDGE * w[0], own + OWN_RIDGE * w[1], by_sector + OWN_RIDGE * w[2])):
            first[k] += 0.1 * (grad - first[k])
            second[k] += 0.001 * (grad**2 - second[k])
            rate = RATE * min(1.0, 2 * (1 - step / STEPS))
            w[k] -= rate * (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
    whole = np.round(w[0] + w[1], 2)
    kinds = {k: {n: float(v) for n, v in zip(names, whole[i], strict=True) if v} for i, k in enumerate(KINDS)}
    return Weights(LEAD, OVER, kinds, {n: float(v) for n, v in zip(sectors, np.round(w[2], 2), strict=True)})


def _chosen(c: Choice, weights: Weights) -> str:
    return weights.chosen(weights.scores(c.kind, c.sector, c.signs), None if c.rule == NOBODY else c.rule) or NOBODY


def main() -> None:
    """Read, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=Path, default=Path("data/actors"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = list(choices(options.actors, Coder()))
    right: defaultdict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        kept = [c for c in found if c.article % FOLDS != fold]
        weights, without = fitted(kept), fitted(nameless(kept))
        for c, bare in zip(found, nameless(found), strict=True):
            if c.article % FOLDS == fold:
                for name in (c.kind, "between states" if c.abroad else "at home", "all"):
                    right[name].append((c.rule == c.gold, _chosen(c, weights) == c.gold, _chosen(bare, without) == c.gold))
    for kind, rows in right.items():
        rule, both, less = (sum(r[k] for r in rows) / len(rows) for k in range(3))
        print(f"{kind}: {len(rows)} mentions; by the rules {rule:.3f}, with the weights {both:.3f}, without names {less:.3f}")
    weights = fitted(found)
    tables = {**weights.kinds, "sectors": weights.sectors}
    comment = "# What speaks for a state, by kind of party, and for nobody, by sector (training/fit_homes.py); see whose.py."
    lines = [comment, f"lead = {LEAD}", f"over = {OVER}"]
    for name, row in tables.items():
        lines += ["", f"[{name}]", *(f"{sign} = {value}" for sign, value in row.items())]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
