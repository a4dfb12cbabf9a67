"""Persons whom a text tells of by their office and names in the next sentence: `Chad's president condemned the raid. Ali Sow said ...`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.actors.entry import Noun
from dragoman.actors.names import Names
from dragoman.actors.people import Memory
from dragoman.actors.phrase import apposed, root, top
from dragoman.actors.resolve import Resolver
from dragoman.actors.spelling import plain
from dragoman.knowledge import word_list
from dragoman.language.reading import Name, Sentence
from dragoman.records import Actor

OPENING = 4  # sentences, in which a text brings up whom it is about
SPEAKING = word_list("actors", "named_next.speaking")
VOICES = word_list("actors", "named_next.voices")
DEPUTY = word_list("actors", "named_next.deputy")
THEM = frozenset(("he", "him", "she", "her"))


@dataclass(frozen=True, slots=True)
class NamedNext:
    """Answers for one article, of which everybody else is known. `nouns[k]`: head tokens of sentence k with their organ or role noun."""

    resolver: Resolver
    nouns: list[dict[int, Noun]]

    @property
    def names(self) -> Names:
        """Where names stand."""
        return self.resolver.names

    def everybody(self) -> Iterator[tuple[list[str], Actor]]:
        """The words of each such name, and who it is."""
        sentences, memory = self.resolver.hits.reading.sentences, self.resolver.memory
        for before, s in pairwise(sentences[:OPENING]):
            name = self._bare(s)
            head = None if name is None or self._named(s, name) else self._office(before)
            if name is None or head is None or not self._goes_on(before, head, s, name):
                continue
            words = self.names.words(s, name.first, name.last)
            known = memory.recall(words)
            told = self.resolver.group(before, head, self.nouns[before.index][head], alone=True)
            if told is None or told.person is not None or len(words) < 2 or (known is not None and _told(known, told)):
                continue
            if not another_holds(memory, told, words):
                full = " ".join(words) if known is None or known.person is None else known.person
                own = f"PER:{plain(full)}" if told.id.startswith("UNK") else told.id
                yield words, replace(told, id=own, name=full, person=full)

    def _bare(self, s: Sentence) -> Name | None:
        """The name that alone is the subject of a sentence."""
        for n in s.names:
            at = root(s, n.first, n.last)
            t = s.tokens[at]
            beside = [c for c in s.children[at] if not n.first <= c < n.last and s.tokens[c].upos != "PUNCT"]
            above = s.tokens[t.head].rel if t.head >= 0 else ""
            main = t.rel == "nsubj" and (t.head == s.root or above == "parataxis" or (above == "ccomp" and at < s.root))
            if n.label == "PER" and main and not beside and top(s, at) == at and not any(True for _ in apposed(s, at)):
                return None if self.names.titled(s, n.first) else n
        return None

    def _named(self, s: Sentence, n: Name) -> bool:
        """Whether the text has used the surname before."""
        surname, start = s.tokens[n.last - 1].text, s.tokens[n.first].start
        return any(t.text == surname and t.start < start for x in self.resolver.hits.reading.sentences[: s.index + 1] for t in x.tokens)

    def _office(self, s: Sentence) -> int | None:
        """The subject of a sentence that tells of one person by his office alone, a definite one but in the first sentence."""
        head = s.child(s.root, "nsubj") if s.root >= 0 else None
        noun = None if head is None else self.nouns[s.index].get(head)
        if head is None or noun is None or noun.organ or noun.group or s.tokens[head].xpos not in ("NN", "NNP"):
            return None
        if noun.sector == "CVL" or noun.words[-1] in VOICES:
            return None  # of whom there are many
        below = set(s.subtree(head))
        named = any(n.label == "PER" and n.first in below for n in s.names) or self.names.beside(s, head) is not None
        definite = any(s.tokens[c].text.lower() == "the" for c in s.each(head, "det")) or s.child(head, "nmod:poss") is not None
        first = all(len(x.tokens) and x.child(x.root, "nsubj") is None for x in self.resolver.hits.reading.sentences[: s.index])
        alone = not any(True for _ in s.each(head, "conj"))
        return head if alone and not named and (definite or first) else None

    @staticmethod
    def _goes_on(before: Sentence, head: int, s: Sentence, n: Name) -> bool:
        """Whether the sentence with the name goes on about whoever was the subject: he speaks, or something is done to both."""
        at = s.tokens[root(s, n.first, n.last)]
        verb = s.tokens[at.head]
        if any(s.tokens[c].text.lower() in THEM for c in s.each(verb.i, "obj", "iobj", "obl")):
            return False
        if "nsubj:pass" in (at.deprel, before.tokens[head].deprel):
            return at.deprel == before.tokens[head].deprel or (at.deprel == "nsubj" and verb.lemma.lower() in SPEAKING)
        return verb.lemma.lower() in SPEAKING


def _told(known: Actor, told: Actor) -> bool:
    """Whether something else is known of a name than who it would be."""
    return known.role is not None or known.sector is not None or known.country not in (told.country, None)


def another_holds(memory: Memory, told: Actor, words: list[str]) -> bool:
    """Whether the text gives another person the office."""
    office = (told.role or told.name).lower().split()
    others = (a for a in memory.by_name.values() if a.person is not None and a.person.split()[-1] != words[-1])
    held = ((a.role or "").lower().split() for a in others if a.country in (told.country, None))
    return any(o and o[-1] == office[-1] and DEPUTY & set(o) == DEPUTY & set(office) for o in held)
