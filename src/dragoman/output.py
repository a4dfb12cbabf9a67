"""Writing events as they come: JSONL (nested, as the records are), CSV and Parquet (one event a row). And reading them back."""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, Self

import msgspec

from dragoman.errors import InputError, OutputError
from dragoman.records import Actor, Article, Event

if TYPE_CHECKING:
    import pyarrow as pa

ENDINGS = (".jsonl", ".csv", ".parquet")
BATCH = 5_000
JOIN = "; "

LISTS = ("modes", "contexts", "actors", "actor_names", "actor_countries", "actor_sectors",
         "recipients", "recipient_names", "recipient_countries", "recipient_sectors", "fired")  # fmt: skip
COLUMNS = (
    "id", "article", "title", "published", "publisher", "url", "event_type", "modes", "contexts", "quad", "score", "cameo",
    "actors", "actor_names", "actor_countries", "actor_sectors",
    "recipients", "recipient_names", "recipient_countries", "recipient_sectors",
    "status", "historical", "date_start", "date_end", "date_precision", "date_basis", "date_text",
    "place", "place_country", "place_precision", "place_text",
    "geoname_id", "lat", "lon", "said_by", "said_by_name", "claim",
    "trigger", "trigger_start", "trigger_end", "evidence", "evidence_start", "evidence_end", "confidence", "fired",
)  # fmt: skip
NUMBERS = {"quad": "int8", "score": "float64", "historical": "bool_", "date_start": "date32", "date_end": "date32", "published": "date32",
           "geoname_id": "int64", "lat": "float64", "lon": "float64", "trigger_start": "int32", "trigger_end": "int32",
           "evidence_start": "int32", "evidence_end": "int32", "confidence": "float64"}  # fmt: skip


class Writer(Protocol):
    """Takes the events of one article at a time; what was taken stays, whatever happens next."""

    def write(self, article: Article, events: Iterable[Event]) -> None:
        """Write and flush."""

    def close(self) -> None:
        """Finish the file."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None: ...


class _Closing(ABC):
    """The `with` part of the writers."""

    @abstractmethod
    def close(self) -> None:
        """Finish the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def encode(record: object) -> bytes:
    """A record as one line of JSON, without the line end; fields in the records' order."""
    return msgspec.json.encode(record)


def open_writer(path: Path | None, stream: BinaryIO, *, overwrite: bool = False) -> Writer:
    """The writer for a path, by its ending; None: JSONL to `stream`.

    Raises:
        OutputError: an unknown ending, an existing file without `overwrite`, no folder, no permission.
    """
    if path is None:
        return JsonLines(stream, "standard output")
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise OutputError(f"{path}: the ending must be {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    if path.exists() and not overwrite:
        raise OutputError(f"{path} exists already; give --overwrite to replace it, or another name")
    if ending == ".parquet":
        return Parquet(path, overwrite=overwrite)
    handle = create(path, overwrite=overwrite)
    return JsonLines(handle, str(path)) if ending == ".jsonl" else Csv(handle, str(path))


def create(path: Path, *, overwrite: bool = False) -> BinaryIO:
    """A new file for bytes.

    Raises:
        OutputError: it exists and `overwrite` is off, no folder, no permission.
    """
    try:
        return path.open("wb" if overwrite else "xb")
    except FileExistsError as problem:
        raise OutputError(f"{path} exists already; give --overwrite to replace it, or another name") from problem
    except FileNotFoundError as problem:
        raise OutputError(f"{path}: the folder {path.parent} does not exist; make it first") from problem
    except OSError as problem:
        raise OutputError(f"{path} cannot be written: {problem.strerror}; choose another place") from problem


class JsonLines(_Closing):
    """One nested event a line."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream, self.name = stream, name

    def write(self, article: Article, events: Iterable[Event]) -> None:  # noqa: ARG002  the events name their article
        """Write and flush."""
        put(self.stream, b"".join(encode(e) + b"\n" for e in events), self.name)

    def close(self) -> None:
        """Finish the file; standard output stays open."""
        if self.name != "standard output":
            self.stream.close()


class Csv(_Closing):
    """One event a row; several values in a field are joined by `; `."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream, self.name = stream, name
        put(stream, _csv_row(COLUMNS), name)

    def write(self, article: Article, events: Iterable[Event]) -> None:
        """Write and flush."""
        rows = (_csv_row(_cell(v) for v in flat(article, e).values()) for e in events)
        put(self.stream, b"".join(rows), self.name)

    def close(self) -> None:
        """Finish the file."""
        self.stream.close()


class Parquet(_Closing):
    """One event a row, list columns for several values.

    A Parquet file can be read only once it is finished, so rows go to NAME.partial (JSONL) as they come, and from there into the
    file at the end. If the machine fails, NAME.partial holds what was done.
    """

    def __init__(self, path: Path, *, overwrite: bool = False) -> None:
        self.path = path
        create(path, overwrite=overwrite).close()
        self.journal = path.with_name(path.name + ".partial")
        self.stream = create(self.journal, overwrite=True)

    def write(self, article: Article, events: Iterable[Event]) -> None:
        """Write and flush."""
        put(self.stream, b"".join(encode(flat(article, e)) + b"\n" for e in events), str(self.journal))

    def close(self) -> None:
        """Make the Parquet file from what was written."""
        import pyarrow as pa  # noqa: PLC0415  heavy, and only for this ending
        import pyarrow.parquet as pq  # noqa: PLC0415

        self.stream.close()
        schema = _schema()
        dates = [name for name, kind in NUMBERS.items() if kind == "date32"]
        try:
            with pq.ParquetWriter(self.path, schema) as writer, self.journal.open("rb") as lines:
                for batch in _batches(lines, dates):
                    writer.write_table(pa.Table.from_pylist(batch, schema=schema))
        except OSError as problem:
            what = problem.strerror or problem
            raise OutputError(f"{self.path} cannot be finished: {what}; the events are in {self.journal}") from problem
        self.journal.unlink()


def _schema() -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415

    kinds = {name: pa.list_(pa.string()) for name in LISTS} | {name: getattr(pa, kind)() for name, kind in NUMBERS.items()}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])


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


def put(stream: BinaryIO, data: bytes, name: str) -> None:
    """Write and flush.

    Raises:
        OutputError: the disk is full, or the like. A closed pipe is left to the caller (BrokenPipeError).
    """
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"{name} cannot be written further: {problem.strerror}; what was written so far is kept") from problem


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


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return JOIN.join("" if v is None else str(v) for v in value) if any(v is not None for v in value) else ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _csv_row(values: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode("utf-8")


def is_events(path: Path) -> bool:
    """Whether a file's first line is a coded event."""
    try:
        with path.open("rb") as handle:
            first = handle.readline(1_000_000)
        row = msgspec.json.decode(first)
    except (OSError, msgspec.DecodeError):
        return False
    return isinstance(row, dict) and "event_type" in row and "evidence" in row


def read_events(path: Path) -> Iterator[Event]:
    """The events of a JSONL file.

    Raises:
        InputError: a row that is no event, with file and line.
    """
    decoder = msgspec.json.Decoder(Event)
    try:
        with path.open("rb") as handle:
            for number, line in enumerate(handle, 1):
                if line.strip():
                    try:
                        yield decoder.decode(line)
                    except msgspec.DecodeError as problem:
                        raise InputError(f"{path}:{number}: no event ({problem}); give a file that `dragoman code` wrote") from problem
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror}; check the name") from problem
