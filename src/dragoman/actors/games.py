"""Whether a text is about games, in which players and clubs attack, surrender and make deals with one another."""

from __future__ import annotations

import re
from functools import cache

from dragoman.knowledge import shipped, table

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# A text is one of games by so many different words of them, and one in so many words.
KINDS, ONE_IN = 2, 60


def of_games(text: str) -> bool:
    """Whether the words of `data/games.toml` are many enough in a text."""
    told = WORD.findall(text.lower())
    found = [w for w in told if w in _words() or w.removesuffix("s") in _words()]
    return len({w.removesuffix("s") for w in found}) >= KINDS and len(found) * ONE_IN >= len(told)


@cache
def _words() -> frozenset[str]:
    return frozenset(table(shipped("actors", "data", "games.toml"))["words"])
