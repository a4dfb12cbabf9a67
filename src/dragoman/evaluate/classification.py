"""Marked pairs: root (sixteen types, YIELD for CONCEDE and RETREAT), quad and binary macro-F1; how many are found in the bare text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dragoman.coding.classify import NOWHERE, Range, unmark
from dragoman.evaluate.counted import Counted, macro_f1, share
from dragoman.evaluate.passages import Reads
from dragoman.records import Actor, Article

QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

# The classes that a root falls into, from fine to coarse.
DEPTHS: dict[str, Callable[[str], str]] = {
    "root": str, "quad": lambda kind: str(QUAD.get(kind, 0)), "binary": lambda kind: "conflict" if QUAD.get(kind, 0) > 2 else "none",
}


def root(kind: str | None) -> str:
    """The benchmark's class of a type."""
    return "NONE" if kind is None else "YIELD" if kind in ("CONCEDE", "RETREAT") else kind


def read_marked(path: Path) -> list[tuple[str, str, str]]:
    """(marked sentence, gold root, gold quad class) of a plv file."""
    with path.open(encoding="utf8") as lines:
        return [
            (r["marked_sentence"], r["gold_root"], r["gold_penta"]) for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def found(coder: Reads, rows: Iterable[tuple[str, str, str]]) -> Counted:
    """How many of the marked pairs are found in the bare text: `dyad` the two in one event, `root` an event of the class, `triple` both.

    A party is found where its span overlaps the mark or shares a word of its name with it (a pronoun that was resolved).
    """
    units = []
    for n, (marked, gold, _) in enumerate(rows):
        text, actor, recipient = unmark(marked)
        events = coder.read(Article(id=f"pair-{n}", text=text)).events
        both = [
            _meets(text, e.actors, actor) and (_meets(text, e.recipients, recipient) or _meets(text, e.actors, recipient)) for e in events
        ]
        kinds = [root(e.event_type) == gold for e in events]
        units.append({
            "cases": 1, "events_coded": len(events), "dyad": any(both), "root": any(kinds),
            "triple": any(b and k for b, k in zip(both, kinds, strict=True)),
        })
    return Counted(units, ("cases", "events_coded"), {k: share(k, "cases") for k in ("dyad", "root", "triple")})


def _meets(text: str, parties: Iterable[Actor], mark: Range) -> bool:
    if mark == NOWHERE:
        return True
    names = _names(text[slice(*mark)])
    return any((a.span.start < mark[1] and mark[0] < a.span.end) or names & _names(f"{a.name} {a.person or ''}") for a in parties)


def _names(text: str) -> set[str]:
    return {w for w in text.replace("'s", "").split() if w[0].isupper() and w.lower() not in ("the", "a")}


def weighed(gold: Iterable[str], predicted: Iterable[str | None]) -> Counted:
    """Macro-F1 at three depths, accuracy, and the share without any event; a unit a pair."""
    pairs = [(g, root(p)) for g, p in zip(gold, predicted, strict=True)]
    units = [{"cases": 1, "alike": int(g == p), "none": int(p == "NONE"), **dict.fromkeys(_marks(g, p), 1)} for g, p in pairs]
    depths = {name: macro_f1(sorted({f"{name} {depth(g)}" for g, _ in pairs})) for name, depth in DEPTHS.items()}
    return Counted(units, ("cases",), {**depths, "accuracy": share("alike", "cases"), "none": share("none", "cases")})


def _marks(gold: str, given: str) -> Iterator[str]:
    for name, depth in DEPTHS.items():
        yield f"gold:{name} {depth(gold)}"
        yield f"given:{name} {depth(given)}"
        if depth(gold) == depth(given):
            yield f"right:{name} {depth(gold)}"
