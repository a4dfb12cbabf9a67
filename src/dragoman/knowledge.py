"""Reading data files of ours and of users, with line numbers in every complaint."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError


def shipped(room: str, *names: str) -> Traversable:
    """A data file or folder inside the package: `shipped("actors", "data", "states.csv")`."""
    return resources.files(f"dragoman.{room}").joinpath(*names)


def rows(path: Traversable | Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, row) of a CSV file whose header must hold `columns`; `#` lines and blank lines are skipped."""
    where = path.name
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        raise KnowledgeError(where, None, f"not UTF-8 (byte {problem.start}); save it as UTF-8") from problem
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        raise KnowledgeError(where, None, "the file is empty; its first line must name the columns")
    header = next(csv.reader(io.StringIO(kept[0][1])))
    missing = [c for c in columns if c not in header]
    if missing:
        raise KnowledgeError(where, kept[0][0], f"columns missing: {', '.join(missing)}")
    for n, line in kept[1:]:
        values = next(csv.reader(io.StringIO(line)))
        if len(values) != len(header):
            raise KnowledgeError(where, n, f"{len(values)} fields where the header has {len(header)}; quote fields that hold a comma")
        yield n, dict(zip(header, (v.strip() for v in values), strict=True))


def table(path: Traversable | Path) -> dict[str, Any]:
    """A TOML file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(path.name, None, f"not valid TOML: {problem}") from problem


def line_of(path: Traversable | Path, text: str) -> int | None:
    """The first line that holds `text`, for complaints about TOML files, whose parser keeps no lines."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text in line:
            return n
    return None
