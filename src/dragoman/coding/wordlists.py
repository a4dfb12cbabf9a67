"""The words by which rules tell acts and parties apart: the lists of `data/words.toml`."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge import word_list


@cache
def words(name: str) -> frozenset[str]:
    """The list of a name."""
    return word_list("coding", name)
