"""Affairs: articles that tell of one matter, if by different acts: the strike, the protest against it, the denial.

A story is one happening, so its events are of one type or of types near it; an affair is what a reader would file together. It goes by
the whole wording of two articles, the days between them, and whether they share a story; articles that name others are of two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dragoman.fusion.clusters import EVER, cluster
from dragoman.fusion.copies import components
from dragoman.fusion.words import cosine, strangers, telling, vector
from dragoman.records import Article, Story

WINDOW = 5  # days; articles further apart are never compared
BAR, SHARED, DAY = 0.22, 0.1, 0.02  # in terms of the cosine: the bar, less where a story is shared, more for each day between
SCALE = 10.0  # a point of likeness, as of events, is a tenth
HEAVIEST = 15
NAMED = 0.1  # share of names in common below which two articles tell of two matters


class Grouping:
    """Groups of the articles added so far, whatever their order.

    Each new article is compared with those of the days around it only; groups that no new article or story touches stay as they are.
    """

    def __init__(self) -> None:
        self._vectors: dict[str, Mapping[str, float]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._days: dict[str, int | None] = {}
        self._filed: dict[tuple[int | None, str], list[str]] = defaultdict(list)
        self._near: dict[str, dict[str, float]] = defaultdict(dict)  # cosines of those that a story in common would link
        self._cut: dict[tuple[object, ...], list[tuple[str, ...]]] = {}

    def add(self, article: Article) -> None:
        """Compare one more article with those before it that share one of the heaviest stems of each."""
        if article.id in self._vectors:
            return
        key, day = article.id, article.published.toordinal() if article.published is not None else None
        whole = f"{article.title or ''}. {article.text}"
        own = self._vectors[key] = vector(whole)
        self._names[key] = telling(whole)
        self._days[key] = day
        heaviest = sorted(own, key=lambda s: (-own[s], s))[:HEAVIEST]
        for other in {o for d in _around(day) for stem in heaviest for o in self._filed.get((d, stem), ())}:
            alike = cosine(own, self._vectors[other])
            if not self._apart(key, other) and self._points(key, other, alike, shared=True) >= 0:
                self._near[key][other] = self._near[other][key] = alike
        for d in (day, EVER) if day is not None else (None,):
            for stem in heaviest:
                self._filed[d, stem].append(key)

    def groups(self, stories: Iterable[Story]) -> tuple[tuple[str, ...], ...]:
        """Article ids affair by affair, each article in one; `stories` tell which articles report one happening."""
        reports = [sorted(a for group in s.origins for a in group if a in self._vectors) for s in stories]
        told: dict[str, set[int]] = defaultdict(set)
        for n, those in enumerate(reports):
            for key in those:
                told[key].add(n)

        def shared(a: str, b: str) -> bool:
            return a in told and b in told and not told[a].isdisjoint(told[b])

        def score(a: str, b: str) -> float | None:
            if self._gap(a, b) > WINDOW or self._apart(a, b):
                return None
            return self._points(a, b, cosine(self._vectors[a], self._vectors[b]), shared=shared(a, b))

        links: dict[str, dict[str, float]] = {}
        for a, others in self._near.items():
            points = ((b, self._points(a, b, alike, shared=shared(a, b))) for b, alike in others.items())
            links[a] = {b: p for b, p in points if p >= 0}
        parts = components(sorted(self._vectors), lambda i: links.get(i, {}))
        kept: dict[tuple[object, ...], list[tuple[str, ...]]] = {}
        for part, ties in zip(parts, _ties(parts, reports), strict=True):
            kept[part, ties] = self._cut.get((part, ties)) or cluster(part, links, score)
        self._cut = kept
        return tuple(sorted(g for groups in kept.values() for g in groups))

    def _apart(self, a: str, b: str) -> bool:
        return strangers(self._names[a], self._names[b], NAMED)

    def _gap(self, a: str, b: str) -> int:
        one, other = self._days[a], self._days[b]
        return abs(one - other) if one is not None and other is not None else WINDOW

    def _points(self, a: str, b: str, alike: float, *, shared: bool) -> float:
        return SCALE * (alike - BAR + SHARED * shared - DAY * self._gap(a, b))


def affairs(articles: Iterable[Article], stories: Iterable[Story]) -> tuple[tuple[str, ...], ...]:
    """Groups of article ids, each article in one, whatever the order.

    Args:
        articles: what to group; one without a date counts as `WINDOW` days from any other.
        stories: those of their events, to see which articles report one happening.
    """
    grouping = Grouping()
    for a in articles:
        grouping.add(a)
    return grouping.groups(stories)


def filed(stories: Iterable[Story], groups: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """By story the number of its group: that of most of its reports, of two such the one whose first report has the lower id."""
    home = {a: n for n, group in enumerate(groups) for a in group}
    out = {}
    for s in stories:
        reports = Counter(home[a] for a in sorted(a for group in s.origins for a in group) if a in home)
        if reports:
            out[s.id] = reports.most_common(1)[0][0]
    return out


def _around(day: int | None) -> Iterator[int | None]:
    """The days under which to look; an article without one may be of any."""
    yield None
    yield from (EVER,) if day is None else range(day - WINDOW, day + WINDOW + 1)


def _ties(parts: list[tuple[str, ...]], reports: Iterable[list[str]]) -> list[frozenset[tuple[str, ...]]]:
    """For each part the reports in it that share a story: with the wording all that decides how it is cut."""
    home = {a: n for n, part in enumerate(parts) for a in part}
    out: list[set[tuple[str, ...]]] = [set() for _ in parts]
    for those in reports:
        inside: dict[int, list[str]] = defaultdict(list)
        for a in those:
            inside[home[a]].append(a)
        for n, some in inside.items():
            if len(some) > 1:
                out[n].add(tuple(some))
    return [frozenset(ties) for ties in out]
