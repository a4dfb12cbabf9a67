"""Stories out of events: everything of this room, in order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.codebook import Codebook
from dragoman.fusion.accounts import accounts
from dragoman.fusion.affairs import Grouping, filed
from dragoman.fusion.clusters import blocks, cluster, grouped, neighbours
from dragoman.fusion.copies import Copies, components
from dragoman.fusion.likeness import likeness
from dragoman.fusion.origins import origins
from dragoman.fusion.outlets import Outlets
from dragoman.fusion.traits import Traits, lead, traits
from dragoman.records import Affair, Article, Event, Span, Story, content_id

Vectors = Mapping[str, Sequence[float]]
NEWS = 14  # days from the first report to the last that tells it as news


class Fusion:
    """Stories of what was added so far. Whatever the order and the portions of adding, the same articles and events give the same stories.

    Each new event is compared with those of the days and parties around it only; stories that no new event touches stay as they are.
    `codebook`: of the events' types; None: as shipped.
    """

    def __init__(self, codebook: Codebook | None = None) -> None:
        self.codebook = codebook or Codebook.shipped()
        self.articles: dict[str, Article] = {}
        self.events: dict[str, Event] = {}
        self.copies = Copies()
        self._traits: dict[str, Traits] = {}
        self._leads: dict[str, Mapping[str, float]] = {}
        self._filed: dict[tuple[int | None, str], list[str]] = defaultdict(list)
        self._links: dict[str, dict[str, float]] = grouped(())
        self._scores: dict[tuple[str, str], float | None] = {}
        self._cut: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        self._affairs = Grouping()

    def add(self, articles: Iterable[Article], events: Iterable[Event], vectors: Vectors | None = None) -> None:
        """Take in more. Add articles no later than their events; what is known by its id already is passed over.

        Args:
            articles: the articles of the events; an event whose article is missing has neither date nor publisher to go by.
            events: events of any status.
            vectors: by event id a vector of its sentence, all of one length; give it for all events or for none.
        """
        for a in articles:
            if a.id not in self.articles:
                self.articles[a.id] = a
                self._leads[a.id] = lead(a)
                self.copies.add(a)
        for e in events:
            if e.id not in self.events:
                self.events[e.id] = e
                self._file(
                    traits(e, self.articles.get(e.article), self._leads.get(e.article, {}), (vectors or {}).get(e.id), self.codebook)
                )

    def _file(self, t: Traits) -> None:
        self._traits[t.id] = t
        keys = list(blocks(t))
        seen = {o for key in keys for k in neighbours(key) for o in self._filed.get(k, ())}
        for other in sorted(seen):
            if self._traits[other].event_type in t.near:
                score = self._score(t.id, other)
                if score is not None and score >= 0:
                    self._links[t.id][other] = self._links[other][t.id] = score
        for key in keys:
            self._filed[key].append(t.id)

    def _score(self, a: str, b: str) -> float | None:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._scores:
            found = likeness(self._traits[pair[0]], self._traits[pair[1]])
            self._scores[pair] = found.total if found is not None else None
        return self._scores[pair]

    def groups(self) -> list[tuple[str, ...]]:
        """Event ids story by story. Background (`historical`) joins the story it tells of, and is in no group where there is none."""
        current = sorted(k for k, t in self._traits.items() if not t.historical)
        kept: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for part in components(current, lambda i: self._links.get(i, {})):
            kept[part] = self._cut.get(part) or cluster(part, self._current_links(part), self._score)
        self._cut = kept
        stories = [list(g) for groups in kept.values() for g in groups]
        home = {key: n for n, story in enumerate(stories) for key in story}
        for key in sorted(k for k, t in self._traits.items() if t.historical):
            found = self._home(key, {home[o] for o in self._links.get(key, {}) if o in home}, stories)
            if found is not None:
                stories[found].append(key)
        return sorted(tuple(sorted(s)) for s in stories)

    def _current_links(self, part: tuple[str, ...]) -> dict[str, dict[str, float]]:
        inside = set(part)
        return {i: {j: s for j, s in self._links.get(i, {}).items() if j in inside} for i in part}

    def _home(self, key: str, candidates: set[int], stories: list[list[str]]) -> int | None:
        """The story that a piece of background is most like, on average over the story's current events."""
        best: tuple[float, str, int] | None = None
        for n in candidates:
            members = [m for m in stories[n] if not self._traits[m].historical]
            scores = [s if s is not None else -4.0 for s in (self._score(key, m) for m in members)]
            mean = sum(scores) / len(scores)
            if mean >= 0 and (best is None or (mean, min(members)) > best[:2]):
                best = mean, min(members), n
        return best[2] if best is not None else None

    def stories(self) -> tuple[Story, ...]:
        """All stories, the first reported first."""
        outlets = self._outlets()
        found = [self._story(group, outlets) for group in self.groups()]
        return tuple(sorted(found, key=_by_first))

    def affairs(self, stories: Iterable[Story] | None = None) -> tuple[Affair, ...]:
        """All affairs, the first reported first; give `stories` where they are at hand, else they are made."""
        stories = self.stories() if stories is None else tuple(stories)
        for a in self.articles.values():
            self._affairs.add(a)
        groups = self._affairs.groups(stories)
        held: dict[int, list[str]] = defaultdict(list)
        for story, n in filed(stories, groups).items():
            held[n].append(story)
        spans: dict[str, list[Span]] = defaultdict(list)
        for e in self.events.values():
            if not e.historical:
                spans[e.article].append(e.evidence)
        outlets = self._outlets()
        found = [self._affair(group, sorted(held[n]), spans, outlets) for n, group in enumerate(groups)]
        return tuple(sorted(found, key=_by_first))

    def _affair(self, keys: tuple[str, ...], stories: list[str], spans: Mapping[str, list[Span]], outlets: Outlets) -> Affair:
        articles = [self.articles[k] for k in keys]
        publishers, first, last = _whence(articles)
        return Affair(
            id=content_id("affair", *keys), stories=tuple(stories), articles=keys, publishers=publishers,
            origins=origins(articles, spans, self.copies, outlets), first=first, last=last,
        )

    def _outlets(self) -> Outlets:
        return Outlets.shipped(a.publisher for a in self.articles.values() if a.publisher)

    def _story(self, ids: tuple[str, ...], outlets: Outlets) -> Story:
        events = [self.events[i] for i in ids]
        keys = sorted({e.article for e in events})
        articles = [self.articles[k] for k in keys if k in self.articles]
        spans = {k: [e.evidence for e in events if e.article == k] for k in keys}
        publishers, first, last = _whence(articles)
        agreed, disputed = accounts(events)
        reports = self._reports(articles, {e.article for e in events if not e.historical})
        return Story(
            id=content_id("story", *ids), events=ids, articles=tuple(keys),
            publishers=publishers, origins=origins(reports, spans, self.copies, outlets), first=first, last=last,
            agreed=agreed, disputed=disputed,
        )

    def _reports(self, articles: list[Article], current: set[str]) -> list[Article]:
        """Those that tell it as news; who looks back on it long after the first report has it from the reports."""
        first = min((a.published for a in articles if a.id in current and a.published is not None), default=None)
        return [a for a in articles if a.published is None or first is None or (a.published - first).days <= NEWS]


def _whence(articles: Iterable[Article]) -> tuple[tuple[str, ...], dt.date | None, dt.date | None]:
    """Publishers, first and last report."""
    days = sorted(a.published for a in articles if a.published is not None)
    return tuple(sorted({a.publisher for a in articles if a.publisher})), days[0] if days else None, days[-1] if days else None


def _by_first(item: Story | Affair) -> tuple[bool, str, str]:
    return item.first is None, item.first.isoformat() if item.first else "", item.id


def fuse(
    articles: Iterable[Article], events: Iterable[Event], vectors: Vectors | None = None, codebook: Codebook | None = None
) -> tuple[Story, ...]:
    """The stories that articles and their events tell. Nothing is dropped or changed: a story only names its events.

    Args:
        articles: the articles.
        events: their events.
        vectors: by event id a vector of its sentence, if there are any.
        codebook: of the events' types; None: as shipped.
    """
    fusion = Fusion(codebook)
    fusion.add(articles, events, vectors)
    return fusion.stories()
