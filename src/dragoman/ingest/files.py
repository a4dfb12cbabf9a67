"""Files, folders, JSONL and standard input to Articles. Read as they come; a JSONL file is never held whole."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from dragoman.errors import InputError, InternalError, no_number
from dragoman.ingest.fields import dated_otherwise, make_article, other_date, split_header
from dragoman.ingest.formats import HTML, own_output, own_table
from dragoman.ingest.notes import Notes
from dragoman.ingest.text import MAX_BYTES, check_file, decode, normalise, recoded
from dragoman.ingest.walk import ENDINGS, said, walk
from dragoman.records import Article, Rejected, content_id

STDIN = "-"
MAX_LINE = 2 * MAX_BYTES
CHUNK = 1 << 20
OTHER_FORMATS = {
    ".csv": "CSV is not read; write JSONL, one object a line with text, and id, published, title, url, publisher, author where known",
    ".tsv": "TSV is not read as articles; write JSONL, one object a line (marked sentences are for `dragoman classify`)",
    ".html": HTML,
    ".htm": HTML,
}


class Row(msgspec.Struct):
    """A JSONL row; further fields are ignored."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None


ROW = msgspec.json.Decoder(Row)
KEYS = msgspec.json.Decoder(dict[str, msgspec.Raw])
EMPTY = (b"null", b'""')


def read_articles(
    paths: str | Path | Iterable[str | Path], date: dt.date | None = None, *, publisher: str | None = None, notes: Notes | None = None
) -> Iterator[Article | Rejected]:
    """The articles of text files, folders (*.txt, *.jsonl, sorted), JSONL files and `-` (standard input), in order.

    Args:
        paths: files, folders or `-`, or one of them.
        date: the date of articles that give none themselves.
        publisher: the paper of articles that name none themselves, by its name or address.
        notes: counts what is worth a word, though nothing was rejected; without it, articles without `published` that seem to be
            dated by another field are told in one warning at the end.

    Yields:
        Articles with distinct ids, and Rejected for each file or row that could not be read. Never raises for bad input.
    """
    desk = _Desk(date, publisher, Notes() if notes is None else notes)
    paths = [paths] if isinstance(paths, str | Path) else paths
    seen: set[Path] = set()
    for path in paths:
        if str(path) == STDIN:
            yield from desk.standard_input()
            continue
        for found in walk(Path(path), desk.notes.passing):
            if isinstance(found, Rejected):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield from desk.file(found)
    if notes is None and desk.notes.misnamed:
        warnings.warn(desk.notes.of_misnamed(), stacklevel=2)


def read_from(paths: Iterable[str | Path], file: Path) -> Path | None:
    """The one of these paths through which a file is read, or would be once it is there; None: it is not, or cannot be looked up."""
    for path in (Path(p) for p in paths if str(p) != STDIN):
        with suppress(OSError, RuntimeError):  # no permission, a name too long, links in a ring: told where it is read or written
            if path.is_dir():
                if file.suffix.lower() in ENDINGS and file.resolve().is_relative_to(path.resolve()):
                    return path
            elif path.samefile(file):
                return path
    return None


def samples() -> list[Article]:
    """The sample articles that come with the package.

    Raises:
        InternalError: they are missing or cannot be read.
    """
    folder = resources.files("dragoman") / "samples"
    desk = _Desk(None, None)
    out: list[Article] = []
    entries = folder.iterdir() if folder.is_dir() else ()
    for entry in sorted((e for e in entries if e.name.endswith(ENDINGS)), key=lambda e: e.name):
        for item in desk.stream(io.BytesIO(entry.read_bytes()), f"samples/{entry.name}", entry.name.endswith(".jsonl")):
            if isinstance(item, Rejected):
                raise InternalError(f"{item.where}: {item.reason}")
            out.append(item)
    if not out:
        raise InternalError("the package came without its sample articles; install it again")
    return out


