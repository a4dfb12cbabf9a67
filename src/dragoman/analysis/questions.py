"""Named questions over the views of a store.

A side is an actor id (`CHN/MIL`, `IGO:NATO`) or a country (`CHN`: the state and all that belong to it), in capitals or not. An event
counts in a stretch of time only where its whole date lies within it. Reports are counted, not happenings: what two articles tell
counts twice; `happenings` counts the reports of one story once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from dragoman.errors import InputError
from dragoman.knowledge import rows, shipped
from dragoman.store import Store

BY = ("day", "week", "month", "quarter", "year")
PROMISE_DAYS, CONTRADICTION_DAYS = 365, 3
# What happened, told as news.
HAPPENED = "e.status IN ('actual', 'ongoing') AND NOT e.historical"
WITHIN = """($since IS NULL OR e.date_start >= $since::DATE) AND ($until IS NULL OR e.date_end <= $until::DATE)
    AND ($sure = 0 OR (e.confidence >= $sure AND NOT isnan(e.confidence)))"""
IS_ACTOR, IS_RECIPIENT = (f"upper($%s) IN (upper(e.{part}), upper(e.{part}_country))" for part in ("actor", "recipient"))
ONE_WAY, OTHER_WAY = (f"({IS_ACTOR % x} AND {IS_RECIPIENT % y})" for x, y in ("ab", "ba"))
BETWEEN = f"({ONE_WAY} OR {OTHER_WAY})"
# Unnamed people (UNK:CVL) are no side: those of one event have nothing to do with those of another.
NAMED = " AND ".join(f"(e.{part}_country IS NOT NULL OR NOT starts_with(e.{part}, 'UNK:'))" for part in ("actor", "recipient"))

DYAD = f"""WITH pairs AS (SELECT DISTINCT e.event FROM event_dyads e WHERE {BETWEEN} AND {WITHIN}),
parties AS (
    SELECT event, list(actor ORDER BY position) FILTER (role = 'actor') AS actors,
        list(actor ORDER BY position) FILTER (role = 'recipient') AS recipients
    FROM event_actors SEMI JOIN pairs USING (event) GROUP BY event)
SELECT e.date_start, e.date_end, p.actors, e.event_type, e.modes, coalesce(p.recipients, []) AS recipients, e.status, e.historical,
    e.quad, e.score, e.said_by, e.trigger, e.evidence, e.confidence, a.publisher, e.article, e.id
FROM events e JOIN parties p ON p.event = e.id JOIN articles a ON a.id = e.article
ORDER BY e.date_start NULLS LAST, e.article, e.trigger_start, e.id"""  # noqa: S608  our own names

STORIES = f"""WITH told AS (
    SELECT s.story, e.event, e.event_type, e.confidence
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
    SELECT e.id AS event, e.article, e.date_start, e.date_end FROM events e WHERE e.event_type = 'ACCUSE' AND {HAPPENED} AND {WITHIN}),
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

PROMISES = f"""WITH keeping AS (SELECT unnest($promises) AS promise, unnest($deeds) AS deed, unnest($either) AS either),
promised AS (
    SELECT e.event, any_value(e.event_type) AS event_type, any_value(e.date_end) AS made, bool_or(e.mutual) AS mutual
    FROM event_dyads e WHERE e.event_type IN (SELECT promise FROM keeping) AND ({ONE_WAY} OR (e.mutual AND {OTHER_WAY}))
        AND {HAPPENED} AND {WITHIN} GROUP BY e.event),
done AS (
    SELECT e.event, any_value(e.event_type) AS event_type, any_value(e.date_start) AS day,
        bool_or(e.mutual OR {ONE_WAY}) AS theirs
    FROM event_dyads e WHERE e.event_type IN (SELECT deed FROM keeping) AND e.status IN ('actual', 'ongoing') AND {BETWEEN}
        AND e.date_start >= (SELECT min(made) FROM promised) GROUP BY e.event),
pairs AS (
    SELECT p.event AS promise, d.event AS deed, d.day, list_has_any(x.contexts, y.contexts) AS same_context
    FROM promised p JOIN keeping k ON k.promise = p.event_type
    JOIN done d ON d.event_type = k.deed AND d.day > p.made AND d.day <= p.made + $days::INTEGER
    JOIN (SELECT id, contexts FROM events SEMI JOIN promised ON promised.event = id) x ON x.id = p.event
    JOIN (SELECT id, contexts FROM events SEMI JOIN done ON done.event = id) y ON y.id = d.event
    WHERE k.either OR p.mutual OR d.theirs),
kept AS (
    SELECT promise, count(*) AS deeds,
        arg_min({{'deed': deed, 'same_context': same_context}}, (NOT same_context, day, deed)) AS best
    FROM pairs GROUP BY promise),
record AS (SELECT max(published) AS ends FROM articles)
SELECT e.date_start, e.date_end, e.event_type, e.said_by, e.trigger, e.evidence, a.publisher, e.article, e.id,
    CASE WHEN k.deeds > 0 THEN 'reported done' WHEN e.date_end IS NULL THEN 'undated'
        WHEN r.ends >= e.date_end + $days::INTEGER THEN 'not reported' ELSE 'open' END AS outcome,
    coalesce(k.deeds, 0) AS deeds, d.date_start - e.date_end AS days, k.best.same_context AS same_context,
    d.event_type AS deed_type, d.date_start AS deed_start, d.date_end AS deed_end, d.said_by AS deed_said_by, d.trigger AS deed_trigger,
    d.evidence AS deed_evidence, b.publisher AS deed_publisher, d.article AS deed_article, d.id AS deed_id
FROM promised p JOIN events e ON e.id = p.event JOIN articles a ON a.id = e.article
LEFT JOIN kept k ON k.promise = p.event LEFT JOIN events d ON d.id = k.best.deed LEFT JOIN articles b ON b.id = d.article, record r
ORDER BY e.date_start NULLS LAST, e.article, e.trigger_start, e.id"""  # noqa: S608  our own names

