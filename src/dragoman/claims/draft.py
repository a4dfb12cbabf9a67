"""A claim in the making: which words are source, cue and content, before anybody is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language import Reading, Sentence

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens [first, last) of a sentence."""

    sentence: int
    first: int
    last: int

    def range(self, reading: Reading) -> Range:
        """Its code points."""
        tokens = reading.sentences[self.sentence].tokens
        return tokens[self.first].start, tokens[self.last - 1].end


@dataclass(slots=True)
class Draft:
    """One claim: contents are code points. `sentence` is that of the cue, or of the first content if there is none."""

    sentence: int
    cue: Part | None
    source: Part | None
    contents: list[Range] = field(default_factory=list)

    def covers(self, position: int) -> bool:
        """Whether a code point stands in a content."""
        return any(start <= position < end for start, end in self.contents)

    def last(self) -> int:
        """Where the last content ends."""
        return max((end for _, end in self.contents), default=-1)


def tokens_in(s: Sentence, start: int, end: int) -> list[int]:
    """Tokens of a sentence that begin in [start, end)."""
    return [t.i for t in s.tokens if start <= t.start < end]


def joined(text: str, ranges: list[Range]) -> list[Range]:
    """Ranges in order, those merged that overlap or have only blanks between them."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
