"""Marked pairs: root (sixteen types, YIELD for CONCEDE and RETREAT), quad and binary macro-F1; how many are found in the bare text."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from dragoman.coding.classify import NOWHERE, Range, unmark
from dragoman.evaluate.passages import Reads
from dragoman.records import Actor, Article

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


def found(coder: Reads, rows: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """How many of the marked pairs are found in the bare text: `dyad` the two in one event, `root` an event of the class, `triple` both.

    A party is found where its span overlaps the mark or shares a word of its name with it (a pronoun that was resolved).
    """
    right, cases, coded = {"dyad": 0, "root": 0, "triple": 0}, 0, 0
    for marked, gold, _ in rows:
        text, actor, recipient = unmark(marked)
        events = coder.read(Article(id=f"pair-{cases}", text=text)).events
        both = [
            _meets(text, e.actors, actor) and (_meets(text, e.recipients, recipient) or _meets(text, e.actors, recipient)) for e in events
        ]
        kinds = [root(e.event_type) == gold for e in events]
        cases, coded = cases + 1, coded + len(events)
        right["dyad"] += any(both)
        right["root"] += any(kinds)
        right["triple"] += any(b and k for b, k in zip(both, kinds, strict=True))
    return {"cases": cases, "events_coded": coded, **{k: round(100 * v / cases, 1) for k, v in right.items()}}


def _meets(text: str, parties: Iterable[Actor], mark: Range) -> bool:
    if mark == NOWHERE:
        return True
    names = _names(text[slice(*mark)])
    return any((a.span.start < mark[1] and mark[0] < a.span.end) or names & _names(f"{a.name} {a.person or ''}") for a in parties)


def _names(text: str) -> set[str]:
    return {w for w in text.replace("'s", "").split() if w[0].isupper() and w.lower() not in ("the", "a")}


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
