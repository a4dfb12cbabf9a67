"""Classification of marked pairs: root (sixteen types, YIELD for CONCEDE and RETREAT), quad and binary macro-F1."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}


def root(kind: str | None) -> str:
    """The benchmark's class of a type."""
    return "NONE" if kind is None else "YIELD" if kind in ("CONCEDE", "RETREAT") else kind


def macro_f1(gold: list[object], predicted: list[object]) -> float:
    """Mean F1 over the classes of the gold, in percent."""
    out = []
    for c in sorted(set(gold), key=str):
        right = sum(g == p == c for g, p in zip(gold, predicted, strict=True))
        out.append(2 * right / (gold.count(c) + predicted.count(c)))
    return round(100 * sum(out) / len(out), 1)


def read_marked(path: Path) -> list[tuple[str, str, str]]:
    """(marked sentence, gold root, gold quad class) of a plv file."""
    with path.open(encoding="utf8") as lines:
        return [
            (r["marked_sentence"], r["gold_root"], r["gold_penta"]) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def figures(gold: Iterable[tuple[str, str]], predicted: Iterable[str | None]) -> dict[str, float]:
    """Macro-F1 at three depths, accuracy, and the share without any event."""
    pairs = list(gold)
    answers = [root(p) for p in predicted]
    quad_gold: list[object] = [QUAD.get(g, 0) for g, _ in pairs]
    quad_answer: list[object] = [QUAD.get(p, 0) for p in answers]
    return {
        "cases": len(pairs),
        "root": macro_f1([g for g, _ in pairs], list(answers)),
        "quad": macro_f1(quad_gold, quad_answer),
        "binary": macro_f1([int(str(q)) > 2 for q in quad_gold], [int(str(q)) > 2 for q in quad_answer]),
        "accuracy": round(100 * sum(g == p for (g, _), p in zip(pairs, answers, strict=True)) / len(pairs), 1),
        "none": round(100 * answers.count("NONE") / len(answers), 1),
    }
