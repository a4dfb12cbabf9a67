"""Where a name is likely from: how often its letters, three in a row, and its words stand in the names that the tables hold of a state."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import rows, shipped

LETTERS = 3
BORROWED = 0.5  # names by which every state is taken to have letters as often as all states together
BLUNT = 5.0  # letters in a row overlap and bear each other out: what they say is taken this much less strongly
LEAST = -4.0  # nobody's name speaks more than so much against a state (log-chance)
ALL = "*"  # the row of all names


class Origins:
    """Counts of names by letters and state, as training/name_origins.py draws them from the tables of persons."""

    def __init__(self, counts: dict[str, dict[str, int]]) -> None:
        self._counts, self._names = counts, counts[ALL]
        self._all = sum(self._names.values())

    @classmethod
    @cache
    def shipped(cls) -> Origins:
        """The table that comes with the package.

        Raises:
            KnowledgeError: it is wrong; with the line.
        """
        path = shipped("actors", "data", "origins.csv")
        counts: dict[str, dict[str, int]] = {}
        for line, r in rows(path, ("letters", "states")):
            words = r["states"].split()
            try:
                counts[r["letters"]] = dict(zip(words[::2], map(int, words[1::2]), strict=True))
            except ValueError as problem:
                raise KnowledgeError(path.name, line, f"states must be written `CHN 12 TWN 3`, not {r['states']!r}") from problem
        if ALL not in counts:
            raise KnowledgeError(path.name, None, f"a row `{ALL}` must count all names of each state")
        return cls(counts)

    def likeness(self, name: str, among: Collection[str]) -> dict[str, float]:
        """How likely (log-chance, at most 0) a name is of each of some states, if of one of them; nothing where letters tell nothing."""
        known = [self._counts[x] for x in letters(name) if x in self._counts]
        if not known:
            return {}
        scores = {c: sum(self._told(count, c) for count in known) / (math.sqrt(len(known)) * BLUNT) for c in among}
        return shares(scores)

    def _told(self, count: dict[str, int], state: str) -> float:
        usual = sum(count.values()) / self._all
        return math.log((count.get(state, 0) + BORROWED * usual) / ((self._names.get(state, 0) + BORROWED) * usual))


def shares(scores: dict[str, float]) -> dict[str, float]:
    """Logarithms of the shares that scores have together, none below LEAST."""
    most = max(scores.values(), default=0.0)
    whole = math.log(sum(math.exp(v - most) for v in scores.values())) if scores else 0.0
    return {c: max(LEAST, v - most - whole) for c, v in scores.items()}


@lru_cache(4096)
def letters(name: str) -> frozenset[str]:
    """Three letters in a row, `<` and `>` being the ends of a word, and the words themselves, without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    words = [f"<{w}>" for w in re.split(r"[\s\-'’.,]+", bare) if len(w) > 1]
    return frozenset([*(w[i : i + LETTERS] for w in words for i in range(len(w) - LETTERS + 1)), *(w + "#" for w in words)])
