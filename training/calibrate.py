"""Fit the confidence of events on annotated text: coding/data/confidence.csv and calibration.toml.

    python training/calibrate.py --shared ../shared --out src/dragoman/coding/data

An event counts as right if its type is and its parties stand where they do. Decision trees by gradient boosting (LightGBM) on the tenth
of the corpus that the model did not learn from (each sentence by itself), the first half of the passages and the open articles. What is
added to their sum, so that as many of the passages are right as it says, and the least confidence are those of trees that did not learn
from the text they judge.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from annotated import Sources
from dragoman.coder import Coder
from dragoman.coding.calibration import COLUMNS, VOICES
from dragoman.coding.evidence import FEATURES
from dragoman.evaluate import coded
from dragoman.evaluate.passages import Passage, load, overlaps
from dragoman.evaluate.passages import coded as spans
from dragoman.evaluate.triples import Tally, Triple, tally
from dragoman.language.segment import sentences as segmented
from dragoman.records import Article, Event

# Parts of the corpus that are news as it runs; the later written ones are harder than news is.
RUNNING = re.compile(r"polnear|gum|voa|written(1[89]|2[0-46-9]|3[1-9]|40)$")
COST, STEP, WINDOW = 0.002, 0.02, 2  # of F1, for fewer false events; of confidence; steps on either side over which F1 is smoothed
FOLDS, ROUNDS, SEEDS = 5, 120, 3
SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 8, "min_data_in_leaf": 40, "lambda_l2": 5.0, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}


# What can only speak for an event, and only against it; the rest may do either.
FOR = frozenset([
    "chance", "share", "event", "typed", "first", "again", "again_typed", "political", "frame", "decides", "light", "known", "officials",
    "public", "acting", "suffering",
])
AGAINST = frozenset(["second", "other_frame", "amity", "actor_out", "recipient_out"])
SETTINGS["monotone_constraints"] = [int(name in FOR) - int(name in AGAINST) for name in FEATURES]
SETTINGS["monotone_constraints_method"] = "advanced"


@dataclass(frozen=True)
class Part:
    """Texts with their events. `adds`: they tell what is added; `chooses`: and the least confidence."""

    texts: list[Passage]
    adds: bool
    chooses: bool


@dataclass(frozen=True)
class Judged:
    """Events of a part: [events, features], whether right, the text of each; `gold`: how many events there are to find."""

    x: np.ndarray
    y: np.ndarray
    text: np.ndarray
    gold: int


class Recorder:
    """Stands in for the calibration: keeps the evidence and gives its number for a confidence."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, ...]] = []

    def __call__(self, values: tuple[float, ...], *, heard: bool) -> float:
        del heard
        self.rows.append(values)
        return float(len(self.rows) - 1)


def shifted(odds: np.ndarray, y: np.ndarray) -> float:
    """What to add to the log-odds so that as many are right as they say."""
    add = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(odds + add)))
        add += (y - p).sum() / max((p * (1 - p)).sum(), 1e-9)
    return add


def best(parts: list[tuple[np.ndarray, np.ndarray, int]]) -> float:
    """The highest confidence that costs at most COST of the best mean F1 over (confidences, right, gold events)."""
    steps = [k * STEP for k in range(40)]
    f1 = [sum(2 * right[sure >= x].sum() / ((sure >= x).sum() + gold) for sure, right, gold in parts) / len(parts) for x in steps]
    smooth = [float(np.mean(f1[max(0, k - WINDOW) : k + WINDOW + 1])) for k in range(len(f1))]
    return round(max(x for x, f in zip(steps, smooth, strict=True) if f >= max(smooth) - COST), 2)