@dataclass
class _Desk:
    """Takes files in and remembers which ids it has seen: id -> (hash of the text, where)."""

    date: dt.date | None
    publisher: str | None
    notes: Notes = field(default_factory=Notes)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def standard_input(self) -> Iterator[Article | Rejected]:
        if sys.stdin is None:
            yield Rejected(where="standard input", reason="it is closed; pipe articles in, or name files")
        else:
            yield from self.stream(sys.stdin.buffer, "standard input", None)

    def file(self, path: Path) -> Iterator[Article | Rejected]:
        ending = path.suffix.lower()
        own = own_table(path) if ending in (".csv", ".parquet") else None
        if own is not None:
            yield Rejected(where=str(path), reason=own)
            return
        if ending in OTHER_FORMATS:
            yield Rejected(where=str(path), reason=OTHER_FORMATS[ending])
            return
        try:
            with path.open("rb") as handle:
                yield from self.stream(handle, str(path), True if ending == ".jsonl" else False if ending == ".txt" else None)
        except OSError as problem:
            yield Rejected(where=str(path), reason=said(problem))

    def stream(self, handle: BinaryIO, where: str, rows: bool | None) -> Iterator[Article | Rejected]:
        """One open file. `rows`: JSONL or text; None: told by the first character that is no blank."""
        first = handle.readline(MAX_LINE)
        marked = recoded(chain([first], iter(lambda: handle.read(CHUNK), b"")), first)
        try:
            if marked is None:
                yield from self._stream(handle, first, where, rows)
            else:
                yield from self._stream(marked, marked.readline(MAX_LINE), where, rows)
        except InputError as problem:
            yield Rejected(where=where, reason=str(problem))

    def _stream(self, handle: BinaryIO, first: bytes, where: str, rows: bool | None) -> Iterator[Article | Rejected]:
        """As `stream`, in UTF-8, of which the first line is read."""
        begun, size = [first], len(first)
        while first and _blank(first) and size < MAX_BYTES:
            first = handle.readline(MAX_LINE)
            begun.append(first)
            size += len(first)
        start = b"".join(begun)
        if rows is None:
            rows = first.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")
        if not rows:
            yield self._text(start + handle.read(MAX_BYTES + 1), where)
        elif (own := own_output(first.removeprefix(codecs.BOM_UTF8))) is not None:
            yield Rejected(where=where, reason=own)
        else:
            yield from self._rows(chain(start.splitlines(keepends=True), iter(lambda: handle.readline(MAX_LINE), b"")), where)

    def _text(self, raw: bytes, where: str) -> Article | Rejected:
        try:
            check_file(raw)
            text = normalise(decode(raw))
            fields, body = split_header(text)
            other = None if fields.get("published") else dated_otherwise(text)
            return self._known(make_article(body, fields, self.date, self.publisher), where, other)
        except InputError as problem:
            return Rejected(where=where, reason=str(problem))

    def _rows(self, lines: Iterable[bytes], where: str) -> Iterator[Article | Rejected]:
        number, whole, some = 1, True, False
        for line in lines:
            began, whole = whole, line.endswith(b"\n") or len(line) < MAX_LINE
            if began and not _blank(line):
                some = True
                at = f"{where}:{number}"
                yield self._row(line, at) if whole else Rejected(where=at, reason=f"longer than {MAX_LINE // 1_000_000} MB; split it")
            number += line.endswith(b"\n")
        if not some:
            yield Rejected(where=where, reason="the file is empty; leave it out, or write one JSON object a line")

    def _row(self, line: bytes, where: str) -> Article | Rejected:
        try:
            text = decode(line).removeprefix("\ufeff")
            row = ROW.decode(text)
            other = None if row.published else _other_date(text)
            fields: dict[str, str | None] = {name: getattr(row, name) for name in ("title", "published", "url", "publisher", "author")}
            fields["id"] = None if row.id is None else str(row.id)
            return self._known(make_article(row.text, fields, self.date, self.publisher), where, other)
        except msgspec.ValidationError as problem:
            return Rejected(where=where, reason=f"{problem}; a row needs text, and may have id, published, title, url, publisher, author")
        except msgspec.DecodeError as problem:
            return Rejected(where=where, reason=f"no JSON object ({problem}); write one object a line{no_number(line)}")
        except RecursionError:
            return Rejected(where=where, reason="a field holds lists within lists without end; leave that field out")
        except InputError as problem:
            return Rejected(where=where, reason=str(problem))

    def _known(self, article: Article, where: str, dated: str | None) -> Article | Rejected:
        """The article, if it is none of those seen. `dated`: the field that seems to be its date, and is not read."""
        digest = content_id(article.text)
        if article.id not in self.seen:
            self.seen[article.id] = digest, where
            self.notes.misnamed.update(() if dated is None else (dated,))
            self.notes.dated(article.published)
            return article
        other, there = self.seen[article.id]
        if other == digest:
            return Rejected(where=where, reason=f"the same article as {there}, which is read; nothing to do")
        return Rejected(where=where, reason=f"its id {article.id!r} is that of {there}, with another text; give it an id of its own")


def _blank(line: bytes) -> bool:
    return not line.removeprefix(codecs.BOM_UTF8).strip()


def _other_date(row: str) -> str | None:
    """The field of a row that seems to be its date, under a name that is not read."""
    return next((name for name, value in KEYS.decode(row).items() if other_date(name) and bytes(value) not in EMPTY), None)
