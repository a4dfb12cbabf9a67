"""Rows of tab-separated text, written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.drafts import put

Cell = str | int | float | None
BREAKS = str.maketrans(dict.fromkeys("\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))


def tsv(cells: Iterable[Cell]) -> bytes:
    """One line in UTF-8; None is the empty cell, tabs and line breaks become spaces: no cell can break the table."""
    return ("\t".join("" if c is None else str(c).translate(BREAKS) for c in cells) + "\n").encode("utf-8")


def write(stream: BinaryIO, name: str, lines: Iterable[bytes]) -> int:
    """Write lines; gives how many.

    Raises:
        OutputError: no room, or the like.
    """
    count = 0
    for line in lines:
        put(stream, line, name)
        count += 1
    return count
