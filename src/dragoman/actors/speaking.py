"""Bodies that speak: of whom `it` tells in what one says of itself, and for which body somebody speaks whom a pronoun ties to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from dragoman.actors.entities import At
from dragoman.actors.introduced import SAYING
from dragoman.actors.likely import TABLED
from dragoman.knowledge import word_list
from dragoman.language.reading import Reading, Sentence
from dragoman.records import Actor

OWNING = frozenset(["its", "their"])
INNER = ("compound", "appos", "nmod", "flat")
BACK = 8  # sentences
SPOKESMEN = word_list("actors", "speaking.spokesmen")


class Speaking:
    """Answers for one article. `known`: for every sentence the parties named in it; `resolve`: the parties at a token."""

    def __init__(
        self, reading: Reading, known: list[list[tuple[int, Actor]]], resolve: Callable[[Sentence, int], tuple[Actor, ...]]
    ) -> None:
        self.reading, self.known, self.resolve = reading, known, resolve

    def of_itself(self, s: Sentence, i: int, found: Sequence[Actor]) -> tuple[Actor, ...]:
        """The body or state that tells what `it` does, sooner than another that `it` may be, `found`."""
        organ = self._organ(s, i) if all(a.id == a.country for a in found) else ()
        return organ or (self._saying(s, i) if found else ())

    def _saying(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """Who says something of itself: Hamas in `Hamas said it too was ready`."""
        t = s.tokens[i]
        verb = s.tokens[t.head].head if t.deprel == "nsubj" and s.tokens[t.head].rel == "ccomp" else -1
        subject = s.child(verb, "nsubj") if verb >= 0 and s.tokens[verb].lemma.lower() in SAYING else None
        if subject is None or subject > verb or s.tokens[subject].upos not in ("NOUN", "PROPN"):
            return ()
        told = self.resolve(s, subject)
        of_many = s.tokens[subject].xpos == "NNS" or any(True for _ in s.each(subject, "conj"))
        return told if len(told) == 1 and told[0].person is None and not told[0].id.startswith("UNK") and not of_many else ()

    def _organ(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The organ, and not its state, that tells behind a sentence what it does there: `Malaysia's navy has freed the crew, it said`."""
        t = s.tokens[i]
        verb = t.head
        if t.deprel != "nsubj" or verb < i or s.tokens[verb].lemma.lower() not in SAYING:
            return ()
        content = next((c for c in s.each(verb, "ccomp") if c < i), verb if s.tokens[verb].rel == "parataxis" else None)
        content = s.tokens[verb].head if content == verb else content
        subject = None if content is None or content >= i else s.child(content, "nsubj")
        own = self.resolve(s, subject) if subject is not None and s.tokens[subject].xpos in ("NN", "NNP") else ()
        return own if len(own) == 1 and own[0].person is None and own[0].id != own[0].country else ()

    def body(self, a: Actor) -> Actor | None:
        """The body of no state for which somebody speaks of whom the text tells as in `Their spokesman, Ali Sow, said`."""
        at = self._owners.pop(a.person, None) if a.person is not None and not a.id.startswith(TABLED) else None
        if at is None or a.person is None:
            return None
        told = self.resolve(self.reading.sentences[at.sentence], at.token)
        self._owners[a.person] = at
        return told[0] if len(told) == 1 and told[0].id.startswith(("IGO:", "NSA:")) else None

    def _spoken_before(self, s: Sentence, i: int) -> At | None:
        """Where the text last told of somebody without a name by the noun at a token with `the`: `a bloc official`, `the official`."""
        noun = s.tokens[i].lemma.lower()
        if noun not in SPOKESMEN or [s.tokens[c].text.lower() for c in s.children[i] if c < i] != ["the"]:
            return None
        for there in reversed(self.reading.sentences[max(0, s.index - BACK) : s.index]):
            for t in reversed(there.tokens):
                if t.lemma.lower() == noun and there.child(t.i, "appos", "flat") is None and t.rel not in INNER:
                    return At(there.index, t.i)
        return None

    @cached_property
    def _owners(self) -> dict[str, At]:
        """By the names of persons the pronoun that tells whose office they hold, or the office as it was first told of."""
        out: dict[str, At] = {}
        for s in self.reading.sentences:
            for j, a in self.known[s.index]:
                over = s.tokens[j].head
                if s.tokens[j].rel != "appos" or a.person is None:
                    continue
                told = next((At(s.index, c) for c in s.each(over, "nmod:poss") if s.tokens[c].text.lower() in OWNING), None)
                told = told or self._spoken_before(s, over)
                if told is not None:
                    out.setdefault(a.person, told)
        return out
