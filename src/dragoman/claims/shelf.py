"""The claims in the making of one text, found by where they stand: those that touch a stretch, those that end before a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dragoman.claims.draft import Draft, Range
from dragoman.language import Reading


class Shelf:
    """Drafts in the order in which they were put there. A content is added through `extend`, which keeps the places."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.all: list[Draft] = []
        self._starts = [s.start for s in reading.sentences]
        self._number: dict[int, int] = {}
        self._of: dict[int, list[Draft]] = {}
        self._touching: dict[int, dict[int, Draft]] = {}
        self._reaching: dict[int, dict[int, Draft]] = {}
        self._reach: dict[int, int] = {}

    def sentence_at(self, position: int) -> int:
        """Which sentence stands over a code point, or is the last before it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def put(self, d: Draft) -> None:
        """Add a draft."""
        number = len(self.all)
        self.all.append(d)
        self._number[id(d)] = number
        self._of.setdefault(d.sentence, []).append(d)
        for span in (*d.contents, *((d.cue.range(self.reading),) if d.cue is not None else ())):
            self._touch(number, span)
        self._reached(number)

    def extend(self, d: Draft, span: Range) -> None:
        """Add a content to a draft that stands here."""
        number = self._number[id(d)]
        d.contents.append(span)
        self._touch(number, span)
        self._reached(number)

    def of(self, sentence: int) -> list[Draft]:
        """The drafts of a sentence."""
        return self._of.get(sentence, [])

    def near(self, start: int, end: int) -> list[Draft]:
        """The drafts with a content or cue in one of the sentences that hold the stretch; whatever overlaps it is among them."""
        found: dict[int, Draft] = {}
        for k in self._sentences(start, end):
            found.update(self._touching.get(k, {}))
        return [found[number] for number in sorted(found)]

    def reaching(self, first: int, last: int) -> Iterator[Draft]:
        """The drafts that reach to one of the sentences [first, last): by their own, or by the end of their last content."""
        found: dict[int, Draft] = {}
        for k in range(max(first, 0), last):
            found.update(self._reaching.get(k, {}))
        return (found[number] for number in sorted(found))

    def _sentences(self, start: int, end: int) -> range:
        return range(self.sentence_at(start), self.sentence_at(max(end - 1, start)) + 1)

    def _touch(self, number: int, span: Range) -> None:
        for k in self._sentences(*span):
            self._touching.setdefault(k, {})[number] = self.all[number]

    def _reached(self, number: int) -> None:
        d = self.all[number]
        end = d.last()
        reach = max(d.sentence, self.sentence_at(max(end - 1, 0))) if end > 0 else d.sentence
        if number in self._reach:
            del self._reaching[self._reach[number]][number]
        self._reach[number] = reach
        self._reaching.setdefault(reach, {})[number] = d
