"""Claims against PolNeAR: exact spans of single sentences, and whole attributions (source, cue and content together) of whole articles.

`python -m dragoman.evaluate.attribution SHARED [LIMIT]` prints the figures, with `--tune` those of several thresholds on the two
halves of the development part.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from dragoman.claims.decode import ROLES, Thresholds, Words, grouped, spans, thresholds
from dragoman.claims.quotes import Quotations
from dragoman.claims.weave import Weaver
from dragoman.evaluate.counted import Counted, f1, share
from dragoman.language import Reading, Sentence
from dragoman.language.front import Front

Ranges = list[tuple[int, int]]
KINDS = ("direct", "mixed", "indirect")
GRID = tuple((begin, inside) for begin in (-0.3, 0.0, 0.3) for inside in (0.0, 0.4, 0.75))
SURE = (float("-inf"), -1.0, -0.8, -0.7, -0.6, -0.5, -0.45, -0.4, -0.3, -0.2)


@dataclass
class Attribution:
    """Code points of the three parts; any may be empty."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass
class Score:
    """Counts of right, predicted and gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: set[Any], gold: set[Any]) -> None:
        """Count two sets."""
        self.right += len(predicted & gold)
        self.predicted += len(predicted)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """In percent."""
        return _percent(2 * self.right, self.predicted + self.gold)


@dataclass
class Tally:
    """The counts of one article."""

    spans: dict[str, Score] = field(default_factory=lambda: {r: Score() for r in ROLES})
    exact: Score = field(default_factory=Score)
    lenient: Score = field(default_factory=Score)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    sentences: int = 0

    def counts(self) -> dict[str, int]:
        """By name, to be added up."""
        out = {"articles": 1, "sentences": self.sentences, "attributions": self.lenient.gold}
        for name, score in (*self.spans.items(), ("exact", self.exact), ("lenient", self.lenient)):
            out |= {f"{name}_right": score.right, f"{name}_given": score.predicted, f"{name}_gold": score.gold}
        for kind in KINDS:
            out |= {f"{kind}_found": self.found[kind], kind: self.wanted[kind]}
        return out


def weighed(shared: Path, limit: int | None = None) -> Counted:
    """The development part of PolNeAR under `shared`, a unit an article; `limit`: articles.

    Of whole attributions, exact and lenient; `direct_recall` and its like are lenient.
    """
    front, units = Front(), []
    for row in rows(shared, "dev", limit):
        tally = Tally()
        count(tally, row, front.read(row["text"]))
        units.append(tally.counts())
    whole = {f"{name}_f1": f1(f"{name}_right", f"{name}_given", f"{name}_gold") for name in (*ROLES, "exact", "lenient")}
    halves = {"lenient_precision": share("lenient_right", "lenient_given"), "lenient_recall": share("lenient_right", "lenient_gold")}
    kinds = {f"{kind}_recall": share(f"{kind}_found", kind) for kind in KINDS}
    return Counted(units, ("articles", "sentences", "attributions", *KINDS), {**whole, **halves, **kinds})


def rows(shared: Path, part: str, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The annotated articles of a part (`train`, `dev`), in order; `limit`: so many, spread evenly, for they are sorted by publisher."""
    with gzip.open(shared / "data" / "claims" / f"polnear_{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = list(lines)
    wanted = len(found) if limit is None else min(limit, len(found))
    for k in range(wanted):
        yield json.loads(found[k * len(found) // wanted])


def count(tally: Tally, row: dict[str, Any], reading: Reading) -> None:
    """Count one article."""
    gold, quotes = annotated(row), Quotations(reading.text)
    tally.sentences += len(reading.sentences)
    for s, wanted in _sentences(reading, gold):
        found = set(spans(s, quotes))
        for r, score in tally.spans.items():
            score.add({w for w in found if w.role == r}, {w for w in wanted if w.role == r})
    predicted = outermost(reading)
    _whole(tally, predicted, gold, quotes)


def annotated(row: dict[str, Any]) -> list[Attribution]:
    """The attributions of an annotated article."""
    return [Attribution(*(_ranges(a[r]) for r in ROLES)) for a in row["attributions"]]


def outermost(reading: Reading) -> list[Attribution]:
    """What the coder finds, less what stands within another's content: the scheme knows no nesting."""
    drafts = Weaver(reading).outermost()
    out = []
    for d in drafts:
        cue = d.cue.range(reading) if d.cue is not None else None
        if cue is not None and any(o is not d and o.covers(cue[0]) for o in drafts):
            continue
        out.append(Attribution([d.source.range(reading)] if d.source is not None else [], [cue] if cue is not None else [], d.contents))
    return out


def _whole(tally: Tally, predicted: list[Attribution], gold: list[Attribution], quotes: Quotations) -> None:
    wanted, given = Counter(map(_key, gold)), Counter(map(_key, predicted))
    for score, right in ((tally.exact, sum((wanted & given).values())), (tally.lenient, 0)):
        score.right += right
        score.predicted += len(predicted)
        score.gold += len(gold)
    both = ((i, g, j, p) for i, g in enumerate(gold) for j, p in enumerate(predicted))
    pairs = sorted(((overlap(g.content, p.content), -i, -j) for i, g, j, p in both if fits(p, g)), reverse=True)
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in pairs:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            tally.lenient.right += 1
            tally.found[_kind(gold[-i], quotes)] += 1
    tally.wanted.update(_kind(g, quotes) for g in gold)


def fits(p: Attribution, g: Attribution) -> bool:
    """Content at least half the same, cues meet, sources at least half the same or both absent."""
    return overlap(p.content, g.content) >= 0.5 and bool(_points(p.cue) & _points(g.cue)) and overlap(p.source, g.source) >= 0.5


def overlap(a: Ranges, b: Ranges) -> float:
    """Jaccard of code points; two empties are the same."""
    left, right = _points(a), _points(b)
    return len(left & right) / len(left | right) if left or right else 1.0


def _points(ranges: Ranges) -> set[int]:
    return {i for start, end in ranges for i in range(start, end)}


def _key(a: Attribution) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(tuple(sorted(r)) for r in (a.source, a.cue, a.content))


def _kind(a: Attribution, quotes: Quotations) -> str:
    size = sum(end - start for start, end in a.content)
    share = sum(quotes.share(start, end) * (end - start) for start, end in a.content) / max(size, 1)
    return "direct" if share >= 0.95 else "mixed" if share >= 0.02 else "indirect"


def _ranges(pieces: Iterable[Iterable[int]]) -> Ranges:
    return [(start, end) for start, end in pieces]


def _sentences(reading: Reading, gold: list[Attribution]) -> Iterator[tuple[Sentence, set[Words]]]:
    """Every sentence with the annotated spans cut to it."""
    parts = ((n, *piece) for a in gold for n, part in enumerate((a.source, a.cue, a.content)) for piece in part)
    label = {k: (n, start) for n, start, end in parts for k in range(start, end)}
    for s in reading.sentences:
        tags, before = [], None
        for t in s.tokens:
            here = label.get(t.start)
            tags.append(0 if here is None else 2 * here[0] + (2 if here == before else 1))
            before = here
        yield s, set(grouped(tags))


def tuned(shared: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """Exact F1 of the three spans under a grid of decoding thresholds: set on every other development article, and on the rest."""
    front, now = Front(), thresholds()
    halves: tuple[list[tuple[Sentence, set[Words], Quotations]], ...] = ([], [])
    for n, row in enumerate(rows(shared, "dev", limit)):
        quotes = Quotations(row["text"])
        halves[n % 2].extend((s, wanted, quotes) for s, wanted in _sentences(front.read(row["text"]), annotated(row)))
    out = []
    for begin, inside in GRID:
        under = [_under(half, [replace(now, begin=begin, inside=inside, sure=(at,) * 3) for at in SURE]) for half in halves]
        best = {r: max(range(len(SURE)), key=lambda k, r=r: under[0][k][r]) for r in ROLES}  # type: ignore[misc]
        each = {r: {"sure": SURE[k], "chosen": under[0][k][r], "rest": under[1][k][r]} for r, k in best.items()}
        out.append({"begin": begin, "inside": inside, "mean": round(sum(e["chosen"] for e in each.values()) / 3, 1), **each})
    return sorted(out, key=lambda row: -row["mean"])


def _under(sample: list[tuple[Sentence, set[Words], Quotations]], each: list[Thresholds]) -> list[dict[str, float]]:
    """The three F1 under each of several thresholds."""
    out = []
    for limits in each:
        scores = {r: Score() for r in ROLES}
        for s, wanted, quotes in sample:
            found = set(spans(s, quotes, limits))
            for r, score in scores.items():
                score.add({w for w in found if w.role == r}, {w for w in wanted if w.role == r})
        out.append({r: score.f1 for r, score in scores.items()})
    return out


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main(arguments: list[str]) -> None:
    """Run from the shell."""
    words = [a for a in arguments if a != "--tune"]
    limit = int(words[1]) if len(words) > 1 else None
    answer: object = tuned(Path(words[0]), limit) if "--tune" in arguments else weighed(Path(words[0]), limit).figures()
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
