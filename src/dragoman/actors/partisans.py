"""Of which party a person is, as the text tells: `the Republican nominee Bob Hay`, `Sen. Ana Lind (D-Ohio)`, `a Labour lawmaker`."""

from __future__ import annotations

import re
from functools import cached_property

from dragoman.actors.entry import Entry, Kind
from dragoman.actors.mentions import Mentions
from dragoman.actors.phrase import apposed, behind, core
from dragoman.actors.spelling import plural
from dragoman.knowledge import word_lists
from dragoman.language.reading import Sentence
from dragoman.records import Actor

LETTERS = {letter: party for party, row in word_lists("actors", "partisans.letters").items() for letter in row}
BRACKETED = re.compile(rf"\s*\(({'|'.join(LETTERS)})[-–—‑,]")


class Partisans:
    """Answers for one article. `known`: for every sentence the parties named in it."""

    def __init__(self, mentions: Mentions, known: list[list[tuple[int, Actor]]]) -> None:
        self.mentions, self.known = mentions, known

    def named(self, s: Sentence, head: int, country: str | None) -> frozenset[str]:
        """The party of a state that a word of a phrase tells, or those that are called so: of `the Democratic nominee`, `the Tory`."""
        found = (self._parties(s.tokens[i].text, country) for i in core(s, head) if s.tokens[i].text[0].isupper())
        return next((parties for parties in found if parties), frozenset())

    def alone(self, s: Sentence, head: int) -> bool:
        """Whether the noun itself is but for one of a party, told by nothing behind it: `the Republican`, no `Republican on the panel`."""
        t = s.tokens[head]
        many = plural(t.text) if t.text[0].isupper() else ""
        member = any(_is_party(e) for e in self.mentions.register.names.get(many, ()))
        return member and not any(True for _ in behind(s, head, "on", "in", "from"))

    def of(self, a: Actor) -> frozenset[str]:
        """The party of a person, by its id or by what the text says beside the name anywhere."""
        return frozenset((a.id,)) if _of_party(a) else self._told.get(a.person or "", frozenset())

    @cached_property
    def _told(self) -> dict[str, frozenset[str]]:
        out: dict[str, frozenset[str]] = {}
        for s, row in zip(self.mentions.reading.sentences, self.known, strict=True):
            for j, a in row:
                if a.person is not None and a.person not in out and (party := self._beside(s, j, a)):
                    out[a.person] = party
        return out

    def _beside(self, s: Sentence, j: int, a: Actor) -> frozenset[str]:
        if _of_party(a):
            return frozenset((a.id,))
        letters = BRACKETED.match(self.mentions.reading.text, max(a.span.end, *(s.tokens[k].end for k in (j, *s.each(j, "flat")))))
        if letters is not None and a.country in (None, "USA"):
            return frozenset((LETTERS[letters.group(1)],))
        return next((p for i in (j, *apposed(s, j)) if (p := self.named(s, i, a.country))), frozenset())

    def _parties(self, word: str, country: str | None) -> frozenset[str]:
        """The parties whose members are called so by one word: of a state, or of any."""
        names = self.mentions.register.names
        for form in (word, plural(word), f"{word} Party"):
            found = frozenset(e.id for e in names.get(form, ()) if _is_party(e) and country in (None, e.country))
            if found:
                return found
        return frozenset()


def _is_party(e: Entry) -> bool:
    return e.kind is Kind.NONSTATE and e.sector == "PTY"


def _of_party(a: Actor) -> bool:
    return a.id.startswith("NSA:") and a.sector == "PTY"
