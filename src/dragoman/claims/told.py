"""Under whose words a place in the text stands."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Claim, CueClass

# What is wanted, ordered or backed is an act of the one who wants it, told by the author; what is said, thought or shown is a word.
WORDS = frozenset((CueClass.SAY, CueClass.THINK, CueClass.EVIDENCE))


class Told:
    """The claims of one article, asked by code point."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = sorted((c for c in claims if c.cue_class in WORDS), key=lambda c: (sum(s.end - s.start for s in c.content), c.id))

    def at(self, position: int) -> Claim | None:
        """The innermost claim whose content holds the code point; a claim's own cue is outside its content."""
        return next((c for c in self._claims if any(s.start <= position < s.end for s in c.content)), None)
