"""Named questions over the views of a store.

A side is an actor id (`CHN/MIL`, `IGO:NATO`) or a country (`CHN`: the state and all that belong to it), in capitals or not. An event
counts in a stretch of time only where its whole date lies within it. Reports are counted, not happenings: what two articles tell
counts twice; `happenings` counts the reports of one story once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dragoman.analysis.sides import check_sides
from dragoman.codebook import Codebook
from dragoman.errors import InputError
from dragoman.store import Store

BY = ("day", "week", "month", "quarter", "year")
# What happened, told as news.
HAPPENED = "e.status IN ('actual', 'ongoing') AND NOT e.historical"
WITHIN = """($since IS NULL OR e.date_start >= $since::DATE) AND ($until IS NULL OR e.date_end <= $until::DATE)
    AND ($sure = 0 OR (e.confidence >= $sure AND NOT isnan(e.confidence)))"""
SURE = "CASE WHEN isnan(e.confidence) THEN -1 ELSE e.confidence END"  # DuckDB takes NaN for the greatest
IS_ACTOR, IS_RECIPIENT = (f"upper($%s) IN (upper(e.{part}), upper(e.{part}_country))" for part in ("actor", "recipient"))
ONE_WAY, OTHER_WAY = (f"({IS_ACTOR % x} AND {IS_RECIPIENT % y})" for x, y in ("ab", "ba"))
BETWEEN = f"({ONE_WAY} OR {OTHER_WAY})"
# Unnamed people (UNK, UNK:CVL) are no side: those of one event have nothing to do with those of another.
NAMED = " AND ".join(f"(e.{part}_country IS NOT NULL OR NOT starts_with(e.{part}, 'UNK'))" for part in ("actor", "recipient"))

# What is theirs is picked out first: joined as they stand, all events would meet all articles.
DYAD = f"""WITH pairs AS MATERIALIZED (SELECT DISTINCT e.event FROM event_dyads e WHERE {BETWEEN} AND {WITHIN}),
theirs AS MATERIALIZED (SELECT * FROM events WHERE id IN (SELECT event FROM pairs)),
parties AS (
    SELECT event, list(actor ORDER BY position) FILTER (role = 'actor') AS actors,
        list(actor ORDER BY position) FILTER (role = 'recipient') AS recipients
    FROM event_actors SEMI JOIN pairs USING (event) GROUP BY event),
told AS (SELECT id, publisher FROM articles WHERE id IN (SELECT article FROM theirs))
SELECT e.date_start, e.date_end, p.actors, e.event_type, e.modes, coalesce(p.recipients, []) AS recipients, e.status, e.historical,
    e.quad, e.score, e.said_by, e.trigger, e.evidence, e.confidence, a.publisher, e.article, e.id
FROM theirs e JOIN parties p ON p.event = e.id JOIN told a ON a.id = e.article
ORDER BY e.date_start NULLS LAST, e.article, e.trigger_start, e.id"""  # noqa: S608  our own names

STORIES = f"""WITH told AS (
    SELECT s.story, e.event, e.event_type, {SURE} AS confidence
    FROM (SELECT DISTINCT event, event_type, confidence FROM event_dyads e WHERE {BETWEEN} AND {WITHIN}) e
    JOIN story_events s ON s.event = e.event),
best AS (
    SELECT story, list(DISTINCT event_type ORDER BY event_type) AS event_types, count(*) AS events,
        arg_max(event, (confidence, event)) AS event
    FROM told GROUP BY story),
disputes AS (
    SELECT story, list(DISTINCT field ORDER BY field) AS disputed FROM story_fields SEMI JOIN best USING (story) WHERE NOT agreed
    GROUP BY story)
SELECT s.first, s.last, b.event_types, b.events, s.articles, s.origins, s.publishers, coalesce(d.disputed, []) AS disputed,
    v.evidence, s.id AS story, v.id AS event
FROM best b JOIN stories s ON s.id = b.story JOIN events v ON v.id = b.event LEFT JOIN disputes d ON d.story = s.id
ORDER BY s.first NULLS LAST, s.id"""  # noqa: S608  our own names

# Of one event the affair is that of its story; whose reports it gathers is told by the affair as a whole.
AFFAIRS = f"""WITH theirs AS (
    SELECT e.id AS event, e.event_type, {SURE} AS confidence FROM events e
    WHERE {WITHIN} AND ($a IS NULL OR e.id IN (SELECT event FROM event_dyads e WHERE {BETWEEN}))),
