"""What the pictures count. One SQL for all that can be counted: a store's views, a flat table, or records in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import duckdb
import pyarrow as pa

from dragoman.analysis.questions import BETWEEN, HAPPENED, NAMED, WITHIN, Window
from dragoman.errors import InputError
from dragoman.output import flat
from dragoman.records import Article, Event
from dragoman.store import Store

Events: TypeAlias = "Store | pa.Table | Iterable[Event]"
BY = ("country", "actor")
STRING, STRINGS, DAY, NUMBER = pa.string(), pa.list_(pa.string()), pa.date32(), pa.float64()
# What is needed of a flat table (the store's events_flat, or what `dragoman code` writes as Parquet).
COLUMNS = {
    "event_type": STRING, "quad": pa.int8(), "score": NUMBER, "status": STRING, "historical": pa.bool_(),
    "date_start": DAY, "date_end": DAY,
    "actors": STRINGS, "actor_countries": STRINGS, "recipients": STRINGS, "recipient_countries": STRINGS, "mutual": pa.bool_(),
    "place": STRING, "place_precision": STRING, "lat": NUMBER, "lon": NUMBER,
}  # fmt: skip

LOOSE = """CREATE VIEW events AS SELECT *, NULL::DOUBLE AS confidence FROM given;
CREATE VIEW places AS SELECT id AS event, place AS name, place_precision AS precision, lat, lon FROM given WHERE place IS NOT NULL;
CREATE VIEW parties AS
    SELECT id, 'actor' AS role, unnest(actors) AS party, unnest(actor_countries) AS country, generate_subscripts(actors, 1) AS position
    FROM given
    UNION ALL
    SELECT id, 'recipient', unnest(recipients), unnest(recipient_countries), generate_subscripts(recipients, 1) FROM given;
CREATE VIEW event_dyads AS
    SELECT e.id AS event, e.* EXCLUDE (id), x.party AS actor, x.country AS actor_country, y.party AS recipient,
        y.country AS recipient_country
    FROM events e JOIN parties x ON x.id = e.id AND x.role = 'actor'
    JOIN parties y ON y.id = e.id AND CASE WHEN e.mutual THEN y.role = 'actor' AND y.position > x.position
        ELSE y.role = 'recipient' END"""

MONTH = """CASE WHEN date_trunc('month', e.date_start) = date_trunc('month', e.date_end)
    THEN strftime(date_trunc('month', e.date_start), '%Y-%m-%d') END"""
TOTAL = "sum(score::DECIMAL(18, 6))::DOUBLE"  # exact, so the same in any order

ANY = f"SELECT count(*) AS events FROM events e WHERE {HAPPENED} AND {WITHIN}"  # noqa: S608  our own names

DYAD = f"""WITH theirs AS (
    SELECT DISTINCT e.event, e.quad, e.score, {MONTH} AS month FROM event_dyads e WHERE {BETWEEN} AND {HAPPENED} AND {WITHIN})
SELECT month, quad, count(*) AS events, {TOTAL} AS total FROM theirs GROUP BY ALL ORDER BY ALL"""  # noqa: S608  our own names

DIRECTED = f"""WITH pairs AS (
    SELECT e.event, e.score, e.mutual, {{actor}} AS x, {{recipient}} AS y FROM event_dyads e WHERE {HAPPENED} AND {WITHIN} AND {NAMED}),
edges AS MATERIALIZED (
    SELECT DISTINCT event, score, mutual, CASE WHEN mutual THEN least(x, y) ELSE x END AS a,
        CASE WHEN mutual THEN greatest(x, y) ELSE y END AS b
    FROM pairs WHERE x <> y)