def watched(corpus: Path, shared: Path) -> tuple[list[Passage], list[Passage]]:
    """The sentences that the model did not learn from, each a passage of its own: of running news, others."""
    texts, out = Sources(shared), ([], [])
    for path in sorted(corpus.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
        for k, row in enumerate(rows[9::10]):
            text = row.get("text") or texts[row["id"]]
            starts = tuple(s[0].start for s in segmented(text))
            passage = Passage(Article(id=f"{path.stem}-{k}", text=text), tuple(row["events"]), starts)
            out[not RUNNING.match(path.stem)].append(passage)
    return out


def parts(data: Path, shared: Path) -> list[Part]:
    """What there is to learn from."""
    running, rest = watched(data / "corpus", shared)
    open_sets = {path.stem: coded.unaddressed(coded.load(path, shared) or []) for path in sorted((data / "articles").glob("*-open.jsonl"))}
    return [
        Part(running, adds=False, chooses=True),
        Part(rest, adds=False, chooses=False),
        Part(load(data / "passages" / "first.jsonl", shared), adds=True, chooses=True),
        *(Part(texts, adds=False, chooses=not name.startswith("written")) for name, texts in open_sets.items()),
    ]


def wanted(p: Passage) -> list[Triple]:
    """The gold events; of a party of [start, end, code] the span."""
    return [
        Triple(
            p.region(g["trigger"][0]), g["type"], *(tuple(tuple(a[:2]) for a in g[side]) for side in ("actors", "recipients")),
            required=g.get("core", True),
        )
        for g in p.gold
    ]


def judged(coder: Coder, part: Part) -> Judged:
    """The evidence of every event that may be, and whether it is right."""
    recorder, gold = Recorder(), 0
    coder.events.calibration = recorder
    rows: list[tuple[tuple[float, ...], bool, int]] = []
    for k, p in enumerate(part.texts):
        mine = spans(p, coder.read(p.article).events)
        t = tally(mine, wanted(p), overlaps, Tally())
        wrong, gold = {id(r.note) for r in t.wrong}, gold + t.gold
        rows += [(recorder.rows[int(r.note.confidence)], id(r.note) not in wrong, k) for r in mine if isinstance(r.note, Event)]
    x, y, text = zip(*rows, strict=True)
    return Judged(np.array(x), np.array(y, dtype=float), np.array(text), gold)


def trained(found: list[Judged], leave: int | None = None) -> list[lightgbm.Booster]:
    """Trees of all texts, or of all but every FOLDS-th, as many times as there are SEEDS; their mean is asked."""
    keep = [np.full(len(j.y), True) if leave is None else j.text % FOLDS != leave for j in found]
    x, y = (np.concatenate([a[k] for a, k in zip(rows, keep, strict=True)]) for rows in ([j.x for j in found], [j.y for j in found]))
    return [lightgbm.train({**SETTINGS, "seed": seed}, lightgbm.Dataset(x, y), ROUNDS) for seed in range(1, SEEDS + 1)]


def odds(models: list[lightgbm.Booster], x: np.ndarray) -> np.ndarray:
    """Log-odds."""
    answer: np.ndarray = np.mean([m.predict(x, raw_score=True) for m in models], axis=0)
    return answer


def unseen(found: list[Judged]) -> list[np.ndarray]:
    """Log-odds of every event by trees that did not learn from its text."""
    out = [np.zeros(len(j.y)) for j in found]
    for k in range(FOLDS):
        model = trained(found, k)
        for j, z in zip(found, out, strict=True):
            z[j.text % FOLDS == k] = odds(model, j.x[j.text % FOLDS == k])
    return out


def nodes(tree: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    """Rows (feature, most, yes, no, value) of one tree, parents before their children."""
    order, told = [tree], 1
    for node in order:
        if "leaf_value" in node:
            yield "", "", "", "", f"{node['leaf_value'] / SEEDS:.4f}"
            continue
        order += [node["left_child"], node["right_child"]]
        yield FEATURES[node["split_feature"]], f"{node['threshold']:.5g}", str(told), str(told + 1), ""
        told += 2


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    learned_from = parts(options.data, options.shared)
    table = [",".join(COLUMNS)]
    head = [f"# Fitted by training/calibrate.py on {sum(len(p.texts) for p in learned_from)} texts."]
    for voice in VOICES:
        coder = Coder(frames_only=voice == "frames", min_confidence=0.0)
        found = [judged(coder, part) for part in learned_from]
        apart = unseen(found)
        told = [k for k, p in enumerate(learned_from) if p.adds]
        add = shifted(np.concatenate([apart[k] for k in told]), np.concatenate([found[k].y for k in told]))
        chosen = [k for k, p in enumerate(learned_from) if p.chooses]
        least = best([(1 / (1 + np.exp(-(apart[k] + add))), found[k].y, found[k].gold) for k in chosen])
        events, right = sum(len(j.y) for j in found), sum(int(j.y.sum()) for j in found)
        head += ["", f"[{voice}]  # {events} events, {right} right", f"add = {add:.3f}", f"least = {least}"]
        for number, tree in enumerate(t for m in trained(found) for t in m.dump_model()["tree_info"]):
            table += [",".join((voice, str(number), str(k), *row)) for k, row in enumerate(nodes(tree["tree_structure"]))]
    (options.out / "confidence.csv").write_text("\n".join(table) + "\n", encoding="utf8")
    (options.out / "calibration.toml").write_text("\n".join(head) + "\n", encoding="utf8")
    print("\n".join(head))


if __name__ == "__main__":
    main()
