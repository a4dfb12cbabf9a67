"""Affairs: articles that tell of one matter, if by different acts: the strike, the protest against it, the denial.

A story is one happening, so its events are of one type or of types near it; an affair is what a reader would file together. It goes by
the whole wording of two articles, the days between them, and whether they share a story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.fusion.clusters import cluster, grouped
from dragoman.fusion.words import cosine, vector
from dragoman.records import Article, Story

WINDOW = 5
BAR, SHARED, DAY = 0.22, 0.1, 0.02  # in terms of the cosine: the bar, less where a story is shared, more for each day between
SCALE = 10.0  # a point of likeness, as of events, is a tenth
HEAVIEST = 15


def affairs(articles: Iterable[Article], stories: Iterable[Story]) -> tuple[tuple[str, ...], ...]:
    """Groups of article ids, each article in one, whatever the order.

    Args:
        articles: what to group; one without a date counts as `WINDOW` days from any other.
        stories: those of their events, to see which articles report one happening.
    """
    by_id = {a.id: a for a in articles}
    vectors = {k: vector(f"{a.title or ''} {a.text}") for k, a in by_id.items()}
    told: dict[str, set[str]] = defaultdict(set)
    for s in stories:
        for group in s.origins:
            for key in group:
                told[key].add(s.id)

    def score(a: str, b: str) -> float | None:
        gap = _gap(by_id[a], by_id[b])
        if gap > WINDOW:
            return None
        shared = not told.get(a, set()).isdisjoint(told.get(b, ()))
        return SCALE * (cosine(vectors[a], vectors[b]) - BAR + SHARED * shared - DAY * gap)

    pairs = ((a, b, score(a, b)) for a, b in _candidates(vectors))
    links = grouped((a, b, s) for a, b, s in pairs if s is not None and s >= 0)
    return tuple(cluster(by_id, links, score))


def _gap(a: Article, b: Article) -> int:
    return abs((a.published - b.published).days) if a.published is not None and b.published is not None else WINDOW


def _candidates(vectors: Mapping[str, Mapping[str, float]]) -> list[tuple[str, str]]:
    """Pairs of articles that share one of the heaviest stems of each."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key in sorted(vectors):
        for stem in sorted(vectors[key], key=lambda s: (-vectors[key][s], s))[:HEAVIEST]:
            holders[stem].append(key)
    return sorted({(a, b) for keys in holders.values() for n, a in enumerate(keys) for b in keys[n + 1 :]})