told AS (
    SELECT s.affair, t.* FROM theirs t JOIN story_events x USING (event) JOIN stories s ON s.id = x.story WHERE s.affair IS NOT NULL),
best AS (
    SELECT affair, list(DISTINCT event_type ORDER BY event_type) AS event_types, count(*) AS events,
        arg_max(event, (confidence, event)) AS event
    FROM told GROUP BY affair),
titles AS (
    SELECT r.affair, arg_min(a.title, (coalesce(a.published, DATE '9999-12-31'), a.id)) AS title
    FROM affair_articles r SEMI JOIN best USING (affair) JOIN articles a ON a.id = r.article GROUP BY r.affair)
SELECT f.first, f.last, t.title, b.event_types, b.events, f.stories, f.articles, f.origins, f.publishers, v.evidence, f.id AS affair,
    b.event
FROM best b JOIN affairs f ON f.id = b.affair JOIN events v ON v.id = b.event LEFT JOIN titles t ON t.affair = f.id
ORDER BY f.first NULLS LAST, f.id"""  # noqa: S608  our own names

PERIOD = "CASE WHEN date_trunc($by, e.date_start) = date_trunc($by, e.date_end) THEN date_trunc($by, e.date_start)::DATE END"
# The 95 % interval of a count (Byar's approximation to the exact one for a Poisson mean, at most 0.03 from it).
LOW = "(CASE WHEN n = 0 THEN 0 ELSE n * (1 - 1 / (9 * n) - 1.959964 / (3 * sqrt(n))) ** 3 END)"
HIGH = "((n + 1) * (1 - 1 / (9 * (n + 1)) + 1.959964 / (3 * sqrt(n + 1))) ** 3)"

SERIES = f"""WITH theirs AS (
    SELECT DISTINCT e.event, e.quad, e.score, {PERIOD} AS period FROM event_dyads e WHERE {BETWEEN} AND {HAPPENED} AND {WITHIN}),
counts AS (
    SELECT t.period, count(*) AS events, count(DISTINCT coalesce(s.story, t.event)) AS happenings,
        count(*) FILTER (quad = 1) AS verbal_cooperation, count(*) FILTER (quad = 2) AS material_cooperation,
        count(*) FILTER (quad = 3) AS verbal_conflict, count(*) FILTER (quad = 4) AS material_conflict,
        round((sum(score::DECIMAL(18, 6)) / count(*))::DOUBLE, 3) AS mean_score
    FROM theirs t LEFT JOIN (SELECT story, event FROM story_events SEMI JOIN theirs USING (event)) s ON s.event = t.event
    GROUP BY t.period),
volumes AS (SELECT {PERIOD} AS period, count(*) AS volume FROM events e WHERE {HAPPENED} AND {WITHIN} GROUP BY 1),
span AS (SELECT min(period) AS first, max(period) AS last FROM counts),
filled AS (
    SELECT v.period, coalesce(c.events, 0) AS n, c.*, v.volume
    FROM volumes v LEFT JOIN counts c ON c.period IS NOT DISTINCT FROM v.period, span
    WHERE c.events IS NOT NULL OR v.period BETWEEN span.first AND span.last)
SELECT period, n AS events, round({LOW}, 2) AS low, round({HIGH}, 2) AS high, coalesce(happenings, 0) AS happenings,
    coalesce(verbal_cooperation, 0) AS verbal_cooperation, coalesce(material_cooperation, 0) AS material_cooperation,
    coalesce(verbal_conflict, 0) AS verbal_conflict, coalesce(material_conflict, 0) AS material_conflict, mean_score,
    volume, round(1000 * n / volume, 3) AS per_1000, round(1000 * {LOW} / volume, 3) AS per_1000_low,
    round(1000 * {HIGH} / volume, 3) AS per_1000_high
FROM filled ORDER BY period NULLS LAST"""  # noqa: S608  our own names

ACCUSATIONS = f"""WITH told AS (
    SELECT e.id AS event, e.article, e.date_start, e.date_end FROM events e
    WHERE list_contains($accusing, e.event_type) AND {HAPPENED} AND {WITHIN}),
parties AS (SELECT DISTINCT event, role, actor FROM event_actors SEMI JOIN told USING (event)),
accusers AS (SELECT event, actor FROM parties WHERE role = 'actor'),
accused AS (SELECT event, actor FROM parties WHERE role = 'recipient')
SELECT x.actor AS accuser, y.actor AS accused, count(*) AS events, count(DISTINCT t.article) AS articles,
    min(t.date_start) AS first, max(t.date_end) AS last
