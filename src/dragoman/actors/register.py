"""The register of actors: all that the tables hold, with every name in one automaton."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from dragoman.actors.entry import BodyWord, Entry, Noun
from dragoman.actors.tables import Tables


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text: code points [start, end)."""

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]


class Register(Tables):
    """All that we know of actors. `extra`: a folder with tables of the same names and columns as ours, which add to them."""

    def __init__(self, extra: Path | None = None) -> None:
        super().__init__(extra)
        self._patterns = list(self.names)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)
        self._loud: tuple[list[str], AhoCorasick] | None = None

    @classmethod
    @cache
    def shipped(cls) -> Register:
        """The register that comes with the package; loaded once."""
        return cls()

    def find(self, text: str) -> list[Found]:
        """Known names in the text, whole words, the longest first from the left."""
        return list(self._matches(text, self._patterns, self._automaton))

    def find_loud(self, text: str) -> list[Found]:
        """Known names in a text written in capitals throughout."""
        if self._loud is None:
            patterns = [p for p in self._patterns if len(p) > 3]
            self._loud = patterns, AhoCorasick([p.upper() for p in patterns], matchkind=MatchKind.LeftmostLongest)
        return list(self._matches(text.upper(), *self._loud)) if len(text.upper()) == len(text) else []

    def noun_at(self, words: Sequence[tuple[str, ...]], i: int) -> Noun | None:
        """The longest head phrase that starts at word `i`; words are (lower text, lower lemma, ...)."""
        for form in dict.fromkeys(words[i]):
            for noun in self.nouns.get(form, ()):
                k = len(noun.words)
                if i + k <= len(words) and all(noun.words[j] in words[i + j] for j in range(1, k)):
                    return noun
        return None

    def body_word(self, words: list[str], last: int) -> BodyWord | None:
        """The longest phrase for a body that ends at word `last`; words are in lower case."""
        for b in self.body_words.get(words[last], ()):
            if last + 1 >= len(b.words) and tuple(words[last + 1 - len(b.words) : last + 1]) == b.words:
                return b
        return None

    def _matches(self, text: str, patterns: list[str], automaton: AhoCorasick) -> Iterator[Found]:
        for k, start, end in automaton.find_matches_as_indexes(text):
            open_ = patterns[k].endswith("-")  # the Franco- of `Franco-German`
            if (text[start - 1 : start].isalnum() and start) or (text[end : end + 1].isalnum() and not open_):
                continue
            yield Found(start, end, patterns[k], tuple(self.names[patterns[k]]))
