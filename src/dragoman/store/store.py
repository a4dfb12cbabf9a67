"""A store: one DuckDB file, opened for writing or for reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from dragoman.errors import InputError, StoreError
from dragoman.records import Affair, Article, Claim, Event, Rejected, Run, Story
from dragoman.store.connection import asked, connect, told
from dragoman.store.parquet import export
from dragoman.store.read import Reader
from dragoman.store.write import Added, Coded, Writer


class Store:
    """A store of articles, events, claims, stories and reviews: `with Store.open("news.duckdb") as store`.

    One process writes, or several read. Reading methods give of each article the coding that was added last, unless a run is named.
    Where texts are not kept, `text` of articles and spans is empty.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
        self.path, self.read_only = path, read_only
        self._connection = connection
        self._reader = Reader(connection, path)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """Open a store; make it where there is none, unless `read_only`.

        Raises:
            StoreLocked: another process writes to it.
            StoreError: no store, a store of a later schema, no folder, no permission, no room.
        """
        return cls(connect(Path(path), read_only=read_only), Path(path), read_only=read_only)

    def close(self) -> None:
        """Give the file free."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # writing

    def add(self, records: Iterable[Coded | Rejected], run: Run, *, keep_text: bool = True) -> Added:
        """Add what a run found. What is here already, of the same article and run, is not written again, but becomes what views show.

        Written in portions, each whole or not at all: after 2,000 articles, 20,000 events or 5 seconds, and whatever ends the records.
        An article known by its id, with another text or other fields, becomes a revision.

        Args:
            records: articles with their events and claims, and rejects.
            run: what made them.
            keep_text: off, neither the article's text nor that of any span is kept, but hash, length and offsets; the title stays. What
                was kept of these articles before is taken out; on, what was left out of them before is put in.

        Raises:
            StoreError: read-only, or no room; what was committed is kept.
        """
        return self._writer.add(records, run, keep_text=keep_text)

    def fresh(
        self, articles: Iterable[Article | Rejected], run: Run, *, keep_text: bool = True,
        again: Callable[[int], None] | None = None, anew: Callable[[int], None] | None = None,
    ) -> Iterator[Article | Rejected]:
        """Those that this run has not coded as they are now, with the rejects among them, in order: spares coding them again.

        For the others it does what `add` would do: their coding becomes what views show, and their texts stay or go.

        Args:
            articles: to be added.
            run: what is to code them.
            keep_text: as for `add`.
            again: is told how many had a coding of this run that was not the one shown, portion by portion.
            anew: is told how many are here as they are, but coded by other runs alone.

        Raises:
            StoreError: read-only, or no room.
        """
        return self._writer.fresh(articles, run, keep_text=keep_text, again=again, anew=anew)

    def write_stories(self, stories: Iterable[Story], affairs: Iterable[Affair] = ()) -> None:
        """Put these stories and affairs in the place of those that are here.

        Args:
            stories: all of them.
            affairs: those they belong to; a story that none of them names has none.

        Raises:
            StoreError: read-only, or no room; the old stories are kept.
        """
        self._writer.write_stories(stories, affairs)

    def review(
        self,
        event: str,
        reviewer: str,
        verdict: str,
        *,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
        at: dt.datetime | None = None,
    ) -> str:
        """Keep what somebody thinks of an event, or of one field of it; gives the review's id. The same review is kept once.

        Args:
            event: id of a current event.
            reviewer: who looked.
            verdict: right, wrong or unsure.
            field: the field that is meant, one of `dragoman.store.write.FIELDS`; None: the event as a whole.
            value: what it should be, written as views and `dragoman show` do (USA, 2023-05, future); not with the verdict right.
            note: in the reviewer's words.
            at: when, in UTC if it names no zone; None: now.

        Raises:
            InputError: no such event, verdict or field, a value that the field cannot have, or nobody who looked.
            StoreError: read-only, or no room.
        """
        moment = at or dt.datetime.now(dt.UTC)
        moment = moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment
        return self._writer.review(event, reviewer, verdict, (field, value, note), moment)

    # reading

    def articles(self, *, run: str | None = None, only: Collection[str] | None = None) -> Iterator[Article]:
        """The articles, by id; those that a run has read, as it read them. `only`: some, by their ids."""
        return self._reader.articles(run, only)

    def events(self, *, run: str | None = None, articles: Collection[str] | None = None) -> Iterator[Event]:
        """The events, by article, in reading order. `articles`: only of these, by their ids."""
        return self._reader.events(run, articles)

    def claims(self, *, run: str | None = None, articles: Collection[str] | None = None) -> Iterator[Claim]:
        """The claims, by article, in reading order. `articles`: only of these, by their ids."""
        return self._reader.claims(run, articles)

    def stories(self) -> Iterator[Story]:
        """The stories, the first reported first."""
        return self._reader.stories()

    def affairs(self) -> Iterator[Affair]:
        """The affairs, the first reported first; their stories by id."""
        return self._reader.affairs()

    def stories_current(self) -> bool:
        """Whether nothing was added since the stories were written."""
        answer = self.query("SELECT (SELECT max(codings) FROM fused) IS NOT DISTINCT FROM (SELECT count(*) FROM codings) AS current")
        return bool(answer["current"][0].as_py())

    def runs(self, *, shown: bool = False) -> list[Run]:
        """The runs, in the order in which they came here; `shown`: only those whose codings the views show."""
        rows = self.query(
            "SELECT id, coder_version, codebook_version, model_hash, configuration_hash FROM runs"
            " WHERE NOT $shown OR id IN (SELECT run FROM latest) ORDER BY nth", {"shown": shown},
        )  # fmt: skip
        return [Run(**row) for row in rows.to_pylist()]

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> pa.Table:
        """The answer to one SELECT (`?` or `$name` stand for parameters). Any other statement is refused.

        Raises:
            InputError: the query is wrong, or no SELECT.
            StoreError: the file cannot be read.
        """
        given = dict(parameters) if isinstance(parameters, Mapping) else list(parameters)
        with told(self.path), asked(sql), self._connection.cursor() as cursor:
            statements = cursor.extract_statements(sql)
            if [s.type for s in statements] != [duckdb.StatementType.SELECT]:
                raise InputError(f"one SELECT is wanted, not: {' '.join(sql.split())[:200] or 'nothing'}")
            return cursor.sql(sql, params=given).to_arrow_table()

    def export_parquet(self, folder: str | Path, *, history: bool = False) -> list[Path]:
        """Write the current tables as Parquet files, sorted: the same content gives the same bytes.

        Args:
            folder: made where it is missing; files of the same names are replaced.
            history: all revisions and runs too.

        Raises:
            StoreError: the folder cannot be written.
        """
        return export(self._connection, self.path, Path(folder), history=history)

    @property
    def _writer(self) -> Writer:
        if self.read_only:
            raise StoreError(f"{self.path} is open for reading only; open it without read_only")
        return Writer(self._connection, self.path)
