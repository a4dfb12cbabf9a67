"""One a day: the field's old convention, for series that must be comparable with older ones."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

from dragoman.codebook import Codebook
from dragoman.records import Actor, Event, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """One day, dyad and type. `event` is the most confident of `events`; `actors` and `recipients` are states, else ids."""

    day: dt.date | None
    event_type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    event: str
    events: tuple[str, ...]


def one_a_day(events: Iterable[Event], codebook: Codebook | None = None) -> tuple[Daily, ...]:
    """One event for each day, dyad and type, by day; events that did not happen and background are left out, as the convention does.

    Of talks, accords and joint work the dyad has no direction. An event without a day stands alone. The convention counts two clashes of
    one day as one and a story that runs for three days as three; `fuse` is there for what is better. `codebook`: of the events' types;
    None: as shipped.
    """
    book = codebook or Codebook.shipped()
    rows: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for e in events:
        if e.status in (Status.ACTUAL, Status.ONGOING) and not e.historical:
            rows[_key(e, book)].append(e)
    out = []
    for those in rows.values():
        best = min(those, key=lambda e: (isnan(e.confidence), -e.confidence, e.id))
        day, kind, actors, recipients, _ = _key(best, book)
        ids = tuple(sorted(e.id for e in those))
        out.append(Daily(day=day, event_type=kind, actors=actors, recipients=recipients, event=best.id, events=ids))
    return tuple(sorted(out, key=lambda d: (d.day or dt.date.max, d.event_type, d.actors, d.recipients, d.event)))


def _key(e: Event, book: Codebook) -> tuple[dt.date | None, str, tuple[str, ...], tuple[str, ...], str | None]:
    day = e.when.start if e.when is not None and e.when.precision == "day" else None
    if book.undirected(book.find(e.event_type) or e.event_type):
        return day, e.event_type, _codes((*e.actors, *e.recipients)), (), e.id if day is None else None
    return day, e.event_type, _codes(e.actors), _codes(e.recipients), e.id if day is None else None


def _codes(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(sorted({a.country or a.id for a in actors}))
