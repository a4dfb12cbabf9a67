"""Fit what the sector told by words counts beside the trained head's (actors/data/sectors.toml).

    python training/fit_sectors.py --shared ../shared --out src/dragoman/actors/data/sectors.toml

What is usual is counted on what the model did not learn from: the actors of every tenth article of data/actors, and the parties of every
tenth annotated sentence. The votes are those that give most speakers of real articles their sector (data/speakers/open.jsonl). Prints the
share of right sectors by words alone, by the head alone, and by both, on either. Run it after another model was exported.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from annotated import Sources, read_actors
from dragoman.actors.likely import BETWEEN, Likely, Votes
from dragoman.coder import ClaimFinder, Coder, Coreference, find_mentions
from dragoman.evaluate import spoken
from dragoman.records import Actor
from dragoman.setting import Places

OVERLAP = 0.34  # of two spans: shared characters over all that either covers
STEPS, FALLBACK = (7.0, 6.0, 5.0, 4.0, 3.0, 2.0), (4.0, 3.0, 2.0, 1.0, 0.0)  # of votes as good the highest
LEAST = (0.2, 0.35, 0.5)
DISCOUNTS = (0.0, 0.3, 0.6)
UNTOLD = 2.0  # from reading: too few persons without an office speak in the articles that the rest is fitted on
FITTED = ("words", "fallback", "least", "discount")
Marks = list[tuple[int, int, str]]


@dataclass(frozen=True)
class Case:
    """One actor: ours by words, the head's log-chances by mention, the sectors that are right."""

    actor: Actor
    rows: np.ndarray
    gold: frozenset[str]


def texts(actors: Path, corpus: Path, shared: Path) -> Iterator[tuple[str, Marks]]:
    """(text, [start, end, sector] of every mention) of what was not learned from."""
    for path in sorted(actors.glob("*.txt")):
        for text, cast in itertools.islice(read_actors(path), 9, None, 10):
            named = [(w, sector) for _, wordings, _, sector, _ in cast if sector != "-" for w in wordings]
            yield text, [(at, at + len(w), sector) for w, sector in named for at in _places(text, w)]
    sources = Sources(shared)
    for path in sorted(corpus.glob("*.jsonl")):
        for line in path.read_text(encoding="utf8").splitlines()[9::10]:
            row = json.loads(line)
            if row.get("sectors"):
                yield row.get("text") or sources[row["id"]], [(a, b, c) for a, b, c in row["sectors"] if c not in BETWEEN]


def _places(text: str, wording: str) -> Iterator[int]:
    at = text.find(wording)
    while at >= 0:
        yield at
        at = text.find(wording, at + 1)


def cases(rows: Iterator[tuple[str, Marks]], coder: Coder) -> Iterator[Case]:
    """Every actor of ours that has a sector in the annotation, each once an article."""
    for text, marks in rows:
        mentions = find_mentions(coder.front.read(text), coder.register, None)
        who = Coreference(mentions, Places(mentions.reading, mentions))
        likely = Likely(mentions.reading, coder.sectors, coder.register)
        seen: set[str] = set()
        for k, row in enumerate(who.known):
            for j, _ in row:
                for a in who.parties(k, j)[:1]:
                    same = a.person or (a.id if a.id.startswith("ORG:") else str(a.span))
                    best = max(((_overlap(a.span.start, a.span.end, m), m) for m in marks), default=(0.0, None))
                    if best[1] is None or best[0] < OVERLAP or same in seen or likely.known(a):
                        continue
                    rows = likely.rows(who.settling.spans(a))
                    if rows:
                        seen.add(same)
                        yield Case(a, np.array(rows), frozenset([best[1][2]]))


def speakers(coder: Coder, articles: list[spoken.Spoken]) -> Iterator[Case]:
    """Whoever speaks in real articles, as often as he speaks, if no table knows him."""
    for one in articles:
        mentions = find_mentions(coder.front.read(one.article.text), coder.register, None)
        who = Coreference(mentions, Places(mentions.reading, mentions))
        likely = Likely(mentions.reading, coder.sectors, coder.register)
        claims = ClaimFinder(one.article, mentions.reading, who).claims()
        for s in one.speakers:
            fits = (c for c in claims if c.cue is not None and c.cue.start < s.cue[1] and s.cue[0] < c.cue.end)
            a = next((c.speaker for c in fits if c.speaker is not None), None)
            rows = [] if a is None or likely.known(a) else likely.rows(who.settling.spans(a))
            if a is not None and rows:
                yield Case(a, np.array(rows), s.sectors)


def _overlap(start: int, end: int, mark: tuple[int, int, str]) -> float:
    return max(0, min(end, mark[1]) - max(start, mark[0])) / (max(end, mark[1]) - min(start, mark[0]))


def right(found: list[Case], likely: Likely) -> float:
    """Share of right sectors."""
    return sum(likely.chosen(c.actor, likely.summed(list(c.rows))) in c.gold for c in found) / max(1, len(found))


def main() -> None:
    """Climb by one number after another, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=Path, default=Path("data/actors"))
    parser.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    coder = Coder()
    watched = list(cases(texts(options.actors, options.corpus, options.shared), coder))
    real = list(speakers(coder, spoken.load(spoken.FOLDER / "open.jsonl", options.shared) or []))
    empty = coder.front.read("")

    def tried(votes: Votes, found: list[Case] = real) -> float:
        return right(found, Likely(empty, coder.sectors, coder.register, votes))

    usual = np.exp(np.concatenate([c.rows for c in watched]).astype(float)).mean(0)
    best = Votes(5.0, 1.0, UNTOLD, 0.2, 0.3, {k: round(float(v), 4) for k, v in zip(coder.sectors, usual, strict=True)})
    grid = itertools.product(STEPS, FALLBACK, LEAST, DISCOUNTS)
    best = max((replace(best, **dict(zip(FITTED, values, strict=True))) for values in grid), key=tried)
    for name, found in (("watched", watched), ("speakers", real)):
        words = sum(c.actor.sector in c.gold for c in found) / max(1, len(found))
        head = tried(replace(best, words=0.0, fallback=0.0), found)
        print(f"{name}: {len(found)} actors; by words {words:.3f}, by the head {head:.3f}, by both {tried(best, found):.3f}")
    held = options.out.read_text(encoding="utf8").splitlines() if options.out.exists() else []
    comment = "\n".join(itertools.takewhile(lambda line: line.startswith("#"), held))
    lines = "".join(f"{n} = {getattr(best, n)}\n" for n in (*FITTED, "untold")) + "\n[usual]\n"
    lines += "".join(f"{k} = {v}\n" for k, v in best.usual.items())
    options.out.write_text(f"{comment}\n{lines}" if comment else lines, encoding="utf8")


if __name__ == "__main__":
    main()
