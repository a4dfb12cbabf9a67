"""Bodies that speak: of whom `it` tells in what one says of itself, and for which body somebody speaks whom a pronoun ties to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from dragoman.actors.entities import At
from dragoman.actors.introduced import SAYING
from dragoman.actors.likely import TABLED
from dragoman.language.reading import Reading, Sentence
from dragoman.records import Actor

OWNING = frozenset(["its", "their"])


class Speaking:
    """Answers for one article. `known`: for every sentence the parties named in it; `resolve`: the parties at a token."""

    def __init__(
        self, reading: Reading, known: list[list[tuple[int, Actor]]], resolve: Callable[[Sentence, int], tuple[Actor, ...]]
    ) -> None:
        self.reading, self.known, self.resolve = reading, known, resolve

    def of_itself(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The body or state that tells what `it` does: Hamas in `Hamas said it too was ready`, sooner than another party."""
        t = s.tokens[i]
        verb = s.tokens[t.head].head if t.deprel == "nsubj" and s.tokens[t.head].rel == "ccomp" else -1
        subject = s.child(verb, "nsubj") if verb >= 0 and s.tokens[verb].lemma.lower() in SAYING else None
        if subject is None or subject > verb or s.tokens[subject].upos not in ("NOUN", "PROPN"):
            return ()
        told = self.resolve(s, subject)
        of_many = s.tokens[subject].xpos == "NNS" or any(True for _ in s.each(subject, "conj"))
        return told if len(told) == 1 and told[0].person is None and not told[0].id.startswith("UNK") and not of_many else ()

    def body(self, a: Actor) -> Actor | None:
        """The body of no state for which somebody speaks of whom the text tells as in `Their spokesman, Ali Sow, said`."""
        at = self._owners.pop(a.person, None) if a.person is not None and not a.id.startswith(TABLED) else None
        if at is None or a.person is None:
            return None
        told = self.resolve(self.reading.sentences[at.sentence], at.token)
        self._owners[a.person] = at
        return told[0] if len(told) == 1 and told[0].id.startswith(("IGO:", "NSA:")) else None

    @cached_property
    def _owners(self) -> dict[str, At]:
        """By the names of persons the pronoun that tells whose office they hold."""
        out: dict[str, At] = {}
        for s in self.reading.sentences:
            for j, a in self.known[s.index]:
                for c in s.each(s.tokens[j].head, "nmod:poss") if s.tokens[j].rel == "appos" else ():
                    if a.person is not None and s.tokens[c].text.lower() in OWNING:
                        out.setdefault(a.person, At(s.index, c))
        return out
