"""Under whose words a place in the text stands, and on whose word it rests."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dragoman.claims.draft import tokens_in
from dragoman.claims.lexicon import judging
from dragoman.claims.stance import NEGATORS
from dragoman.language import Reading, Token
from dragoman.records import Actor, Claim, ClaimKind, CueClass

# What is wanted, ordered or backed is an act of the one who wants it, told by the author; what is said, thought or shown is a word.
WORDS = frozenset((CueClass.SAY, CueClass.THINK, CueClass.EVIDENCE))


class Told:
    """The claims of one article, asked by code point."""

    def __init__(self, claims: Iterable[Claim], reading: Reading | None = None) -> None:
        claims = list(claims)
        self._cues = {i: c for c in claims if c.cue is not None for i in range(c.cue.start, c.cue.end)}
        words = [c for c in claims if c.cue_class in WORDS]
        self._cued = {c.speaker.span.start: c.speaker for c in claims if c.speaker is not None and c.cue is not None}
        self._words = _Laid(words)
        self._told = self._words if reading is None else _Laid(c for c in words if _tells(c, reading))

    def at(self, position: int) -> Claim | None:
        """The innermost claim whose content holds the code point; a claim's own cue is outside its content."""
        return self._words.at(position)

    def speaking(self, position: int) -> Actor | None:
        """Who speaks by the words that begin at a code point: whom the pronoun there means."""
        return self._cued.get(position)

    def cued(self, position: int) -> Claim | None:
        """The claim whose cue holds the code point: that of `denounced` in `"It is a fraud," denounced the union`."""
        return self._cues.get(position)

    def by(self, position: int) -> Claim | None:
        """The innermost of those that tell what stands there: not of `would not say whether`, `condemned the arrest`."""
        return self._told.at(position)


class _Laid:
    """Claims laid over one another, the inner ones over the outer."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        inner = sorted(claims, key=lambda c: (sum(s.end - s.start for s in c.content), c.id))
        self._edges = sorted({edge for c in inner for s in c.content for edge in (s.start, s.end)})
        # which claim holds from each edge on
        self._from: list[Claim | None] = [None] * len(self._edges)
        for c in reversed(inner):
            for s in c.content:
                first, last = bisect_left(self._edges, s.start), bisect_left(self._edges, s.end)
                self._from[first:last] = [c] * (last - first)

    def at(self, position: int) -> Claim | None:
        k = bisect_right(self._edges, position) - 1
        return self._from[k] if k >= 0 else None


def _tells(claim: Claim, reading: Reading) -> bool:
    """Whether the speaker tells what is claimed: he does not where he would not say it, nor where he but judges what the author tells."""
    if claim.cue is None:
        return True
    cue = [s.tokens[i] for s in reading.over(claim.cue.start, claim.cue.end) for i in tokens_in(s, claim.cue.start, claim.cue.end)]
    if claim.cue_class is CueClass.SAY and any(t.text.lower() in NEGATORS for t in cue):
        return False
    return not any(t.lemma.lower() in judging() for t in cue) or claim.kind is not ClaimKind.INDIRECT or _clause(claim, reading)


def _clause(claim: Claim, reading: Reading) -> bool:
    """Whether the content is told in a clause: `regretted that they had been arrested`."""
    first: list[Token] = []
    for content in claim.content:
        first += [s.tokens[i] for s in reading.over(content.start, content.end) for i in tokens_in(s, content.start, content.end)][:1]
    return any(t.text.lower() == "that" and t.upos == "SCONJ" for t in first)
