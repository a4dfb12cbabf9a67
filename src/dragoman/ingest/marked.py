"""Tab separated tables with a column `marked_sentence`. Fields are kept as they stand: nothing quotes, nothing escapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.ingest.text import decode
from dragoman.records import Rejected

COLUMN = "marked_sentence"


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """The header and the rows of a table; `rows` holds (where, fields) or Rejected."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]] | Rejected, ...]

    @property
    def sentence(self) -> int:
        """The place of the marked sentence in a row."""
        return self.columns.index(COLUMN)


def read_marked(path: Path, added: tuple[str, ...] = ()) -> MarkedTable:
    """Read a table. `added`: columns that the answer will add, so the table may not have them.

    Raises:
        InputError: no such file, another encoding, no column `marked_sentence`.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {problem.strerror}; check the name") from problem
    except InputError as problem:
        raise InputError(f"{path}: {problem}") from problem
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    columns = tuple(lines[0].split("\t"))
    if COLUMN not in columns:
        found = ", ".join(columns)[:200]
        raise InputError(f"{path}:1: no column {COLUMN}; the first line must name the columns, tab separated (found: {found})")
    clash = [c for c in added if c in columns]
    if clash:
        raise InputError(f"{path}:1: the columns {', '.join(clash)} are there already; rename them")
    return MarkedTable(columns, tuple(_rows(lines, len(columns), str(path))))


def _rows(lines: list[str], width: int, path: str) -> Iterator[tuple[str, tuple[str, ...]] | Rejected]:
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        fields = tuple(line.split("\t"))
        where = f"{path}:{number}"
        if len(fields) == width:
            yield where, fields
        else:
            reason = f"{len(fields)} fields where the header has {width}; a field may hold no tab and no line break"
            yield Rejected(where=where, reason=reason)
