"""Under whose words a place in the text stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dragoman.records import Claim, CueClass

# What is wanted, ordered or backed is an act of the one who wants it, told by the author; what is said, thought or shown is a word.
WORDS = frozenset((CueClass.SAY, CueClass.THINK, CueClass.EVIDENCE))
NOT = frozenset(("not", "n't", "n’t", "never", "cannot", "neither", "nor"))
WORD = re.compile(r"n['’]t\b|[a-z]+?(?=n['’]t\b)|[a-z]+", re.I)


class Told:
    """The claims of one article, asked by code point."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        told = [c for c in claims if c.cue_class in WORDS and not unsaid(c)]
        inner = sorted(told, key=lambda c: (sum(s.end - s.start for s in c.content), c.id))
        self._edges = sorted({edge for c in inner for s in c.content for edge in (s.start, s.end)})
        # which claim holds from each edge on: the inner ones are laid over the outer
        self._from: list[Claim | None] = [None] * len(self._edges)
        for c in reversed(inner):
            for s in c.content:
                first, last = bisect_left(self._edges, s.start), bisect_left(self._edges, s.end)
                self._from[first:last] = [c] * (last - first)

    def at(self, position: int) -> Claim | None:
        """The innermost claim whose content holds the code point; a claim's own cue is outside its content."""
        k = bisect_right(self._edges, position) - 1
        return self._from[k] if k >= 0 else None


def unsaid(claim: Claim) -> bool:
    """Whether the cue tells that somebody did not say so: `would not say whether`, `could not confirm that`."""
    words = WORD.findall(claim.cue.text.lower()) if claim.cue is not None else ()
    return claim.cue_class is CueClass.SAY and not NOT.isdisjoint(words)
