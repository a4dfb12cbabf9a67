"""Passages of real news, coded twice and adjudicated: triples, modes, status, contexts, false events, and what confidence is worth.

The annotations (data/passages/*.jsonl, by article and character span) stand in the project; the texts do not, so the scores need the
reference data beside it. A party is right if its span overlaps the annotated one.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dragoman.evaluate.counted import Counted, f1, share
from dragoman.evaluate.triples import FORMULAS, TOLD, Tally, Triple, tally
from dragoman.language.segment import sentences
from dragoman.records import Actor, Article, Event

Range = tuple[int, int]


class Codes(Protocol):
    """What a reading gives, as far as it is scored here."""

    @property
    def events(self) -> list[Event]:
        """The events of one article."""
        ...


class Reads(Protocol):
    """A coder."""

    def read(self, article: Article) -> Codes:
        """Read one article."""
        ...


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its gold events; `starts` are the offsets of its sentences."""

    article: Article
    gold: tuple[dict[str, Any], ...]
    starts: tuple[int, ...]

    def region(self, at: int) -> int:
        """The sentence of an offset."""
        return bisect_right(self.starts, at)


def worldwide(shared: Path) -> dict[str, Article] | None:
    """The articles of the worldwide news, with their addresses, by id; None where they are not at hand."""
    source = shared / "data/news/worldwide.jsonl.gz"
    if not source.is_file():
        return None
    with gzip.open(source, "rt", encoding="utf8") as lines:
        return {r["id"]: Article(id=r["id"], text=r["text"], url=r.get("url") or None) for r in map(json.loads, lines)}


def load(annotations: Path, shared: Path) -> list[Passage]:
    """The passages of one annotation file."""
    articles = worldwide(shared) or {}
    out = []
    for line in annotations.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        document, start, end = row["id"].partition("-")[2].rsplit("-", 2)
        text = articles[document].text[int(start) : int(end)]
        starts = tuple(s[0].start for s in sentences(text))
        out.append(Passage(Article(id=row["id"], text=text), tuple(row["events"]), starts))
    return out


def overlaps(a: object, b: object) -> bool:
    """Whether two spans share a character."""
    if not (isinstance(a, tuple) and isinstance(b, tuple)):
        return False
    return bool(a[0] < b[1] and b[0] < a[1])


def _span(actor: Actor) -> Range:
    return actor.span.start, actor.span.end


def coded(passage: Passage, events: list[Event]) -> list[Triple]:
    """Events for comparing; `note` is the event."""
    return [
        Triple(passage.region(e.trigger.start), e.event_type, tuple(map(_span, e.actors)), tuple(map(_span, e.recipients)),
               e.modes[0] if e.modes else None, e.status.value, note=e)
        for e in events
    ]


def wanted(passage: Passage) -> list[Triple]:
    """The gold events for comparing."""
    return [
        Triple(
            passage.region(g["trigger"][0]),
            g["type"],
            tuple(map(tuple, g["actors"])),
            tuple(map(tuple, g["recipients"])),
            g["mode"],
            g["status"],
            note=g,
        )
        for g in passage.gold
    ]


def judged(coder: Reads, passages: list[Passage]) -> Iterator[tuple[Event, bool]]:
    """Every coded event with whether it is right: type and parties."""
    for p in passages:
        t = Tally()
        rows = coded(p, coder.read(p.article).events)
        tally(rows, wanted(p), overlaps, t)
        wrong = {id(r.note) for r in t.wrong}
        yield from ((r.note, id(r.note) not in wrong) for r in rows if isinstance(r.note, Event))


def weighed(coder: Reads, passages: list[Passage]) -> Counted:
    """A unit a passage; `false_events`: share of sentences without an event that get one."""
    units = []
    for p in passages:
        events, t = coder.read(p.article).events, Tally()
        rows, gold = coded(p, events), wanted(p)
        tally(rows, gold, overlaps, t)
        quiet = set(range(1, len(p.starts) + 1)) - {g.region for g in gold}
        said = {c for e in events for c in e.contexts}
        meant = {c for g in p.gold for c in g["contexts"]}
        units.append({
            **t.counts(), "passages": 1, "quiet": len(quiet), "filled": len(quiet & {r.region for r in rows}),
            "contexts_right": len(said & meant), "contexts_given": len(said), "contexts_gold": len(meant),
        })
    return Counted(units, ("passages", *TOLD), {
        **FORMULAS, "false_events": share("filled", "quiet"), "contexts_f1": f1("contexts_right", "contexts_given", "contexts_gold"),
    })


def reliability(pairs: list[tuple[float, bool]], bins: int = 10) -> tuple[float, list[tuple[float, float, int]]]:
    """(expected calibration error, rows of mean confidence, share right, cases) of (confidence, right) pairs."""
    rows, error = [], 0.0
    for k in range(bins):
        inside = [(c, r) for c, r in pairs if k / bins <= c < (k + 1) / bins or (k == bins - 1 and c == 1.0)]
        if inside:
            mean, right = sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
            rows.append((round(mean, 3), round(right, 3), len(inside)))
            error += abs(mean - right) * len(inside) / len(pairs)
    return round(error, 3), rows