FROM told t LEFT JOIN accusers x USING (event) LEFT JOIN accused y ON y.event = t.event
GROUP BY ALL ORDER BY events DESC, accuser NULLS LAST, accused NULLS LAST"""  # noqa: S608  our own names

NETWORK = f"""WITH edges AS (
    SELECT DISTINCT event, mutual, quad, score, CASE WHEN mutual THEN least(actor, recipient) ELSE actor END AS actor,
        CASE WHEN mutual THEN greatest(actor, recipient) ELSE recipient END AS recipient
    FROM event_dyads e WHERE {HAPPENED} AND {WITHIN} AND actor <> recipient)
SELECT actor, recipient, mutual, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict,
    round((sum(score::DECIMAL(18, 6)) / count(*))::DOUBLE, 3) AS mean_score
FROM edges GROUP BY ALL ORDER BY events DESC, actor, recipient, mutual"""  # noqa: S608  our own names


@dataclass(frozen=True, slots=True)
class Window:
    """Which events are asked for: from a day to a day, both within, of some confidence at least; None: open.

    Undated events fall out of any window that is not open at both ends; a confidence that is not known is below any but 0.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    min_confidence: float = 0.0

    def values(self) -> dict[str, Any]:
        """As parameters of a query.

        Raises:
            InputError: it ends before it begins, or no event is of such a confidence.
        """
        if self.since and self.until and self.until < self.since:
            raise InputError(f"the time from {self.since} to {self.until} ends before it begins; exchange the two")
        if not 0 <= self.min_confidence <= 1:
            raise InputError(f"min_confidence is {self.min_confidence}; it must be from 0 to 1")
        return {"since": self.since, "until": self.until, "sure": self.min_confidence}


def dyad(store: Store, a: str, b: str, window: Window = Window()) -> pa.Table:
    """Every event between two sides, in either direction or together, of any status; by date.

    Raises:
        InputError: nobody goes by a side.
    """
    check_sides(store, a, b)
    return store.query(DYAD, {"a": a, "b": b, **window.values()})


def stories(store: Store, a: str, b: str, window: Window = Window()) -> pa.Table:
    """The stories in which two sides have an event with one another, by first report; empty until `dragoman fuse` has made stories.

    `events` counts those between the two, `articles` and `origins` all of the story; `evidence` is of the most confident event.

    Raises:
        InputError: nobody goes by a side.
    """
    check_sides(store, a, b)
    return store.query(STORIES, {"a": a, "b": b, **window.values()})


def affairs(store: Store, a: str | None = None, b: str | None = None, window: Window = Window()) -> pa.Table:
    """The affairs in which anything is told, or two sides have an event with one another, by first report; made by `dragoman fuse`.

    `events` counts those asked for, `stories`, `articles` and `origins` all of the affair; `title` is that of the earliest report that
    has one, `evidence` of the most confident event.

    Raises:
        InputError: one side alone, or nobody goes by one.
    """
    if (a is None) != (b is None):
        raise InputError(f"give two sides, or none; {a or b!r} stands alone")
    check_sides(store, a, b)
    return store.query(AFFAIRS, {"a": a, "b": b, **window.values()})


def series(store: Store, a: str, b: str, by: str = "month", window: Window = Window()) -> pa.Table:
    """How many events between two sides, by kind, and their mean score, for each period from their first to their last.

    Counts what happened, no background. The period is its first day; None gathers the events whose date is open or too wide for it.
    `low` and `high` bound the count at 95 %, as if reports came independently. `volume` is the number of all events of the period,
    whoever they are between, and `per_1000` the share of the two in it; a period in which the store has no event at all has no row.

    Raises:
        InputError: `by` is none of BY, or nobody goes by a side.
    """
    check_sides(store, a, b)
    if by not in BY:
        raise InputError(f"{by!r} is no period; give {', '.join(BY)}")
    return store.query(SERIES, {"a": a, "b": b, "by": by, **window.values()})


def accusations(store: Store, window: Window = Window(), codebook: Codebook | None = None) -> pa.Table:
    """Who accuses whom how often; None where nobody is named. `codebook`: with your names, where the events go by them."""
    return store.query(ACCUSATIONS, {**window.values(), "accusing": (codebook or Codebook.shipped()).named("ACCUSE")})


def network(store: Store, window: Window = Window()) -> pa.Table:
    """Edges between actors: from actor to recipient, or mutual, then in alphabetical order. Nobody is tied to themselves."""
    return store.query(NETWORK, window.values())
