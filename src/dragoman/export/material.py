"""What goes into an export, which of it is asked for, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from dragoman.language.segment import sentences
from dragoman.records import Actor, Article, Event, Status, Story, When

HAPPENED = frozenset((Status.ACTUAL, Status.ONGOING))
UNREAL = "planned, possible, denied or long past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Records to be exported. `events` is gone through once. What lacks its article has no publisher, title or publication date.

    `codebook` and `coder` are what made the events, such as `plover-2.0-2024.02` and `dragoman-0.1.0`; None: not known.
    """

    events: Iterable[Event]
    articles: Mapping[str, Article] = field(default_factory=dict)
    stories: Iterable[Story] = ()
    codebook: str | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which events are asked for: all, by default.

    `actor` and `recipient` are ids: `CHN` is the state and all its organs and people, `CHN/MIL` that organ, `NSA:ISIS` that group.
    Where an act is mutual, either party may be either. `since` and `until` are days, inclusive; an event is in when its whole interval is,
    and an event without date is out as soon as one of them is given.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    actor: str | None = None
    recipient: str | None = None
    min_confidence: float = 0.0

    def __call__(self, event: Event) -> bool:
        """Whether the event is in."""
        sure = event.confidence >= self.min_confidence or self.min_confidence == 0  # an unknown confidence (NaN) is in where any is
        return sure and self._dated(event.when) and self._between(event)

    def _dated(self, when: When | None) -> bool:
        if self.since is None and self.until is None:
            return True
        return when is not None and (self.since or dt.date.min) <= when.start and when.end <= (self.until or dt.date.max)

    def _between(self, event: Event) -> bool:
        if self.actor is None and self.recipient is None:
            return True
        return any(matches(a, self.actor) and matches(b, self.recipient) for a, b, _ in dyads(event))


@dataclass(slots=True)
class Tally:
    """Rows written, and events left out with the reason."""

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def matches(actor: Actor | None, wanted: str | None) -> bool:
    """Whether an actor is the wanted one, or belongs to the wanted state."""
    if wanted is None:
        return True
    return actor is not None and wanted.casefold() in (actor.id.casefold(), (actor.country or "").casefold())


def happened(event: Event) -> bool:
    """Whether the event is told as happening about now: neither planned, possible or denied, nor background."""
    return event.status in HAPPENED and not event.historical


def real(events: Iterable[Event], tally: Tally, *, every_status: bool) -> Iterator[Event]:
    """The events that a format without status can hold truthfully; the others are counted."""
    for e in events:
        if every_status or happened(e):
            yield e
        else:
            tally.left_out[UNREAL] += 1


def dyads(event: Event) -> list[tuple[Actor | None, Actor | None, bool]]:
    """(actor, recipient, mutual): each actor with each recipient, or with nobody; of a mutual act each two actors, both ways."""
    if event.mutual:
        return [pair for a, b in combinations(event.actors, 2) for pair in ((a, b, True), (b, a, True))]
    return [(a, b, False) for a in event.actors or (None,) for b in event.recipients or (None,)]


def day(when: When | None) -> dt.date | None:
    """The day, where it is known to the day."""
    return when.start if when is not None and when.start == when.end else None


def month(when: When | None) -> tuple[int, int] | None:
    """(year, month), where all of the interval lies in one."""
    if when is None or (when.start.year, when.start.month) != (when.end.year, when.end.month):
        return None
    return when.start.year, when.start.month


class Sentences:
    """The number of the sentence in which an event stands, from 1; keeps the bounds of the last article."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._of: str | None = None
        self._starts: list[int] = []

    def number(self, event: Event) -> int | None:
        """None where the article's text is not there."""
        article = self._articles.get(event.article)
        if article is None or not article.text:
            return None
        if self._of != article.id:
            self._of, self._starts = article.id, [s[0].start for s in sentences(article.text)]
        return sum(start <= event.trigger.start for start in self._starts) or None


def in_lead(event: Event, article: Article | None) -> bool | None:
    """Whether the event stands in the first paragraph; None where the text is not there."""
    if article is None or not article.text:
        return None
    text = article.text
    body = len(text) - len(text.lstrip())
    end = text.find("\n", body)
    return event.trigger.start < (end if end >= 0 else len(text))
