"""Writing records as they come: JSONL (nested, as the records are), CSV and Parquet (one a row). And reading events back."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, TypeVar

import msgspec

from dragoman.drafts import Draft, Ending, Sink, open_sink, unwritten
from dragoman.errors import InputError, OutputError
from dragoman.records import Actor, Article, Event, odd_number

if TYPE_CHECKING:
    import pyarrow as pa

ENDINGS = (".jsonl", ".csv", ".parquet")
BATCH = 5_000
T = TypeVar("T")
JOIN = "; "

LISTS = ("modes", "contexts", "actors", "actor_names", "actor_countries", "actor_sectors",
         "recipients", "recipient_names", "recipient_countries", "recipient_sectors", "fired")  # fmt: skip
COLUMNS = (
    "id", "article", "title", "published", "publisher", "url", "event_type", "modes", "contexts", "quad", "score", "cameo",
    "actors", "actor_names", "actor_countries", "actor_sectors",
    "recipients", "recipient_names", "recipient_countries", "recipient_sectors", "mutual",
    "status", "historical", "date_start", "date_end", "date_precision", "date_basis", "date_text",
    "place", "place_country", "place_precision", "place_text",
    "geoname_id", "lat", "lon", "said_by", "said_by_name", "claim",
    "trigger", "trigger_start", "trigger_end", "evidence", "evidence_start", "evidence_end", "confidence", "fired",
)  # fmt: skip
NUMBERS = {"quad": "int8", "score": "float64", "mutual": "bool_", "historical": "bool_", "published": "date32",
           "date_start": "date32", "date_end": "date32", "geoname_id": "int64", "lat": "float64", "lon": "float64",
           "trigger_start": "int32", "trigger_end": "int32", "evidence_start": "int32", "evidence_end": "int32",
           "confidence": "float64"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """How records of one kind lie in a table.

    `columns`: in order. `flat`: a record as one row. `lists`: what those columns hold that hold several values, and `kinds`: what others
    hold, by Arrow's names; text where nothing is said.
    """

    columns: tuple[str, ...]
    flat: Callable[[Article, T], dict[str, Any]]
    lists: Mapping[str, str]
    kinds: Mapping[str, str]

    def schema(self) -> pa.Schema:
        """The columns for Arrow."""
        import pyarrow as pa  # noqa: PLC0415  heavy, and only for one ending

        def kind(name: str) -> pa.DataType:
            if name in self.lists:
                return pa.list_(getattr(pa, self.lists[name])())
            return getattr(pa, self.kinds.get(name, "string"))()

        return pa.schema([(name, kind(name)) for name in self.columns])


class Writer(Ending, Generic[T]):
    """Takes the records of one article at a time; what was taken stays, whatever happens next."""

    def __init__(self, sink: Sink, line: Callable[[Article, T], bytes], head: bytes = b"") -> None:
        self._sink, self._line, self._head = sink, line, head

    @property
    def kept(self) -> Path | None:
        """The file that holds what was done, where the end was not reached."""
        return self._sink.kept

    def write(self, article: Article, records: Iterable[T]) -> None:
        """Write and flush."""
        lines = b"".join(self._line(article, r) for r in records)
        if lines:
            self._sink.put(self._head + lines)
            self._head = b""

    def publish(self) -> None:
        """Finish the file; standard output stays open."""
        if self._head:
            self._sink.put(self._head)
        self._sink.publish()

    def leave(self) -> None:
        """Keep what was done."""
        self._sink.leave()


class _Parquet(Sink):
    """Takes rows as JSON lines. A Parquet file can be read only once it is finished: NAME.partial holds the rows until the end."""

    def __init__(self, path: Path, layout: Layout[T], *, overwrite: bool) -> None:
        self._path, self._overwrite = path, overwrite
        self._schema = layout.schema()
        self._dates = [name for name, kind in layout.kinds.items() if kind == "date32"]
        with suppress(OSError):  # what cannot be looked up is told by the draft
            if path.exists() and not path.is_file():
                raise OutputError(f"{path} is no plain file, as Parquet needs; give another name, or write JSONL or CSV")
        self._rows = Draft(path, overwrite=overwrite, keep=True)

    def put(self, data: bytes) -> None:
        """Write and flush."""
        self._rows.put(data)

    def publish(self) -> None:
        """Make the Parquet file from the rows."""
        import pyarrow as pa  # noqa: PLC0415  heavy, and only for this ending
        import pyarrow.parquet as pq  # noqa: PLC0415

        try:
            with (
                Draft(self._path, overwrite=self._overwrite) as whole,
                pq.ParquetWriter(whole.place, self._schema) as writer,
                self._rows.place.open("rb") as lines,
            ):
                for batch in _batches(lines, self._dates):
                    writer.write_table(pa.Table.from_pylist(batch, schema=self._schema))
        except OSError as problem:
            raise OutputError(unwritten(str(self._path), problem)) from problem
        self._rows.discard()

    def leave(self) -> None:
        """Keep the rows."""
        self._rows.leave()
        self.kept = self._rows.kept


def encode(record: object) -> bytes:
    """A record as one line of JSON, without the line end; fields in the records' order."""
    return msgspec.json.encode(record)