SELECT NULL AS a, NULL AS b, NULL AS mutual, count(DISTINCT event) AS events, 0 AS total FROM edges
UNION ALL (SELECT a, b, mutual, count(*), {TOTAL} FROM edges GROUP BY ALL ORDER BY ALL)"""  # noqa: S608  our own names

PLACES = f"""SELECT p.name, p.lat, p.lon, p.precision, e.quad, count(*) AS events
FROM events e JOIN places p ON p.event = e.id
WHERE {HAPPENED} AND {WITHIN} AND p.lat IS NOT NULL AND p.lon IS NOT NULL GROUP BY ALL ORDER BY ALL"""  # noqa: S608  our own names

TYPES = f"""SELECT {MONTH} AS month, e.event_type, e.quad, count(*) AS events
FROM events e WHERE {HAPPENED} AND {WITHIN} GROUP BY ALL ORDER BY ALL"""  # noqa: S608  our own names


class Asked(Protocol):
    """What answers SQL: a store, or loose events."""

    def query(self, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """The answer to one SELECT."""


class Loose:
    """Events that are in no store, under the views of a store that the counts read.

    Raises:
        InputError: the table lacks a column.
    """

    def __init__(self, events: pa.Table | Iterable[Event]) -> None:
        given = events if isinstance(events, pa.Table) else _table(events)
        missing = [c for c in COLUMNS if c not in given.column_names]
        if missing:
            lack = f"the table of events has no column {', '.join(missing)}"
            raise InputError(f"{lack}; give the view events_flat, or a Parquet file of `dragoman code`")
        schema = pa.schema(list(COLUMNS.items()))
        numbered = given.select(list(COLUMNS)).cast(schema).append_column("id", pa.array(range(given.num_rows), pa.int64()))
        self._connection = duckdb.connect()
        self._connection.register("given", numbered)
        self._connection.execute(LOOSE)

    def query(self, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """The answer to one SELECT."""
        return self._connection.sql(sql, params=dict(parameters)).to_arrow_table()


def _table(events: Iterable[Event]) -> pa.Table:
    rows = [flat(Article(id=e.article, text=""), e) for e in events]
    return pa.Table.from_pylist([{c: r[c] for c in COLUMNS} for r in rows], schema=pa.schema(list(COLUMNS.items())))


@dataclass(frozen=True, slots=True)
class Tie:
    """The events from one side to another, or mutual; `total` is the sum of their scores."""

    a: str
    b: str
    mutual: bool
    events: int
    total: float


def any_event(events: Events, window: Window, sides: Sequence[str] = ()) -> bool:
    """Whether anything happened, between two sides if these are given."""
    if sides:
        a, b = sides
        return bool(dyad(events, a, b, window))
    return bool(_ask(events, ANY, window)[0][0])


def dyad(events: Events, a: str, b: str, window: Window) -> list[tuple[str | None, int, int, float]]:
    """(month, quad, events, sum of scores) of what happened between two sides; the month is its first day, None where it is not known."""
    return _ask(events, DYAD, window, a=a, b=b)


def directed(events: Events, by: str, window: Window) -> tuple[list[Tie], int]:
    """The ties between named sides, and the number of events that make them; a mutual act is one tie, in alphabetical order.

    Raises:
        InputError: `by` is neither `country` nor `actor`.
    """
    if by not in BY:
        raise InputError(f"{by!r} is no way to tell sides; give {' or '.join(BY)}")
    side = "coalesce(e.{0}_country, e.{0})" if by == "country" else "e.{0}"
    (_, _, _, found, _), *ties = _ask(events, DIRECTED.format(actor=side.format("actor"), recipient=side.format("recipient")), window)
    return [Tie(*t) for t in ties], found


def places(events: Events, window: Window) -> tuple[list[tuple[str, float, float, str | None, int, int]], int]:
    """(name, latitude, longitude, precision, quad, events) of what happened at a point, and the number of all that happened."""
    source = _source(events)
    return _ask(source, PLACES, window), _ask(source, ANY, window)[0][0]


def types(events: Events, window: Window) -> list[tuple[str | None, str, int, int]]:
    """(month, type, quad, events) of what happened."""
    return _ask(events, TYPES, window)


def _source(events: Events | Asked) -> Asked:
    return events if isinstance(events, Store | Loose) else Loose(events)


def _ask(events: Events | Asked, sql: str, window: Window, **more: str) -> list[Any]:
    columns = _source(events).query(sql, {**window.values(), **more}).columns
    return list(zip(*(c.to_pylist() for c in columns), strict=True))
