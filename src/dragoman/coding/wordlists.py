"""Lists of words by which rules tell acts and parties apart: `data/denials.toml`, `data/parties.toml`."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import shipped, table

TABLES = ("denials.toml", "parties.toml")


@cache
def words(name: str) -> frozenset[str]:
    """The list of a name, which stands in one table only."""
    return next(frozenset(lists[name]) for lists in map(_table, TABLES) if name in lists)


@cache
def _table(file: str) -> dict[str, list[str]]:
    return table(shipped("coding", "data", file))
