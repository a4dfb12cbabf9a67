"""What an article tells of its persons and bodies where it names them, kept for when it only says a surname, `she` or an acronym."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors.agreement import personal
from dragoman.actors.bodies import named
from dragoman.actors.entry import Kind, Noun
from dragoman.actors.introduced import introducing
from dragoman.actors.named_next import NamedNext, another_holds
from dragoman.actors.persons import former
from dragoman.actors.phrase import quantity_of, root, top
from dragoman.actors.reckoned import OFFICES
from dragoman.actors.resolve import Resolver
from dragoman.actors.sectors import PRIVATE
from dragoman.actors.spelling import plain
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence

LATELY = 2  # sentences
FELLOWS = ("another", "other", "fellow")
CROWDS = PRIVATE | {"CVL", "REF"}
POSITIONS = word_list("actors", "remembering.positions")
SERVING = word_list("actors", "remembering.serving")


class Remembering:
    """Fills the memory of one article. `nouns[k]` maps head tokens of sentence k to their organ or role noun."""

    def __init__(self, resolver: Resolver, nouns: list[dict[int, Noun]]) -> None:
        self.sentences, self.memory = resolver.hits.reading.sentences, resolver.memory
        self._resolver, self._names, self._nouns = resolver, resolver.names, nouns

    def everybody(self) -> None:
        """Learn every full name with what stands beside it, so that later surnames and acronyms resolve to the same actor."""
        introduced: list[tuple[Sentence, tuple[int, int]]] = []
        for s in self.sentences:
            fresh: list[tuple[int, int]] = []
            for head, name in self._names.full(s):
                words = self._names.words(s, *name)
                if len(words) > 1 and self.memory.recall(words) is None:
                    fresh.append(name)
                actor = self._resolver.actor(s, head)
                if actor is not None and actor.person is not None and not _shared(words, actor.person):
                    actor = self._resolver.persons.named(s, name[0], name)  # the tree has joined two people
                if actor is not None and actor.person is not None:
                    self.memory.learn(words, actor)
                elif len(words) > 1 and (known := self._resolver.persons.known(s, name)) is not None:
                    self.memory.learn(words, known)  # of `the Lacalle Pou administration`
            self._learn_titled(s)
            self._learn_callings(s)
            for name in fresh:
                self._learn_fellows(s, name)
            introduced += [(s, name) for name in fresh]
            self._learn_surnamed(s)
            self._learn_bodies(s)
        for s, name in introduced:
            self._learn_introduced(s, name)
        for words, actor in NamedNext(self._resolver, self._nouns).everybody():
            self.memory.learn(words, actor)

    def _learn_bodies(self, s: Sentence) -> None:
        """Bodies under what they are short for: the ACC of `the Anti-Corruption Commission (ACC)`, or the first letters of their words."""
        for at, wholes in _shortened(s):
            told = (self._resolver.actor(s, top(s, whole)) for whole in wholes)
            actor = next((a for a in told if a is not None and a.person is None), None)
            if actor is not None:
                self.memory.bodies[s.tokens[at].text] = actor
        for n in s.names:
            if n.label == "ORG" and n.last - n.first > 1:
                head = root(s, n.first, n.last)
                organ = self._nouns[s.index].get(head)
                own = organ is not None and organ.organ and top(s, head) == head
                hit = self._resolver.hits.at(s, head)
                own = own or (hit is not None and hit.entry.kind is Kind.NONSTATE and hit.last == n.last)
                actor = self._resolver.actor(s, head) if own else self._resolver.unknown_body(s, top(s, head))
                if actor is not None and actor.person is None:
                    self.memory.learn_body([s.tokens[i].text for i in range(n.first, n.last)], actor)

    def _learn_titled(self, s: Sentence) -> None:
        """Persons in whose phrase the office is the head: `the minister for ports Ana Lind`, `the ministry director, Ana Lind`."""
        for i, noun in self._nouns[s.index].items():
            name = None if noun.organ or noun.group else self._names.beside(s, i)
            if name is None:
                continue
            words = self._names.words(s, *name)
            known = self.memory.recall(words)
            told = self._resolver.actor(s, i) if len(words) > 1 else None
            if told is None or told.person is None or not _shared(words, told.person):
                continue
            if known is not None and told.sector == "ELI" and known.sector != "ELI" and (former(s, i) or known.role is None):
                self.memory.correct(words, told)
            elif known is None or known.role is None:
                self.memory.learn(words, told)

    def _learn_callings(self, s: Sentence) -> None:
        """What a sentence says that somebody is: `Ana Lind is the owner of a gym`."""
        for t in s.tokens:
            part = quantity_of(s, t.i) if t.text.lower() == "one" else None  # `Ana Lind is one of the organisers`
            head = t.i if part is None else part
            noun = self._nouns[s.index].get(head)
            body = noun is None or noun.organ or (noun.group and not personal(s.tokens[head].lemma.lower()))
            if noun is None or body or (t.xpos != "NN" and part is None):
                continue
            served = _served_as(s, t.i)
            if served is not None:
                self._learn_calling(s, t.i, noun, self._subject(s, served), past=s.tokens[t.head].xpos == "VBD")
            if s.child(t.i, "cop") is None:
                continue
            subject = s.child(t.i, "nsubj")
            if subject is not None and s.tokens[subject].text.lower() == "who" and t.deprel == "acl:relcl":
                subject = t.head  # `Ana Lind, who is a member of parliament`
            words = self._subject(s, subject) if subject is not None else []
            was = any(s.tokens[c].text.lower() == "was" for c in s.each(t.i, "cop"))
            until = any(s.tokens[i].text.lower() == "until" for i in s.subtree(t.i))
            self._learn_calling(s, head, noun, words, past=was and until)

    def _learn_calling(self, s: Sentence, head: int, noun: Noun, words: list[str], *, past: bool) -> None:
        """Remember that the noun tells the office of the person of that name, unless one was told before. `past`: it is over."""
        known = self.memory.recall(words) if words else None
        if known is not None and known.person is not None and known.role is None:
            told = self._resolver.group(s, head, noun, alone=True)
            if told is not None and told.person is None and s.child(head, "advmod") is None:
                sector = "ELI" if past and told.sector in OFFICES else told.sector
                own = replace(known, role=told.role, sector=sector, country=known.country or told.country)
                self.memory.learn([*known.person.split()], own)

    def _learn_fellows(self, s: Sentence, name: tuple[int, int]) -> None:
        """What somebody is, as those tell who are joined to his name: `Ana Lind and another student`, `Ana Lind and two other doctors`."""
        for c in s.each(root(s, *name), "conj"):
            noun = self._nouns[s.index].get(c)
            among = any(s.tokens[k].text.lower() in FELLOWS for k in s.each(c, "det", "amod"))
            told = None
            if noun is not None and among and not noun.organ and personal(s.tokens[c].lemma.lower()):
                told = self._resolver.group(s, c, noun, alone=True)
            known = None if told is None else self.memory.recall(self._names.words(s, *name))
            if told is not None and known is not None and known.role is None and known.sector is None and known.id.startswith("PER:"):
                own = replace(known, sector=told.sector, country=known.country or told.country)
                self.memory.correct(self._names.words(s, *name), own)

    def _learn_introduced(self, s: Sentence, name: tuple[int, int]) -> None:
        """Take who speaks under a bare new name for the one, or for one of those, who spoke just before without a name."""
        words, at = self._names.words(s, *name), root(s, *name)
        known = self.memory.recall(words)
        bare = known is not None and known.sector is None and known.role is None and known.id.startswith("PER:")
        found = introducing(self._resolver.hits.reading, self._nouns, s, at) if bare else None
        if known is None or found is None:
            return
        before, i = found
        many = before.tokens[i].xpos == "NNS"
        told = self._resolver.group(before, i, self._nouns[before.index][i], alone=True)
        if told is None or told.person is not None or (many and told.sector not in CROWDS):
            return
        if not many and another_holds(self.memory, told, words):
            return
        own = replace(known, sector=told.sector, country=known.country or told.country)
        if not many:
            own = replace(own, role=told.role, id=own.id if told.id.startswith("UNK") else told.id)
            self.memory.owned.add(known.person or known.span)
        self.memory.correct(words, own)

    def _learn_surnamed(self, s: Sentence) -> None:
        """Persons of whom only the surname is told: `a man surnamed Chen`, who is no Chen that tables know."""
        for t in s.tokens[1:-1]:
            after = s.tokens[t.i + 1]
            if t.text.lower() != "surnamed" or not after.text[0].isupper():
                continue
            nouns = [i for i in self._nouns[s.index] if i < t.i and s.tokens[i].upos == "NOUN"]
            head = t.head if t.head in self._nouns[s.index] else max(nouns, default=-1)
            noun = self._nouns[s.index].get(head)
            told = None if noun is None or noun.organ or noun.group else self._resolver.group(s, head, noun, alone=True)
            if told is not None:
                name = after.text
                own = told.id if told.country is not None else f"PER:{plain(name)}"
                self.memory.correct([name], replace(told, id=own, name=name, person=name))

    def _subject(self, s: Sentence, i: int) -> list[str]:
        """The words of the name at a token, or of the only person named lately if it is `he` or `she`."""
        if s.tokens[i].text.lower() in ("he", "she"):
            before = self.sentences[max(0, s.index - LATELY) : s.index]
            people = {tuple(self._names.words(b, n.first, n.last)) for b in before for n in b.names if n.label == "PER"}
            return list(next(iter(people))) if len(people) == 1 else []
        name = next((n for n in s.names if n.label == "PER" and n.first <= i < n.last), None)
        return self._names.words(s, name.first, name.last) if name is not None else []


def _served_as(s: Sentence, i: int) -> int | None:
    """Of whom an office is told by `as`: the person in `Ana Lind, who wrote in her role as director`, the subject of `serves as`."""
    t = s.tokens[i]
    if not any(s.tokens[c].text.lower() == "as" for c in s.each(i, "case")) or t.head < 0:
        return None
    over = s.tokens[t.head]
    role = next((c for c in s.each(over.i, "obl") if c < i and s.tokens[c].lemma.lower() in POSITIONS), None)
    over = over if role is None else s.tokens[role]
    if over.upos == "VERB":
        serves = over.lemma.lower() in SERVING and over.xpos in ("VBZ", "VBP", "VBG", "VBD")
        return s.child(over.i, "nsubj") if serves else None
    if over.lemma.lower() not in POSITIONS:
        return None
    for j in s.ancestors(over.i):
        if any(n.label == "PER" and n.first <= j < n.last for n in s.names):
            return j
        subject = s.child(j, "nsubj", "nsubj:pass")
        if subject is not None and s.tokens[subject].text.lower() != "who":
            return subject
    return None


def _shared(words: list[str], person: str) -> bool:
    """Whether two names have a word in common."""
    return bool({plain(w).lower() for w in words} & {plain(w).lower() for w in person.split()})


def _shortened(s: Sentence) -> Iterator[tuple[int, list[int]]]:
    """(capitals in brackets, heads of what they may be short for): `the Anti-Corruption Commission (ACC)`."""
    for t in s.tokens[2:-1]:
        bracketed = s.tokens[t.i - 1].text == "(" and s.tokens[t.i + 1].text == ")"
        if bracketed and t.text.isalpha() and t.text.isupper() and len(t.text) > 1:
            name = named(s, t.i - 2, "ORG")
            near = t.i - 2 if name is None else root(s, name.first, name.last)
            yield t.i, [t.head, near] if t.rel == "appos" and t.head >= 0 else [near]  # of `the head of the Office of Works (OW)`