# Sides are countries; within one country they are its actors, or all its quarrels would be one.
SIDE_X, SIDE_Y = (
    f"CASE WHEN e.actor_country = e.recipient_country THEN e.{part} ELSE coalesce(e.{part}_country, e.{part}) END"
    for part in ("actor", "recipient")
)
WAY = "CASE WHEN mutual OR x = y THEN 0 WHEN x < y THEN 1 ELSE -1 END"
# Dates that are near lie in the same or in neighbouring buckets; joined on these, a busy pair is not compared as a whole.
BUCKET = "(date_start - DATE '1970-01-01') // ($days + 1)"
CONTRADICTIONS = f"""WITH said AS (
    SELECT e.event, e.event_type, e.status = 'negated' AS negated, e.date_start, e.date_end, e.confidence, e.mutual,
        {SIDE_X} AS x, {SIDE_Y} AS y
    FROM event_dyads e WHERE e.status IN ('actual', 'ongoing', 'negated') AND e.date_start IS NOT NULL AND ($a IS NULL OR {BETWEEN})
        AND {NAMED} AND {WITHIN}),
denials AS (
    SELECT DISTINCT event, date_start, date_end, least(x, y) AS low, greatest(x, y) AS high, negated,
        CASE WHEN negated THEN event_type ELSE 'ACCUSE' END AS event_type, {WAY} AS way, {BUCKET} + unnest([-1, 0, 1]) AS bucket
    FROM said WHERE negated OR event_type = 'REJECT'),
told AS (SELECT *, least(x, y) AS low, greatest(x, y) AS high, {WAY} AS way, {BUCKET} AS bucket FROM said WHERE NOT negated),
met AS (
    SELECT t.event AS told, d.event AS denial, d.negated, min((t.x, t.y)) AS pair, any_value(t.confidence) AS confidence,
        any_value(abs(d.date_start - t.date_start)) AS days_apart
    FROM told t JOIN denials d ON d.bucket = t.bucket AND d.low = t.low AND d.high = t.high AND d.event_type = t.event_type
    WHERE abs(d.date_start - t.date_start) <= $days AND abs(d.date_end - t.date_end) <= $days
        AND CASE WHEN d.negated THEN d.way = t.way OR d.way = 0 OR t.way = 0 ELSE d.way = -t.way AND d.date_start >= t.date_start END
    GROUP BY t.event, d.event, d.negated),
found AS (
    SELECT e.id, e.article, e.event_type, e.said_by, e.date_start, e.date_end, e.evidence, a.publisher
    FROM (SELECT * FROM events WHERE id IN (SELECT told FROM met UNION ALL SELECT denial FROM met)) e JOIN articles a ON a.id = e.article),
nearest AS (
    SELECT m.*, m.pair[1] AS x, m.pair[2] AS y, t.said_by, count(*) OVER (PARTITION BY m.denial, t.said_by) AS reports
    FROM met m JOIN found t ON t.id = m.told
    QUALIFY row_number() OVER (PARTITION BY m.denial, t.said_by ORDER BY m.days_apart, m.confidence DESC, m.told) = 1)
SELECT CASE WHEN m.negated THEN 'denied' ELSE 'rejected' END AS kind, t.event_type, m.x AS actor, m.y AS recipient,
    t.date_start, t.date_end, CASE WHEN m.negated THEN t.said_by ELSE coalesce(t.said_by, m.x) END AS said_by,
    t.evidence, t.publisher, t.article, t.id, m.reports, m.days_apart,
    CASE WHEN m.negated THEN d.said_by ELSE coalesce(d.said_by, m.y) END AS denied_by,
    d.date_start AS denial_start, d.date_end AS denial_end, d.evidence AS denial, d.publisher AS denial_publisher,
    d.article AS denial_article, d.id AS denial_id
FROM nearest m JOIN found t ON t.id = m.told JOIN found d ON d.id = m.denial
ORDER BY d.date_start, d.id, m.said_by NULLS FIRST"""  # noqa: S608  our own names


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
            InputError: it ends before it begins.
        """
        if self.since and self.until and self.until < self.since:
            raise InputError(f"the time from {self.since} to {self.until} ends before it begins; exchange the two")
        return {"since": self.since, "until": self.until, "sure": self.min_confidence}


def dyad(store: Store, a: str, b: str, window: Window = Window()) -> pa.Table:
    """Every event between two sides, in either direction or together, of any status; by date."""
    return store.query(DYAD, {"a": a, "b": b, **window.values()})


def stories(store: Store, a: str, b: str, window: Window = Window()) -> pa.Table:
    """The stories in which two sides have an event with one another, by first report; empty until `dragoman fuse` has made stories.

    `events` counts those between the two, `articles` and `origins` all of the story; `evidence` is of the most confident event.
    """
    return store.query(STORIES, {"a": a, "b": b, **window.values()})


def series(store: Store, a: str, b: str, by: str = "month", window: Window = Window()) -> pa.Table:
    """How many events between two sides, by kind, and their mean score, for each period from their first to their last.

    Counts what happened, no background. The period is its first day; None gathers the events whose date is open or too wide for it.
    `low` and `high` bound the count at 95 %, as if reports came independently. `volume` is the number of all events of the period,
    whoever they are between, and `per_1000` the share of the two in it; a period in which the store has no event at all has no row.

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


