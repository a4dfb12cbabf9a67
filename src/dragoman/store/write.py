"""Writing: in portions, each whole or not at all; what is here already is not written again, but shown."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from dragoman.errors import DragomanError, InputError
from dragoman.records import Affair, Article, Claim, Event, Rejected, Run, Status, Story, content_id, odd_number
from dragoman.store.connection import Transaction, told
from dragoman.store.rows import SPANS, Rows, content_hash

BATCH = 2_000
BATCH_EVENTS = 20_000
SECONDS = 5.0
CODED_TABLES = (
    "events_all", "event_actors_all", "event_dyads_all", "places_all", "claims_all", "claim_contents_all", "claim_about_all",
)  # fmt: skip
STORY_TABLES = ("stories", "story_events", "story_articles", "story_fields", "affairs", "affair_articles")
VERDICTS = ("right", "wrong", "unsure")
ACTOR = (r"[A-Z]{3}(/[A-Z]{3})?|[A-Z]{3}:\S.*", "an actor's id, such as CHN, CHN/MIL or IGO:NATO")
SMALL = (r"[a-z][a-z0-9]*([-_][a-z0-9]+)*", "a name in small letters, as in `dragoman codebook`")
TRUTH = ("true|false", "true or false")
WORDS = (r"(?s).*\S.*", "words")
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
# What of an event can be reviewed: the form of its values, and how to say it.
FIELDS = {
    "event_type": (r"[A-Z][A-Z0-9_]*", "a type in capitals, or NONE where there is no event"),
    "mode": SMALL, "context": SMALL, "actor": ACTOR, "recipient": ACTOR, "said_by": ACTOR, "mutual": TRUTH, "historical": TRUTH,
    "status": ("|".join(Status), f"one of {', '.join(Status)}"),
    "date": (rf"{DAY}( to {DAY})?", "2023, 2023-05, 2023-05-17, or two of them with `to` between"),
    "place": WORDS, "trigger": WORDS, "evidence": WORDS,
}  # fmt: skip


class Coded(Protocol):
    """An article with what was found in it."""

    @property
    def article(self) -> Article:
        """The article."""

    @property
    def events(self) -> Sequence[Event]:
        """Its events."""

    @property
    def claims(self) -> Sequence[Claim]:
        """Its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What was new: articles, revisions of articles known before, codings of articles, events, claims, rejects.

    `current`: codings that were here but not shown, as the article had been added since in another way; now they are.
    """

    articles: int = 0
    revisions: int = 0
    codings: int = 0
    events: int = 0
    claims: int = 0
    rejects: int = 0
    current: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(**{name: value + getattr(other, name) for name, value in asdict(self).items()})


@dataclass(slots=True)
class _Known:
    """What the store holds of the articles of a batch: revisions by content, those this run has coded, which have text, what is shown."""

    revisions: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    coded: set[tuple[str, int]] = field(default_factory=set)
    texts: dict[tuple[str, int], bool] = field(default_factory=dict)
    latest: dict[str, tuple[int, str]] = field(default_factory=dict)


class Writer:
    """Writes to the store of a connection; the methods are those of Store."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection, self.path = connection, path
        self._schemas: dict[str, pa.Schema] = {}

    def add(self, records: Iterable[Coded | Rejected], run: Run, *, keep_text: bool = True) -> Added:
        """Add what a run found; see Store.add.

        Raises:
            StoreError: read-only, or no room; what was committed is kept.
        """
        added, batch, events, began = Added(), list[Coded | Rejected](), 0, time.monotonic()
        try:
            for given in records:
                item = _storable(given)
                batch.append(item)
                events += 0 if isinstance(item, Rejected) else len(item.events)
                if len(batch) >= BATCH or events >= BATCH_EVENTS or time.monotonic() - began >= SECONDS:
                    try:
                        added += self._add_batch(batch, run, keep_text=keep_text)
                    except DragomanError:
                        batch = []  # what there is no room for; what an interrupt broke off is written below
                        raise
                    batch, events, began = [], 0, time.monotonic()
        finally:
            if batch:
                added += self._add_batch(batch, run, keep_text=keep_text)
        return added

    def fresh(
        self, articles: Iterable[Article | Rejected], run: Run, *, keep_text: bool = True,
        again: Callable[[int], None] | None = None, anew: Callable[[int], None] | None = None,
    ) -> Iterator[Article | Rejected]:
        """Those that this run has not coded as they are now, with the rejects among them, in order; see Store.fresh."""
        items = iter(articles)
        while portion := list(islice(items, BATCH)):
            known = self._known([a.id for a in portion if isinstance(a, Article)], run)
            keys = [(a.id, known.revisions[a.id].get(content_hash(a), 0)) if isinstance(a, Article) else None for a in portion]
            coded = {key: a.text for key, a in zip(keys, portion, strict=True) if key in known.coded and isinstance(a, Article)}
            with told(self.path), self._transaction():
                shown = self._show(known, {key: (revision, run.id) for key, revision in coded})
                self._set_texts(known, coded, keep_text=keep_text)
            if again is not None:
                again(shown)
            if anew is not None:
                anew(sum(key is not None and key[1] > 0 and key not in known.coded for key in keys))
            yield from (a for key, a in zip(keys, portion, strict=True) if key not in known.coded)

    def write_stories(self, stories: Iterable[Story], affairs: Iterable[Affair] = ()) -> None:
        """Put these stories and affairs in the place of those that are here.

        Raises:
            StoreError: read-only, or no room; the old stories are kept.
        """
        rows, home = Rows(), dict[str, str]()
        for affair in affairs:
            rows.affair(affair)
            home.update(dict.fromkeys(affair.stories, affair.id))
        for story in stories:
            rows.story(story, home.get(story.id))
        with told(self.path), self._transaction():
            for table in STORY_TABLES:
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  our own names
                self._insert(table, rows.tables.get(table, []))
            self._connection.execute("DELETE FROM fused")
            self._connection.execute("INSERT INTO fused SELECT count(*) FROM codings")

    def review(self, event: str, reviewer: str, verdict: str, rest: tuple[str | None, str | None, str | None], moment: dt.datetime) -> str:
        """One review; `rest` is field, value and note.

        Raises:
            InputError: see Store.review.
        """
        _check_review(reviewer, verdict, *rest)
        with told(self.path):
            found = self._connection.execute("SELECT article, revision, run FROM events WHERE id = ?", [event]).fetchall()
        if not found:
            raise InputError(f"the store has no current event {event!r}; check the id")
        field, value, note = rest
        key = content_id("review", event, *found[0], reviewer, verdict, field, value, note, moment.isoformat())
        with told(self.path), self._transaction():
            self._insert("reviews", [(key, event, *found[0], field, verdict, value, note, reviewer, moment)], once=True)
        return key

    def _transaction(self) -> Transaction:
        return Transaction(self._connection)

    def _known(self, ids: list[str], run: Run) -> _Known:
        known, parameters = _Known(), {"ids": ids, "run": run.id}
        with told(self.path):
            ask = self._connection.execute
            for key, digest, revision, kept in ask(
                "SELECT id, content_hash, revision, text IS NOT NULL FROM articles_all WHERE id IN (SELECT unnest($ids::VARCHAR[]))",
                {"ids": ids},
            ).fetchall():
                known.revisions[key][digest] = revision
                known.texts[key, revision] = kept
            coded = ask(
                "SELECT article, revision FROM codings WHERE run = $run AND article IN (SELECT unnest($ids::VARCHAR[]))", parameters
            )
            known.coded.update(coded.fetchall())
            latest = ask("SELECT article, revision, run FROM latest WHERE article IN (SELECT unnest($ids::VARCHAR[]))", {"ids": ids})
            known.latest.update({article: (revision, other) for article, revision, other in latest.fetchall()})
        return known

    def _add_batch(self, batch: Sequence[Coded | Rejected], run: Run, *, keep_text: bool) -> Added:
        records = [r for r in batch if not isinstance(r, Rejected)]
        known = self._known([r.article.id for r in records], run)
        rows = Rows(keep_text=keep_text)
        with told(self.path), self._transaction():
            self._enter(run)
            before = set(known.coded)
            added, given = self._rows_of(records, run.id, known, rows)
            for table in ("articles_all", "codings", *CODED_TABLES):
                self._insert(table, rows.tables.get(table, []))
            shown = self._show(known, {key: (revision, run.id) for key, revision in given}, before)
            self._set_texts(known, given, keep_text=keep_text)
            rejects = [(run.id, _written(r.where), _written(r.reason)) for r in batch if isinstance(r, Rejected)]
            return replace(added, rejects=self._insert("rejects", rejects, once=True), current=shown)

    @staticmethod
    def _rows_of(records: Sequence[Coded], run: str, known: _Known, rows: Rows) -> tuple[Added, dict[tuple[str, int], str]]:
        """Fill `rows` with what is new; gives also the text of each revision, in the order given."""
        articles = revisions = 0
        given = dict[tuple[str, int], str]()
        for r in records:
            key, digest = r.article.id, content_hash(r.article)
            revision = known.revisions[key].get(digest)
            if revision is None:
                revision = max(known.revisions[key].values(), default=0) + 1
                known.revisions[key][digest] = revision
                rows.article(r.article, revision, digest)
                articles, revisions = articles + (revision == 1), revisions + (revision > 1)
            if (key, revision) not in known.coded:
                known.coded.add((key, revision))
                rows.coding((key, revision, run), r.events, r.claims)
            given.pop((key, revision), None)
            given[key, revision] = r.article.text
        count = {name: len(rows.tables.get(name, ())) for name in ("codings", "events_all", "claims_all")}
        return Added(
            articles=articles, revisions=revisions, codings=count["codings"], events=count["events_all"], claims=count["claims_all"]
        ), given

    def _enter(self, run: Run) -> None:
        """Enter the run where it is new, under the next number."""
        self._connection.execute(
            """INSERT INTO runs SELECT $id, (SELECT coalesce(max(nth), 0) + 1 FROM runs), $coder_version, $codebook_version, $model_hash,
                $configuration_hash, $now WHERE NOT EXISTS (SELECT 1 FROM runs WHERE id = $id)""",
            {**asdict(run), "now": dt.datetime.now(dt.UTC).replace(tzinfo=None)},
        )

    def _show(self, known: _Known, wanted: Mapping[str, tuple[int, str]], before: Set[tuple[str, int]] | None = None) -> int:
        """Make these codings (revision and run by article) the ones that views show; gives how many of them were here `before`, unshown."""
        changed = {a: coding for a, coding in wanted.items() if known.latest.get(a) != coding}
        if not changed:
            return 0
        self._connection.execute("DELETE FROM latest WHERE article IN (SELECT unnest(?::VARCHAR[]))", [[*changed]])
        self._insert("latest", [(a, *coding) for a, coding in changed.items()])
        again = sum((a, revision) in (known.coded if before is None else before) for a, (revision, _) in changed.items())
        if again:  # stories are of what was shown until now
            self._connection.execute("DELETE FROM fused")
        return again

    def _set_texts(self, known: _Known, given: Mapping[tuple[str, int], str], *, keep_text: bool) -> None:
        """Put the texts of known revisions in, which are here without, or take all texts of these articles out."""
        if keep_text:
            lacking = [(*key, text) for key, text in given.items() if known.texts.get(key) is False]
            if lacking:
                self._put_texts(lacking)
            return
        held = [*{article for article, _ in given} & {article for (article, _), kept in known.texts.items() if kept}]
        if held:
            self._connection.execute("UPDATE articles_all SET text = NULL WHERE id IN (SELECT unnest(?::VARCHAR[]))", [held])
            for table, spans in SPANS.items():
                nothing = ", ".join(f"{text} = NULL" for text, _, _ in spans)
                self._connection.execute(f"UPDATE {table} SET {nothing} WHERE article IN (SELECT unnest(?::VARCHAR[]))", [held])  # noqa: S608  our own names

    def _put_texts(self, lacking: Sequence[tuple[str, int, str]]) -> None:
        columns = zip(("article", "revision", "whole"), zip(*lacking, strict=True), strict=True)
        self._connection.register("incoming", pa.table({name: pa.array(values) for name, values in columns}))
        self._connection.execute(
            "UPDATE articles_all a SET text = i.whole FROM incoming i WHERE a.id = i.article AND a.revision = i.revision"
        )
        for table, spans in SPANS.items():
            for text, start, end in spans:
                self._connection.execute(
                    f"""UPDATE {table} t SET {text} = substring(i.whole, t.{start} + 1, t.{end} - t.{start}) FROM incoming i
                        WHERE t.article = i.article AND t.revision = i.revision AND t.{text} IS NULL AND t.{start} IS NOT NULL"""  # noqa: S608  our own names
                )
        self._connection.unregister("incoming")

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]], *, once: bool = False) -> int:
        """Insert through Arrow; `once`: only rows that are not there yet. Gives how many."""
        if not rows:
            return 0
        schema = self._schemas.get(table)
        if schema is None:
            empty: Any = self._connection.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table()  # noqa: S608  our own names
            schema = self._schemas[table] = empty.schema
        columns = [pa.array(values, kind) for values, kind in zip(zip(*rows, strict=True), schema.types, strict=True)]
        self._connection.register("incoming", pa.Table.from_arrays(columns, schema=schema))
        what = f"SELECT DISTINCT * FROM incoming EXCEPT SELECT * FROM {table}" if once else "SELECT * FROM incoming"  # noqa: S608  our own names
        done = self._connection.execute(f"INSERT INTO {table} {what}").fetchall()
        self._connection.unregister("incoming")
        return int(done[0][0])


