"""Named questions over the views of a store.

A side is an actor id (`CHN/MIL`, `IGO:NATO`) or a country (`CHN`: the state and all that belong to it), in capitals or not. An event
counts in a stretch of time only where its whole date lies within it. Reports are counted, not happenings: what two articles tell
counts twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dragoman.errors import InputError
from dragoman.store import Store

BY = ("day", "week", "month", "quarter", "year")
# What happened, told as news.
HAPPENED = "e.status IN ('actual', 'ongoing') AND NOT e.historical"
WITHIN = "($since IS NULL OR e.date_start >= $since::DATE) AND ($until IS NULL OR e.date_end <= $until::DATE)"

BETWEEN = """pairs AS (
    SELECT DISTINCT event FROM event_dyads
    WHERE ((upper($a) IN (upper(actor), upper(actor_country)) AND upper($b) IN (upper(recipient), upper(recipient_country)))
        OR (upper($b) IN (upper(actor), upper(actor_country)) AND upper($a) IN (upper(recipient), upper(recipient_country)))))"""

DYAD = f"""WITH {BETWEEN}
SELECT e.date_start, e.date_end, e.actors, e.event_type, e.modes, e.recipients, e.status, e.historical, e.quad, e.score, e.said_by,
    e.trigger, e.evidence, e.confidence, e.publisher, e.article, e.id
FROM events_flat e JOIN pairs ON pairs.event = e.id WHERE {WITHIN}
ORDER BY e.date_start NULLS LAST, e.article, e.trigger_start, e.id"""  # noqa: S608  our own names

SERIES = f"""WITH {BETWEEN}
SELECT CASE WHEN date_trunc($by, e.date_start) = date_trunc($by, e.date_end) THEN date_trunc($by, e.date_start)::DATE END AS period,
    count(*) AS events,
    count(*) FILTER (quad = 1) AS verbal_cooperation, count(*) FILTER (quad = 2) AS material_cooperation,
    count(*) FILTER (quad = 3) AS verbal_conflict, count(*) FILTER (quad = 4) AS material_conflict,
    round(avg(e.score), 3) AS mean_score
FROM events e JOIN pairs ON pairs.event = e.id WHERE {HAPPENED} AND {WITHIN}
GROUP BY period ORDER BY period NULLS LAST"""  # noqa: S608  our own names

ACCUSATIONS = f"""WITH accusers AS (SELECT DISTINCT event, actor FROM event_actors WHERE role = 'actor'),
accused AS (SELECT DISTINCT event, actor AS recipient FROM event_actors WHERE role = 'recipient')
SELECT x.actor AS accuser, y.recipient AS accused, count(*) AS events, count(DISTINCT e.article) AS articles,
    min(e.date_start) AS first, max(e.date_end) AS last
FROM events e LEFT JOIN accusers x ON x.event = e.id LEFT JOIN accused y ON y.event = e.id
WHERE e.event_type = 'ACCUSE' AND {HAPPENED} AND {WITHIN}
GROUP BY ALL ORDER BY events DESC, accuser NULLS LAST, accused NULLS LAST"""  # noqa: S608  our own names

NETWORK = f"""WITH edges AS (
    SELECT DISTINCT event, mutual, quad, score, CASE WHEN mutual THEN least(actor, recipient) ELSE actor END AS actor,
        CASE WHEN mutual THEN greatest(actor, recipient) ELSE recipient END AS recipient
    FROM event_dyads e WHERE {HAPPENED} AND {WITHIN} AND actor <> recipient)
SELECT actor, recipient, mutual, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict,
    round(avg(score), 3) AS mean_score
FROM edges GROUP BY ALL ORDER BY events DESC, actor, recipient, mutual"""  # noqa: S608  our own names


@dataclass(frozen=True, slots=True)
class Window:
    """From a day to a day, both within; None: open. Undated events fall out of any window that is not open at both ends."""

    since: dt.date | None = None
    until: dt.date | None = None

    def values(self) -> dict[str, Any]:
        """As parameters of a query.

        Raises:
            InputError: it ends before it begins.
        """
        if self.since and self.until and self.until < self.since:
            raise InputError(f"the time from {self.since} to {self.until} ends before it begins; exchange the two")
        return {"since": self.since, "until": self.until}


def dyad(store: Store, a: str, b: str, window: Window = Window()) -> pa.Table:
    """Every event between two sides, in either direction or together, of any status; by date."""
    return store.query(DYAD, {"a": a, "b": b, **window.values()})


def series(store: Store, a: str, b: str, by: str = "month", window: Window = Window()) -> pa.Table:
    """How many events between two sides, by kind, and their mean score, for each period in which there are any.

    Counts what happened, no background. The period is its first day; None gathers the events whose date is open or too wide for it.

    Raises:
        InputError: `by` is none of BY.
    """
    if by not in BY:
        raise InputError(f"{by!r} is no period; give {', '.join(BY)}")
    return store.query(SERIES, {"a": a, "b": b, "by": by, **window.values()})


def accusations(store: Store, window: Window = Window()) -> pa.Table:
    """Who accuses whom how often; None where nobody is named."""
    return store.query(ACCUSATIONS, window.values())


def network(store: Store, window: Window = Window()) -> pa.Table:
    """Edges between actors: from actor to recipient, or mutual, then in alphabetical order. Nobody is tied to themselves."""
    return store.query(NETWORK, window.values())
