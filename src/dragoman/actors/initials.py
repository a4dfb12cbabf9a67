"""Names of capitals alone: news call bodies so, and hardly anybody else."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.reading import Name, Reading, Sentence

LETTERS = 3
HONORIFICS = frozenset(("mr", "mrs", "ms", "dr", "sir"))


def as_bodies(reading: Reading) -> Reading:
    """The reading with the persons called by capitals alone (`AMIA`, `ACC`) taken for bodies."""
    if not any(_initials(s, n) for s in reading.sentences for n in s.names):
        return reading
    sentences = (
        replace(s, names=tuple(Name(n.first, n.last, "ORG") if _initials(s, n) else n for n in s.names)) for s in reading.sentences
    )
    return replace(reading, sentences=tuple(sentences))


def _initials(s: Sentence, n: Name) -> bool:
    text = s.tokens[n.first].text
    if n.label != "PER" or n.last - n.first > 1 or len(text) < LETTERS or not (text.isalpha() and text.isupper()):
        return False
    titled = n.first > 0 and s.tokens[n.first - 1].text.rstrip(".").lower() in HONORIFICS
    return not titled and any(t.text[1:].islower() for t in s.tokens)
