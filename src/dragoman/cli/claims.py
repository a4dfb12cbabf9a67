"""`dragoman claims`: articles in, claims out: who says what about whom."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import click

from dragoman.cli.common import counted, examples, leave, output_option, reading_options, tell_rejects
from dragoman.output import ENDINGS, JOIN, create, encode, put
from dragoman.records import Article, Claim, Rejected

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = (
    "id", "article", "title", "published", "publisher", "url", "kind", "cue_class",
    "speaker", "speaker_name", "speaker_country", "speaker_person",
    "source", "source_start", "source_end", "cue", "cue_start", "cue_end",
    "content", "content_start", "content_end", "about", "about_names", "stance",
)  # fmt: skip
LISTS = frozenset(("content", "about", "about_names"))
NUMBERS = frozenset(("source_start", "source_end", "cue_start", "cue_end"))
NUMBER_LISTS = frozenset(("content_start", "content_end"))
BATCH = 5_000


class Sink(Protocol):
    """Takes the claims of one article at a time."""

    def write(self, article: Article, claims: Iterable[Claim]) -> None:
        """Write and flush."""

    def close(self) -> None:
        """Finish the file."""


class Lines:
    """One nested claim a line."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream, self.name = stream, name

    def write(self, article: Article, claims: Iterable[Claim]) -> None:  # noqa: ARG002  the claims name their article
        """Write and flush."""
        put(self.stream, b"".join(encode(c) + b"\n" for c in claims), self.name)

    def close(self) -> None:
        """Finish the file; standard output stays open."""
        if self.name != "standard output":
            self.stream.close()


class Table:
    """One claim a row as CSV; several values in a field are joined by `; `."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream, self.name = stream, name
        put(stream, _row(COLUMNS), name)

    def write(self, article: Article, claims: Iterable[Claim]) -> None:
        """Write and flush."""
        rows = (_row(_cell(v) for v in flat(article, c).values()) for c in claims)
        put(self.stream, b"".join(rows), self.name)

    def close(self) -> None:
        """Finish the file."""
        self.stream.close()


class Columns:
    """One claim a row as Parquet; a row group is written whenever enough rows have come."""

    def __init__(self, path: Path, *, overwrite: bool) -> None:
        import pyarrow.parquet as pq

        create(path, overwrite=overwrite).close()
        self._rows: list[dict[str, Any]] = []
        self._schema = _schema()
        self._writer = pq.ParquetWriter(path, self._schema)

    def write(self, article: Article, claims: Iterable[Claim]) -> None:
        """Keep, and write when enough has come."""
        self._rows += [flat(article, c) for c in claims]
        if len(self._rows) >= BATCH:
            self._flush()

    def close(self) -> None:
        """Finish the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def flat(article: Article, claim: Claim) -> dict[str, Any]:
    """A claim as one tidy row, with the columns of COLUMNS in order."""
    speaker, source, cue = claim.speaker, claim.source, claim.cue
    values = (
        claim.id, claim.article, article.title, article.published, article.publisher, article.url, claim.kind.value, claim.cue_class.value,
        speaker and speaker.id, speaker and speaker.name, speaker and speaker.country, speaker and speaker.person,
        source and source.text, source and source.start, source and source.end, cue and cue.text, cue and cue.start, cue and cue.end,
        [s.text for s in claim.content], [s.start for s in claim.content], [s.end for s in claim.content],
        [a.id for a in claim.about], [a.name for a in claim.about], claim.stance.value,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def open_sink(path: Path | None, stream: BinaryIO, *, overwrite: bool) -> Sink:
    """The writer for a path, by its ending; None: JSONL to `stream`.

    Raises:
        OutputError: an unknown ending, an existing file without `overwrite`, no folder, no permission.
    """
    from dragoman.errors import OutputError

    if path is None:
        return Lines(stream, "standard output")
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise OutputError(f"{path}: the ending must be {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    if ending == ".parquet":
        return Columns(path, overwrite=overwrite)
    handle = create(path, overwrite=overwrite)
    return Lines(handle, str(path)) if ending == ".jsonl" else Table(handle, str(path))


def _schema() -> pa.Schema:
    import pyarrow as pa

    def kind(name: str) -> pa.DataType:
        if name in LISTS:
            return pa.list_(pa.string())
        if name in NUMBER_LISTS:
            return pa.list_(pa.int32())
        return pa.int32() if name in NUMBERS else pa.date32() if name == "published" else pa.string()

    return pa.schema([(name, kind(name)) for name in COLUMNS])


def _cell(value: object) -> str:
    if value is None:
        return ""
    return JOIN.join(str(v) for v in value) if isinstance(value, list) else str(value)


def _row(values: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode("utf-8")


@click.command(epilog=examples("dragoman claims article.txt --date 2023-03-31", "dragoman claims articles/ -o claims.csv"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@output_option("FILE", "Write to FILE (.jsonl, .csv or .parquet) instead of JSONL to standard output.")
@reading_options
@click.option("--processes", type=click.IntRange(min=1), default=1, metavar="N", help="Read with N processes; the result is the same.")
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No counts; rejects are listed all the same.")
@click.pass_context
def claims(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    output: Path | None,
    date: dt.date | None,
    knowledge: Path | None,
    frames_only: bool,
    processes: int,
    overwrite: bool,
    quiet: bool,
) -> None:
    """List who says what about whom.

    PATH is what `dragoman code` takes. One claim a line: article, speaker, cue, contents, kind (direct, indirect, mixed), cue class
    (say, think, intend, decree, evidence, support), whom it is about, and a rough stance.
    """
    from dragoman.batch import Settings, code_articles, shared_coder
    from dragoman.errors import OutputError
    from dragoman.ingest import read_articles

    if output is not None and output.exists() and any(output.resolve() == Path(p).resolve() for p in paths):
        raise OutputError(f"{output} is an input as well; write to another file")
    settings = Settings(knowledge, frames_only, 0.0)
    if overwrite:
        shared_coder(settings)  # what cannot be loaded must not cost the old file
    rejects: list[Rejected] = []
    articles = found = 0
    sink = open_sink(output, sys.stdout.buffer, overwrite=overwrite)
    try:
        for item in code_articles(read_articles(paths, date, leave_out=output), settings, processes):
            if isinstance(item, Rejected):
                rejects.append(item)
                continue
            sink.write(item.article, item.claims)
            articles, found = articles + 1, found + len(item.claims)
    finally:
        sink.close()
        if not quiet:
            click.echo(f"{counted(articles, 'article')}, {counted(found, 'claim')}, {len(rejects):,} rejected", err=True)
        tell_rejects(rejects)
    leave(ctx, rejects)
