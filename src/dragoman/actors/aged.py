"""Whom an age means: `the 22-year-old`, `the 30-year-old woman` of a person named before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from dragoman.actors.agreement import personal
from dragoman.language.reading import Reading, Sentence
from dragoman.records import Actor, Span

AGE = re.compile(r"(\d+-)?(year-)?old$", re.I)
BACK = 2  # sentences
OFFICIAL = frozenset(["GOV", "COP", "JUD", "LEG", "MIL", "JRN"])  # who tell of others oftener than that they are called by their age


class Aged:
    """Answers for one article. `known`: for every sentence the parties named in it; `resolve`: the parties of the phrase at a token."""

    def __init__(self, reading: Reading, known: list[list[tuple[int, Actor]]], resolve: Callable[[int, int], tuple[Actor, ...]]) -> None:
        self.reading, self.known, self.resolve = reading, known, resolve

    def person(self, s: Sentence, head: int) -> Actor | None:
        """Who is meant by a definite age, be it one that the text gave before, or that of whoever was named last."""
        if not aged(s, head) or not any(s.tokens[c].text.lower() == "the" for c in s.children[head]):
            return None
        return self.of_age(s, head) or (self._last(s, head) if AGE.match(s.tokens[head].text) else None)

    def of_age(self, s: Sentence, head: int) -> Actor | None:
        """The person whom the text gives that age: `Ayane Hama, 17`."""
        years = next((t.text for t in reversed(s.tokens[: head + 1]) if t.text[:1].isdigit()), "").split("-")[0]
        for k, i in self._ages.get(years, ()):
            if (k, i) >= (s.index, head - 4):
                return None
            over = self.reading.sentences[k].tokens[i].head
            told = (*self.resolve(k, i - 2), *(self.resolve(k, over) if over >= 0 else ()))
            person = next((a for a in told if a.person is not None), None)
            if person is not None:
                return person
        return None

    def _last(self, s: Sentence, head: int) -> Actor | None:
        """The person named last, a private one rather than an official, but nobody who tells of him."""
        telling = {c for j in s.ancestors(head) for c in s.each(j, "nsubj") if c != head and head not in s.subtree(c)}
        official = None
        for k in range(s.index, max(-1, s.index - BACK - 1), -1):
            for j, a in reversed(self.known[k]):
                if a.person is None or (k == s.index and (j >= head or j in telling)):
                    continue
                found = next(iter(self.resolve(k, j)), None)
                if found is not None and found.sector not in OFFICIAL:
                    return found
                official = official or found
        return official

    @cached_property
    def _ages(self) -> dict[str, list[tuple[int, int]]]:
        """(sentence, token) of every number behind a comma."""
        out: dict[str, list[tuple[int, int]]] = {}
        for s in self.reading.sentences:
            for t in s.tokens[2:]:
                if t.text[:1].isdigit() and s.tokens[t.i - 1].text == ",":
                    out.setdefault(t.text, []).append((s.index, t.i))
        return out


def aged(s: Sentence, head: int) -> bool:
    """Whether an age tells who is meant: `the 22-year-old`, `the 30-year-old woman`."""
    t = s.tokens[head]
    ages = [i for i in (head, *s.each(head, "amod", "compound")) if AGE.match(s.tokens[i].text) and _years(s, i)]
    return bool(ages) and (ages[0] == head or personal(t.lemma.lower()))


def phrased(reading: Reading, s: Sentence, head: int) -> Span:
    """The words of an age, as far as hyphens join them."""
    first = head
    while first > 1 and s.tokens[first - 1].end == s.tokens[first].start:
        first -= 1
    start, end = s.tokens[first].start, s.tokens[head].end
    return Span(start=start, end=end, text=reading.text[start:end])


def _years(s: Sentence, i: int) -> bool:
    """Whether `old` closes an age, written in one word or parted by hyphens."""
    return s.tokens[i].text.lower() != "old" or (i > 1 and s.tokens[i - 2].text.lower() in ("year", "years"))