def promises(store: Store, a: str, b: str, days: int = PROMISE_DAYS, window: Window = Window()) -> pa.Table:
    """What `a` promised `b`, or both one another, and whether a deed that would keep it was later reported done.

    Promises are AGREE and CONCEDE; data/deeds.csv says which types keep which. A deed is between the same sides, done by who promised
    (or by both, where both promised or the type takes two), and begins after the promise's date and within `days` of it. Of several
    the one that shares a context comes first, then the earliest. `outcome`: `reported done`; `not reported`; `open`, the record
    ends before the days do; `undated`. That a deed was reported does not prove that it was meant, nor silence that it was not done.

    Raises:
        InputError: fewer than 0 days.
    """
    keeping = [{"promises": p, "deeds": d, "either": e} for p, d, e in _keeping()]
    lists = {name: [k[name] for k in keeping] for name in ("promises", "deeds", "either")}
    return store.query(PROMISES, {"a": a, "b": b, "days": _days(days), **lists, **window.values()})


def contradictions(
    store: Store, a: str | None = None, b: str | None = None, days: int = CONTRADICTION_DAYS, window: Window = Window()
) -> pa.Table:
    """What one says and another denies: between all, or between two sides.

    `denied`: events of one type between the same sides, one told as fact, the other negated, that begin and end within `days` of one
    another. `rejected`: who was accused rejects within `days`, to the accuser. `said_by` and `denied_by` are those on whose word each
    rests, None the article itself. A row for each denial and each voice against it, with its nearest event; `reports` counts them.

    Raises:
        InputError: one side alone, or fewer than 0 days.
    """
    if (a is None) != (b is None):
        raise InputError(f"give two sides, or none; {a or b!r} stands alone")
    return store.query(CONTRADICTIONS, {"a": a, "b": b, "days": _days(days), **window.values()})


def _days(days: int) -> int:
    if days < 0:
        raise InputError(f"{days} days are too few; give 0 or more")
    return days


@cache
def _keeping() -> tuple[tuple[str, str, bool], ...]:
    path = shipped("analysis", "data", "deeds.csv")
    return tuple((r["promise"], r["deed"], r["by"] == "either") for _, r in rows(path, ("promise", "deed", "by")))