def _check_review(reviewer: str, verdict: str, field: str | None, value: str | None, note: str | None) -> None:
    for name, text in (("reviewer", reviewer), ("value", value), ("note", note)):
        if text is not None and not text.strip():
            raise InputError(f"the review's {name} is empty; " + ("say who looked" if name == "reviewer" else "leave it out (None)"))
    if verdict not in VERDICTS:
        raise InputError(f"{verdict!r} is no verdict; give {', '.join(VERDICTS)}")
    if field is not None and field not in FIELDS:
        raise InputError(f"{field!r} is no field that can be reviewed; give {', '.join(FIELDS)}")
    if value is None:
        return
    if field is None:
        raise InputError(f"the value {value!r} belongs to no field; give {', '.join(FIELDS)}")
    if verdict == "right":
        raise InputError(f"{field} cannot be right and be {value!r} instead; give the verdict wrong or unsure, or no value")
    rule, form = FIELDS[field]
    if not re.fullmatch(rule, value):
        raise InputError(f"{value!r} cannot be the value of {field}; give {form}")


def _storable(item: Coded | Rejected) -> Coded | Rejected:
    if isinstance(item, Rejected):
        return item
    a = item.article
    odd = next(((e.id, found) for e in item.events if (found := odd_number(e)) is not None), None)
    if odd is not None:
        return Rejected(where=f"article {a.id}", reason=f"event {odd[0]}: {odd[1]}; correct it, and add the article again")
    try:
        "".join(value for value in (a.id, a.text, a.title, a.url, a.publisher, a.author, a.language) if value).encode("utf-8")
    except UnicodeEncodeError as problem:
        where = f"article {a.id.encode('ascii', 'backslashreplace').decode('ascii')}"
        return Rejected(
            where=where, reason=f"holds half a character ({problem.object[problem.start]!a}); decode the text anew, or replace it"
        )
    return item


def _written(text: str) -> str:
    """For the store, which takes UTF-8 alone: what a file's name holds of other bytes is told by its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
