"""Bodies that are no organ of a state and stand in no table: firms, schools, unions, clubs, by the words for them and in their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.entry import BODIES, Kind, Noun
from dragoman.actors.hits import Hits
from dragoman.actors.phrase import behind, core
from dragoman.actors.register import Register
from dragoman.language.reading import Name, Sentence

NAMED_AFTER = frozenset(("of", "for", "and", "&", "in"))
STEPS = 2  # the head of research at a firm


@dataclass(frozen=True, slots=True)
class Body:
    """A body at a token. `sector` None: of what kind is not told; `name`: its tokens [first, last), None for a common noun."""

    head: int
    sector: str | None
    name: tuple[int, int] | None


class Bodies:
    """Answers for one article. `nouns[k]` maps head tokens of sentence k to their organ or role noun."""

    def __init__(self, hits: Hits, nouns: list[dict[int, Noun]], register: Register) -> None:
        self.hits, self.nouns, self.register = hits, nouns, register

    def at(self, s: Sentence, i: int) -> Body | None:
        """The body that a token belongs to by its name, or heads as a common noun."""
        hit = self.hits.at(s, i)
        noun = self.nouns[s.index].get(i)
        if (noun is not None and noun.organ) or (hit is not None and (hit.entry.kind in BODIES or hit.entry.kind is Kind.ORGAN)):
            return None
        label = named(s, i, "ORG")
        words = [t.text.lower() for t in s.tokens]
        if label is not None:
            if any((n := self.nouns[s.index].get(k)) is not None and n.organ for k in self._front(s, label)):
                return None
            return Body(i, self._sector(s, label, words), (label.first, label.last))
        if s.tokens[i].upos not in ("NOUN", "PROPN") or hit is not None:
            return None
        word = self.register.body_word(words, i)
        if word is None or (word.name and not (s.tokens[i].upos == "PROPN" and i > 0 and s.tokens[i - 1].upos == "PROPN")):
            return None
        return Body(i, word.sector, None)

    def employer(self, s: Sentence, head: int, name: tuple[int, int] | None = None) -> Body | None:
        """The body that an office belongs to: within its phrase, as its possessor, or behind it."""
        skipped = range(*name) if name is not None else ()
        inside = [i for i in core(s, head) if i < head and i not in skipped and s.tokens[i].upos in ("NOUN", "PROPN", "X")]
        owners = list(s.each(head, "nmod:poss"))
        held = {k for c in owners for k in s.subtree(c)}
        for i in [*(i for i in reversed(inside) if i not in held), *owners, *self._behind(s, head, STEPS)]:
            found = self.at(s, i)
            if found is not None and not (found.name is not None and head in range(*found.name)):
                return found
        return None

    def _behind(self, s: Sentence, head: int, steps: int) -> Iterator[int]:
        for word, c in behind(s, head, "of", "at", "for", "with", "from", "in"):
            if word not in ("from", "in") or named(s, c, "ORG") is not None:
                yield c
            if steps > 1:
                yield from self._behind(s, c, steps - 1)

    def _front(self, s: Sentence, label: Name) -> range:
        """The part of a name that tells what it is: `University` in `University of Lagos`."""
        after = (k for k in range(label.first + 1, label.last) if s.tokens[k].text.lower() in NAMED_AFTER)
        return range(label.first, next(after, label.last))

    def _sector(self, s: Sentence, label: Name, words: list[str]) -> str | None:
        front = self._front(s, label)
        order = [*reversed(front), *range(front.stop, label.last)]
        found = [b for k in order if (b := self.register.body_word(words, k)) is not None]
        return next((b.sector for b in found if b.sector is not None), None)


def named(s: Sentence, i: int, kind: str) -> Name | None:
    """The name of a kind that holds the token."""
    return next((n for n in s.names if n.label == kind and n.first <= i < n.last), None)
