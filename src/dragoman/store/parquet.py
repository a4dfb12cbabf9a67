"""The store as Parquet files: tidy tables, sorted, so that the same content gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.drafts import Draft
from dragoman.errors import OutputError, StoreError
from dragoman.store.connection import told

GROUP = 50_000
CODED = "article, revision, run"
PAIR = "event, actor, recipient, mutual, actor_country, actor_sector, recipient_country, recipient_sector"
# name -> (what is selected, by what it is sorted); of runs all but the time, which differs from store to store
CURRENT = {
    "articles": ("* FROM articles", "id"),
    "events": ("* FROM events", "article, trigger_start, id"),
    "event_actors": ("* FROM event_actors", "article, event, role, position"),
    "event_dyads": ("* FROM event_dyads", f"article, {PAIR}"),
    "places": ("* FROM places", "article, event"),
    "claims": ("* FROM claims", "article, cue_start, id"),
    "claim_contents": ("* FROM claim_contents", "article, claim, position"),
    "claim_about": ("* FROM claim_about", "article, claim, position"),
    "stories": ("* FROM stories", "first, id"),
    "story_events": ("* FROM story_events", "story, position"),
    "story_articles": ("* FROM story_articles", "story, position"),
    "story_fields": ("* FROM story_fields", "story, agreed, field_position, position"),
    "affairs": ("* FROM affairs", "first, id"),
    "affair_articles": ("* FROM affair_articles", "affair, position"),
    "runs": ("* EXCLUDE (added_at) FROM runs", "nth"),
    "rejects": ("* FROM rejects", "run, input, reason"),
    "reviews": ("* FROM reviews", "id"),
    "events_flat": ("* FROM events_flat", "article, trigger_start, id"),
}
HISTORY = {
    "codings": ("* FROM codings", CODED),
    "articles_all": ("* FROM articles_all", "id, revision"),
    "events_all": ("* FROM events_all", f"{CODED}, trigger_start, id"),
    "event_actors_all": ("* FROM event_actors_all", f"{CODED}, event, role, position"),
    "event_dyads_all": ("* FROM event_dyads_all", f"{CODED}, {PAIR}"),
    "places_all": ("* FROM places_all", f"{CODED}, event"),
    "claims_all": ("* FROM claims_all", f"{CODED}, cue_start, id"),
    "claim_contents_all": ("* FROM claim_contents_all", f"{CODED}, claim, position"),
    "claim_about_all": ("* FROM claim_about_all", f"{CODED}, claim, position"),
}


def export(connection: duckdb.DuckDBPyConnection, path: Path, folder: Path, *, history: bool) -> list[Path]:
    """Write one file a table; a file appears under its name only when it is whole.

    Raises:
        StoreError: the folder cannot be made or written.
    """
    tables = {**CURRENT, **HISTORY} if history else CURRENT
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_table(connection, path, folder / f"{name}.parquet", what, order) for name, (what, order) in tables.items()]
    except OSError as problem:
        raise StoreError(f"{folder} cannot be written: {problem.strerror or problem}; make room, or choose another folder") from problem
    except OutputError as problem:
        raise StoreError(str(problem)) from problem


def _table(connection: duckdb.DuckDBPyConnection, path: Path, target: Path, what: str, order: str) -> Path:
    with connection.cursor() as cursor:
        with told(path):
            reader: Any = cursor.sql(f"SELECT {what} ORDER BY {order}").to_arrow_reader(GROUP)
        with Draft(target, overwrite=True) as draft, pq.ParquetWriter(draft.place, reader.schema, compression="zstd") as writer:
            for group in _groups(reader, path):
                writer.write_table(group, row_group_size=GROUP)
    return target


def _groups(reader: pa.RecordBatchReader, path: Path) -> Iterator[pa.Table]:
    """Tables of GROUP rows each, whatever the portions that DuckDB gives, as these change the bytes of the file."""
    held: list[pa.RecordBatch] = []
    rows = 0
    while True:
        with told(path):
            batch = next(reader, None)
        if batch is None:
            break
        held.append(batch)
        rows += batch.num_rows
        while rows >= GROUP:
            whole = pa.Table.from_batches(held, reader.schema)
            yield whole.slice(0, GROUP).combine_chunks()
            held = whole.slice(GROUP).to_batches()
            rows -= GROUP
    if rows:
        yield pa.Table.from_batches(held, reader.schema).combine_chunks()
