"""Files, folders, JSONL and standard input to Articles. Read as they come; a JSONL file is never held whole."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from dragoman.errors import InputError, InternalError
from dragoman.ingest.fields import make_article, split_header
from dragoman.ingest.text import BOMS, MAX_BYTES, check_size, decode, normalise
from dragoman.records import Article, Rejected, content_id

STDIN = "-"
ENDINGS = (".txt", ".jsonl")
MAX_LINE = 2 * MAX_BYTES
OTHER_FORMATS = {
    ".csv": "CSV is not read; write JSONL, one object a line with text, and id, published, title, url, publisher, author where known",
    ".tsv": "TSV is not read as articles; write JSONL, one object a line (marked sentences are for `dragoman classify`)",
    ".html": "this is HTML, not plain text; save the article's text alone (web pages are not read by this command)",
    ".htm": "this is HTML, not plain text; save the article's text alone (web pages are not read by this command)",
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


def read_articles(paths: str | Path | Iterable[str | Path], date: dt.date | None = None) -> Iterator[Article | Rejected]:
    """The articles of text files, folders (*.txt, *.jsonl, sorted), JSONL files and `-` (standard input), in order.

    Args:
        paths: files, folders or `-`, or one of them.
        date: the date of articles that give none themselves.

    Yields:
        Articles with distinct ids, and Rejected for each file or row that could not be read. Never raises for bad input.
    """
    desk = _Desk(date)
    paths = [paths] if isinstance(paths, str | Path) else paths
    seen: set[Path] = set()
    for path in paths:
        if str(path) == STDIN:
            yield from desk.stream(sys.stdin.buffer, "standard input", None)
            continue
        for found in _walk(Path(path)):
            if isinstance(found, Rejected):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield from desk.file(found)


def read_from(paths: Iterable[str | Path], file: Path) -> Path | None:
    """The one of these paths through which a file is read, or would be once it is there; None: it is not."""
    for path in (Path(p) for p in paths if str(p) != STDIN):
        if path.is_dir():
            if file.suffix.lower() in ENDINGS and file.resolve().is_relative_to(path.resolve()):
                return path
        elif path.exists() and file.exists() and path.samefile(file):
            return path
    return None


def samples() -> list[Article]:
    """The sample articles that come with the package.

    Raises:
        InternalError: they are missing or cannot be read.
    """
    folder = resources.files("dragoman") / "samples"
    desk = _Desk(None)
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


def _walk(path: Path) -> Iterator[Path | Rejected]:
    try:
        if path.is_dir():
            if not os.access(path, os.R_OK | os.X_OK):
                yield Rejected(where=str(path), reason="no permission to read the folder; change its permissions")
                return
            files = sorted((p for p in path.rglob("*") if p.suffix.lower() in ENDINGS and p.is_file()), key=lambda p: p.as_posix())
            yield from files
            if not files:
                yield Rejected(where=str(path), reason="the folder holds no .txt or .jsonl file; name the files, or another folder")
        elif not path.exists():
            yield Rejected(where=str(path), reason="no such file or folder; check the name")
        else:
            yield path
    except OSError as problem:
        yield Rejected(where=str(path), reason=_said(problem))


def _said(problem: OSError) -> str:
    if isinstance(problem, PermissionError):
        return "no permission to read it; change its permissions, or copy it"
    return f"cannot be read: {problem.strerror or problem}"


@dataclass
class _Desk:
    """Takes files in and remembers which ids it has seen: id -> (hash of the text, where)."""

    date: dt.date | None
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def file(self, path: Path) -> Iterator[Article | Rejected]:
        ending = path.suffix.lower()
        if ending in OTHER_FORMATS:
            yield Rejected(where=str(path), reason=OTHER_FORMATS[ending])
            return
        try:
            with path.open("rb") as handle:
                yield from self.stream(handle, str(path), True if ending == ".jsonl" else False if ending == ".txt" else None)
        except OSError as problem:
            yield Rejected(where=str(path), reason=_said(problem))

    def stream(self, handle: BinaryIO, where: str, rows: bool | None) -> Iterator[Article | Rejected]:
        """One open file. `rows`: JSONL or text; None: told by the first character that is no blank."""
        first = handle.readline(MAX_LINE)
        if first.startswith(tuple(mark for mark, name in BOMS if name != "utf-8-sig")):
            yield from self._marked(first + handle.read(MAX_LINE), where, rows)
            return
        start = first
        while start and not first.removeprefix(b"\xef\xbb\xbf").strip() and len(start) < MAX_BYTES:
            first = handle.readline(MAX_LINE)
            start += first
            if not first:
                break
        if rows is None:
            rows = first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        if rows:
            yield from self._rows(chain(start.splitlines(keepends=True), iter(lambda: handle.readline(MAX_LINE), b"")), where)
        else:
            yield self._text(start + handle.read(MAX_BYTES + 1), where)

    def _marked(self, raw: bytes, where: str, rows: bool | None) -> Iterator[Article | Rejected]:
        """UTF-16 and UTF-32: held whole, as their lines cannot be told before decoding."""
        try:
            text = decode(raw)
        except InputError as problem:
            yield Rejected(where=where, reason=str(problem))
            return
        if rows or (rows is None and text.lstrip("\ufeff \t\r\n").startswith("{")):
            yield from self._rows((line.encode() + b"\n" for line in text.split("\n")), where)
        else:
            yield self._text(text.encode(), where)

    def _text(self, raw: bytes, where: str) -> Article | Rejected:
        try:
            check_size(raw)
            fields, body = split_header(normalise(decode(raw)))
            return self._known(make_article(body, fields, self.date), where)
        except InputError as problem:
            return Rejected(where=where, reason=str(problem))

    def _rows(self, lines: Iterable[bytes], where: str) -> Iterator[Article | Rejected]:
        number, whole, some = 1, True, False
        for line in lines:
            began, whole = whole, line.endswith(b"\n") or len(line) < MAX_LINE
            if began and line.removeprefix(b"\xef\xbb\xbf").strip():
                some = True
                at = f"{where}:{number}"
                yield self._row(line, at) if whole else Rejected(where=at, reason=f"longer than {MAX_LINE // 1_000_000} MB; split it")
            number += line.endswith(b"\n")
        if not some:
            yield Rejected(where=where, reason="the file is empty; leave it out, or write one JSON object a line")

    def _row(self, line: bytes, where: str) -> Article | Rejected:
        try:
            row = ROW.decode(decode(line).removeprefix("\ufeff"))
            fields = {name: getattr(row, name) for name in ("title", "published", "url", "publisher", "author")}
            return self._known(make_article(row.text, {**fields, "id": None if row.id is None else str(row.id)}, self.date), where)
        except msgspec.ValidationError as problem:
            return Rejected(where=where, reason=f"{problem}; a row needs text, and may have id, published, title, url, publisher, author")
        except msgspec.DecodeError as problem:
            return Rejected(where=where, reason=f"no JSON object ({problem}); write one object a line")
        except RecursionError:
            return Rejected(where=where, reason="a field holds lists within lists without end; leave that field out")
        except InputError as problem:
            return Rejected(where=where, reason=str(problem))

    def _known(self, article: Article, where: str) -> Article | Rejected:
        digest = content_id(article.text)
        if article.id not in self.seen:
            self.seen[article.id] = digest, where
            return article
        other, there = self.seen[article.id]
        if other == digest:
            return Rejected(where=where, reason=f"the same article as {there}, which is read; nothing to do")
        return Rejected(where=where, reason=f"its id {article.id!r} is that of {there}, with another text; give it an id of its own")
