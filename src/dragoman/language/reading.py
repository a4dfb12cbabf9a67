"""A Reading: what the language room gives to all others: sentences of tokens with tags, heads, labels and names.

Token positions `i`, `head`, and all spans of tokens are indices into the *sentence*; character offsets are into the article.
A front end is anything with `read(text) -> Reading`, so another parser can stand in (see `spacy_adapter`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

OPENING = frozenset(("“", "``", "«"))
QUOTES = OPENING | {'"', "”", "''", "»"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the index of its head in the sentence, -1 for the root; `deprel` is UD's, with subtype."""

    i: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    rel: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """`rel` is the universal part of the label: `nsubj:pass` -> `nsubj`; it is asked for so often that it is kept."""
        object.__setattr__(self, "rel", self.deprel.partition(":")[0])


@dataclass(frozen=True, slots=True)
class Name:
    """A name the model found: tokens [first, last), label PER, ORG, LOC or MISC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """One sentence: tokens, names, and what the further heads of the encoder said (None with another front end)."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    neural: Any = field(default=None, compare=False, repr=False)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token the indices of its dependents, in order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head >= 0:
                out[t.head].append(t.i)
        return tuple(map(tuple, out))

    @cached_property
    def root(self) -> int:
        """Index of the root token."""
        return next((t.i for t in self.tokens if t.head < 0), 0)

    def child(self, i: int, *rels: str) -> int | None:
        """First dependent of `i` whose full or universal label is one of `rels`."""
        return next(self.each(i, *rels), None)

    def each(self, i: int, *rels: str) -> Iterator[int]:
        """Dependents of `i` whose full or universal label is one of `rels`."""
        for c in self.children[i]:
            t = self.tokens[c]
            if t.deprel in rels or t.rel in rels:
                yield c

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all below it, in order."""
        out, todo = [], [i]
        while todo:
            j = todo.pop()
            out.append(j)
            todo.extend(self.children[j])
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads above `i`, nearest first."""
        j = self.tokens[i].head
        while j >= 0:
            yield j
            j = self.tokens[j].head


@dataclass(frozen=True)
class Reading:
    """The whole text, read."""

    text: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def over(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that a stretch of the text touches."""
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        return tuple(s for s in self.sentences[max(first, 0) : last] if start < s.end)

    @cached_property
    def quoted(self) -> list[list[int]]:
        """For every token the number of the quotation it stands in, 0 outside; a new paragraph ends one that was not closed."""
        out, number, inside, before = [], 0, False, 0
        for s in self.sentences:
            if inside and "\n" in self.text[before : s.start]:
                inside = False
            before = s.end
            row = []
            for t in s.tokens:
                if t.text in QUOTES:
                    opens = t.text in OPENING or (t.text == '"' and not inside)
                    number += opens
                    inside = opens
                    row.append(number if not opens else 0)
                else:
                    row.append(number if inside else 0)
            out.append(row)
        return out


class FrontEnd(Protocol):
    """Anything that reads."""

    def read(self, text: str) -> Reading:
        """Sentences, tokens, tags, heads, labels and names of `text`, offsets into it."""
        ...


def from_columns(rows: list[tuple[str, str, str, str, int, str]], text: str | None = None, names: tuple[Name, ...] = ()) -> Reading:
    """A one-sentence Reading made by hand, for tests: rows of (text, lemma, upos, xpos, head from 1 with 0 = root, deprel).

    Tokens are joined by one blank unless `text` is given, in which they are looked up from left to right.
    """
    text = " ".join(r[0] for r in rows) if text is None else text
    tokens, at = [], 0
    for i, (word, lemma, upos, xpos, head, deprel) in enumerate(rows):
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(i, word, start, at, lemma, upos, xpos, head - 1, deprel))
    return Reading(text, (Sentence(0, 0, len(text), tuple(tokens), names),))