def open_rows(layout: Layout[T], path: Path | None, stream: BinaryIO, *, overwrite: bool = False) -> Writer[T]:
    """The writer for a path, by its ending; None: JSONL to `stream`.

    A file stands under its name when it is whole; until then, and where the end is not reached, NAME.partial holds what was done.

    Raises:
        OutputError: an unknown ending, an existing file without `overwrite`, no folder, no permission.
    """
    ending = ".jsonl" if path is None else path.suffix.lower()
    if ending not in ENDINGS:
        raise OutputError(f"{path}: the ending must be {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")

    def json_row(article: Article, record: T) -> bytes:
        return encode(layout.flat(article, record)) + b"\n"

    def csv_row(article: Article, record: T) -> bytes:
        return _csv_row(cell(v) for v in layout.flat(article, record).values())

    if path is not None and ending == ".parquet":
        return Writer(_Parquet(path, layout, overwrite=overwrite), json_row)
    sink = open_sink(path, stream, overwrite=overwrite)
    if ending == ".csv":
        return Writer(sink, csv_row, _csv_row(layout.columns))
    return Writer(sink, lambda _, record: encode(record) + b"\n")


def open_writer(path: Path | None, stream: BinaryIO, *, overwrite: bool = False) -> Writer[Event]:
    """The writer of events for a path, by its ending; None: JSONL to `stream`. As `open_rows`."""
    return open_rows(EVENTS, path, stream, overwrite=overwrite)


def _batches(lines: Iterable[bytes], dates: list[str]) -> Iterator[list[dict[str, Any]]]:
    import datetime as dt  # noqa: PLC0415

    batch: list[dict[str, Any]] = []
    for line in lines:
        row = msgspec.json.decode(line)
        batch.append({**row, **{name: dt.date.fromisoformat(row[name]) for name in dates if row[name] is not None}})
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def flat(article: Article, event: Event) -> dict[str, Any]:
    """An event as one tidy row, with the columns of COLUMNS in order; lists where several values may stand."""
    when, place, said = event.when, event.place, event.said_by
    row = {
        "id": event.id,
        "article": event.article,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "event_type": event.event_type,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        **_parties("actor", event.actors),
        **_parties("recipient", event.recipients),
        "mutual": event.mutual,
        "status": event.status.value,
        "historical": event.historical,
        "date_start": when and when.start,
        "date_end": when and when.end,
        "date_precision": when and when.precision,
        "date_basis": when and when.basis.value,
        "date_text": when.span.text if when and when.span else None,
        "place": place and place.name,
        "place_country": place and place.country,
        "place_precision": place and place.precision,
        "place_text": place and place.span.text,
        "geoname_id": place and place.geoname_id,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "said_by": said and said.id,
        "said_by_name": said and said.name,
        "claim": event.claim,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "evidence": event.evidence.text,
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "confidence": event.confidence,
        "fired": list(event.fired),
    }
    return {name: row[name] for name in COLUMNS}


def _parties(part: str, parties: tuple[Actor, ...]) -> dict[str, list[str | None]]:
    """Four parallel lists: the n-th of each belongs to the n-th party."""
    return {
        f"{part}s": [a.id for a in parties],
        f"{part}_names": [a.name for a in parties],
        f"{part}_countries": [a.country for a in parties],
        f"{part}_sectors": [a.sector for a in parties],
    }


def cell(value: object) -> str:
    """A value as text: nothing for None and for a number that is not known, true and false, several values joined."""
    if value is None:
        return ""
    if isinstance(value, list):
        return JOIN.join(map(cell, value)) if any(v is not None for v in value) else ""
    if isinstance(value, float) and math.isnan(value):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _csv_row(values: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode("utf-8")


EVENTS = Layout(COLUMNS, flat, dict.fromkeys(LISTS, "string"), NUMBERS)


def event_from(row: Mapping[str, Any]) -> Event:
    """An event from its JSON, in which a confidence that is not known is null.

    Raises:
        InputError: a number that cannot be.
        msgspec.ValidationError: no event.
    """
    unsure = row.get("confidence") is None
    event = msgspec.convert({**row, "confidence": 0.0} if unsure else row, Event)
    event = replace(event, confidence=math.nan) if unsure else event
    odd = odd_number(event)
    if odd is not None:
        raise InputError(odd)
    return event


def is_events(path: Path) -> bool:
    """Whether a file's first line is a coded event."""
    row = _first_row(path)
    return "event_type" in row and "evidence" in row


def tells_mutual(path: Path) -> bool:
    """Whether a file's first event says if its actors act with one another: older files do not."""
    return "mutual" in _first_row(path)


def _first_row(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file():
            return {}
        with path.open("rb") as handle:
            row = msgspec.json.decode(handle.readline(1_000_000))
    except (OSError, msgspec.DecodeError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def read_events(path: Path) -> Iterator[Event]:
    """The events of a JSONL file.

    Raises:
        InputError: a row that is no event, with file and line.
    """
    decoder = msgspec.json.Decoder(dict[str, Any])
    try:
        with path.open("rb") as handle:
            for number, line in enumerate(handle, 1):
                if line.strip():
                    try:
                        yield event_from(decoder.decode(line))
                    except (msgspec.DecodeError, RecursionError, InputError) as problem:
                        raise InputError(f"{path}:{number}: no event ({problem}); give a file that `dragoman code` wrote") from problem
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror}; check the name") from problem
