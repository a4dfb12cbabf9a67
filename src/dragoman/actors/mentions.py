"""From noun phrases to actors: `find_mentions` reads one article, `Mentions` answers which party a token heads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors import places
from dragoman.actors.affiliation import Affiliations
from dragoman.actors.bodies import Bodies, named
from dragoman.actors.entry import PLACES, Kind, Noun
from dragoman.actors.hits import Hits
from dragoman.actors.mending import mended
from dragoman.actors.names import Names, root
from dragoman.actors.people import Memory
from dragoman.actors.phrase import top
from dragoman.actors.register import Register, plain
from dragoman.actors.resolve import Resolver
from dragoman.language.reading import Reading, Sentence
from dragoman.records import Actor

LATELY = 2  # sentences
FORENAMES = frozenset(["Christian", "Guy"])
# What one has an office by: `in her role as`, `serves as`.
POSITIONS = frozenset(["role", "capacity", "position", "job", "post", "work"])
SERVING = frozenset(["serve", "work", "act"])
# Whose members lend their name to their deeds as an adjective: `militant violence`.
ARMED = frozenset(["REB", "UAF", "PRM"])


class Mentions:
    """The parties of one article. Positions are (sentence index, token index)."""

    def __init__(self, reading: Reading, register: Register, published: dt.date | None) -> None:
        self.reading, self.register, self.published = mended(reading), register, published
        reading = self.reading
        self.hits = Hits(reading, register, published)
        self._nouns = [self._heads(s) for s in reading.sentences]
        self.bodies = Bodies(self.hits, self._nouns, register)
        self.affiliations = Affiliations(self.hits, self._nouns, self.bodies)
        self.memory = Memory()
        self._names = Names(self.bodies)
        self._resolver = Resolver(self.affiliations, self._names, self.memory)
        self._cache: dict[tuple[int, int], Actor | None] = {}
        self._remember()

    # -- answers --------------------------------------------------------------------------------------------------------

    def party(self, sentence: int, token: int, *, place_ok: bool = False) -> Actor | None:
        """The party whose noun phrase `token` heads, or None: no party, a pronoun, or (unless `place_ok`) a mere place."""
        s = self.reading.sentences[sentence]
        head = top(s, token)
        own = self.hits.at(s, token)
        if (
            head != token
            and own is not None
            and own.entry.kind is not Kind.PERSON
            and self.hits.at(s, head) is not own
            and s.tokens[token].rel == "compound"
        ):
            return self._resolver.named(s, token, own)
        if not place_ok and self.is_place(sentence, head):
            return None
        if not place_ok and self._only_city(s, head):
            return None
        key = (sentence, head)
        if key not in self._cache:
            self._cache[key] = self._resolver.actor(s, head)
        return self._cache[key]

    def parties(self, sentence: int, token: int, *, place_ok: bool = False) -> tuple[Actor, ...]:
        """As `party`, but `U.S. and British troops` and `leaders of Japan and Ireland` are two."""
        one = self.party(sentence, token, place_ok=place_ok)
        s = self.reading.sentences[sentence]
        head = top(s, token)
        noun = self._nouns[sentence].get(head)
        if one is None or noun is None or one.country is None or one.person is not None or "/" not in one.id:
            return () if one is None else (one,)
        known = self.affiliations.inside(s, head)
        if s.tokens[head].xpos in ("NNS", "NNPS"):
            known += self.affiliations.shared(s, head)
        countries = list(dict.fromkeys(a.country for a in known if a.country and a.kind in (Kind.STATE, Kind.DEMONYM, Kind.CAPITAL)))
        if len(countries) < 2:
            return (one,)
        return tuple(
            Actor(span=one.span, id=f"{c}/{one.sector}", name=one.name, country=c, sector=one.sector, role=one.role) for c in countries
        )

    def country_at(self, sentence: int, token: int) -> Actor | None:
        """The state, group or party that a modifier names: `Syrian` shelling, `Russia`'s invasion, the `army`'s advance."""
        s = self.reading.sentences[sentence]
        hit = self.hits.at(s, token)
        if hit is None:
            return self.party(sentence, token, place_ok=True) if s.tokens[token].upos in ("NOUN", "PROPN") else None
        if hit.entry.kind is Kind.PERSON:
            return self.party(sentence, token)
        return None if hit.loose else self._resolver.named(s, token, hit)

    def modifier(self, sentence: int, token: int, *, alone: bool = False) -> Actor | None:
        """The organ or group before another noun: the army in `army jets`, rebels in `insurgent attacks`. `alone`: also if nobody's."""
        s = self.reading.sentences[sentence]
        t, noun = s.tokens[token], self._nouns[sentence].get(token)
        if t.rel == "amod":
            noun = self.register.noun_at([(t.text.lower(), t.lemma.lower())], 0)
            noun = noun if noun is not None and noun.sector in ARMED else None
        return self._resolver.group(s, token, noun, alone=alone) if noun is not None and t.rel in ("amod", "compound") else None

    def body(self, sentence: int, token: int) -> Actor | None:
        """The body that a word before another noun names: Canalys in `a Canalys report`."""
        s = self.reading.sentences[sentence]
        return self._resolver.unknown_body(s, token) if s.tokens[token].rel == "compound" else None

    def office(self, sentence: int, token: int) -> Actor | None:
        """Whoever bears the office at a token, though nothing tells whose it is: `the leader`."""
        s = self.reading.sentences[sentence]
        noun = self._nouns[sentence].get(token)
        return self._resolver.group(s, token, noun, alone=True) if noun is not None and self.is_office(sentence, token) else None

    def outlet(self, sentence: int, token: int) -> Actor | None:
        """The news outlet that a token names, also where it but reports."""
        s = self.reading.sentences[sentence]
        hit = self.hits.at(s, token)
        return self._resolver.named(s, token, hit) if hit is not None and hit.entry.kind is Kind.OUTLET else None

    def someone(self, sentence: int, token: int) -> Actor | None:
        """The persons that a noun tells of which alone makes no party: `a party source`, `one poster`; None for other things."""
        return self._resolver.someone(self.reading.sentences[sentence], token)

    def thing(self, sentence: int, token: int) -> Actor:
        """The noun phrase at a token as a party that only its part in an act makes one: an Iranian tanker, a firm no table knows."""
        s = self.reading.sentences[sentence]
        return self._resolver.thing(s, top(s, token))

    def is_place(self, sentence: int, token: int) -> bool:
        """Whether a state, region or city stands there as a mere place."""
        s = self.reading.sentences[sentence]
        head = top(s, token)
        hit = self.hits.at(s, head)
        kind = hit.entry.kind if hit is not None else None
        place = kind in PLACES or kind is Kind.GROUP or any(n.label == "LOC" and n.first <= head < n.last for n in s.names)
        return place and places.as_place(s, head, capital=kind is Kind.CAPITAL or (kind is None))

    def is_office(self, sentence: int, token: int) -> bool:
        """Whether the token heads the title of one person, and no organ or group."""
        noun, t = self._nouns[sentence].get(token), self.reading.sentences[sentence].tokens[token]
        return noun is not None and not noun.organ and not noun.group and t.xpos in ("NN", "NNP")

    def is_outlet(self, sentence: int, token: int) -> bool:
        """Whether the token names a news outlet."""
        s = self.reading.sentences[sentence]
        hit = self.hits.at(s, top(s, token))
        return hit is not None and hit.entry.kind is Kind.OUTLET

    def all(self, sentence: int, *, place_ok: bool = False) -> tuple[tuple[int, Actor], ...]:
        """Every (head token, actor) of the sentence."""
        return tuple(self._all(self.reading.sentences[sentence], place_ok))

    def _all(self, s: Sentence, place_ok: bool) -> Iterator[tuple[int, Actor]]:
        for t in s.tokens:
            if t.upos in ("NOUN", "PROPN", "NUM", "ADJ", "X") and top(s, t.i) == t.i and not (t.upos == "ADJ" and t.rel == "amod"):
                actor = self.party(s.index, t.i, place_ok=place_ok)
                if actor is not None:
                    yield t.i, actor

    # -- reading ----------------------------------------------------------------------------------------------------------

    def _heads(self, s: Sentence) -> dict[int, Noun]:
        """Head token -> organ or role phrase, the longest first."""
        words = [(t.text.lower().replace("’", "'"), t.lemma.lower()) for t in s.tokens]
        out: dict[int, Noun] = {}
        i = 0
        while i < len(words):
            noun = self.register.noun_at(words, i)
            if noun is None or s.tokens[i + noun.head].upos not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"):
                i += 1
                continue
            for at in _heading(s, i, noun):
                if s.tokens[at].upos in ("NOUN", "PROPN") and not (_half_a_name(s, at) or _only_named(s, at, noun)):
                    out[at] = noun
            i += len(noun.words)
        return out

    def _remember(self) -> None:
        """Learn every full name with what stands beside it, so that later surnames and acronyms resolve to the same actor."""
        for s in self.reading.sentences:
            for head, name in self._names.full(s):
                words = self._names.words(s, *name)
                actor = self._resolver.actor(s, head)
                if actor is not None and actor.person is not None and not _shared(words, actor.person):
                    actor = self._resolver.persons.named(s, name[0], name)  # the tree has joined two people
                if actor is not None and actor.person is not None:
                    self.memory.learn(words, actor)
                elif len(words) > 1 and (known := self._resolver.persons.known(s, name)) is not None:
                    self.memory.learn(words, known)  # of `the Lacalle Pou administration`
            self._learn_titled(s)
            self._learn_callings(s)
            for at, whole in _shortened(s):
                actor = self._resolver.actor(s, top(s, whole))
                if actor is not None and actor.person is None:
                    self.memory.bodies[s.tokens[at].text] = actor
            for n in s.names:
                if n.label == "ORG" and n.last - n.first > 1:
                    head = root(s, n.first, n.last)
                    organ = self._nouns[s.index].get(head)
                    own = organ is not None and organ.organ and top(s, head) == head
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
            if known is not None and told.sector == "ELI" and known.sector != "ELI":
                self.memory.correct(words, told)
            elif known is None or known.role is None:
                self.memory.learn(words, told)

    def _learn_callings(self, s: Sentence) -> None:
        """What a sentence says that somebody is: `Ana Lind is the owner of a gym`."""
        for t in s.tokens:
            noun = self._nouns[s.index].get(t.i)
            if noun is None or noun.organ or noun.group or t.xpos != "NN":
                continue
            served = _served_as(s, t.i)
            if served is not None:
                self._learn_calling(s, t.i, noun, self._subject(s, served))
            if s.child(t.i, "cop") is None:
                continue
            subject = s.child(t.i, "nsubj")
            if subject is not None and s.tokens[subject].text.lower() == "who" and t.deprel == "acl:relcl":
                subject = t.head  # `Ana Lind, who is a member of parliament`
            words = self._subject(s, subject) if subject is not None else []
            self._learn_calling(s, t.i, noun, words)

    def _learn_calling(self, s: Sentence, head: int, noun: Noun, words: list[str]) -> None:
        """Remember that the noun tells the office of the person of that name, unless one was told before."""
        known = self.memory.recall(words) if words else None
        if known is not None and known.person is not None and known.role is None:
            told = self._resolver.group(s, head, noun, alone=True)
            if told is not None and told.person is None and s.child(head, "advmod") is None:
                own = replace(known, role=told.role, sector=told.sector, country=known.country or told.country)
                self.memory.learn([*known.person.split()], own)

    def _subject(self, s: Sentence, i: int) -> list[str]:
        """The words of the name at a token, or of the only person named lately if it is `he` or `she`."""
        if s.tokens[i].text.lower() in ("he", "she"):
            before = self.reading.sentences[max(0, s.index - LATELY) : s.index]
            people = {tuple(self._names.words(b, n.first, n.last)) for b in before for n in b.names if n.label == "PER"}
            return list(next(iter(people))) if len(people) == 1 else []
        name = next((n for n in s.names if n.label == "PER" and n.first <= i < n.last), None)
        return self._names.words(s, name.first, name.last) if name is not None else []

    def _only_city(self, s: Sentence, head: int) -> bool:
        hit = self.hits.at(s, head)
        return hit is not None and hit.entry.kind is Kind.CAPITAL and self._nouns[s.index].get(head) is None and not places.acts(s, head)


def _heading(s: Sentence, i: int, noun: Noun) -> list[int]:
    """The tokens that head a phrase at `i`: of `secretary - general` those that the tree takes for heads."""
    span = range(i, i + len(noun.words))
    return [i + noun.head] if "-" not in noun.words else [k for k in span if s.tokens[k].head not in span or k == i + noun.head]


def _half_a_name(s: Sentence, i: int) -> bool:
    """`Christian` in `Christian-Geraud` and `Christian Lindner`: part of a person's name, and no believer."""
    name = next((n for n in s.names if n.label == "PER" and n.first <= i < n.last), None)
    if name is not None and i == name.first and name.last - i > 1 and s.tokens[i].text in FORENAMES:
        return True
    return name is not None and i + 1 < len(s.tokens) and s.tokens[i + 1].text == "-" and s.tokens[i].end == s.tokens[i + 1].start


def _only_named(s: Sentence, i: int, noun: Noun) -> bool:
    """Whether a firm's name but ends in a word for an organ: `Benchmark Mineral Intelligence`."""
    name = named(s, i, "ORG") if noun.words == ("intelligence",) else None
    public = ("Military", "Defence", "Defense", "Army", "National", "Federal", "State", "Central")
    return name is not None and name.last == i + 1 and i > name.first and s.tokens[i - 1].text not in public


def _shortened(s: Sentence) -> Iterator[tuple[int, int]]:
    """(capitals in brackets, the head of what they are short for): `the Anti-Corruption Commission (ACC)`."""
    for t in s.tokens[2:-1]:
        bracketed = s.tokens[t.i - 1].text == "(" and s.tokens[t.i + 1].text == ")"
        if bracketed and t.text.isalpha() and t.text.isupper() and len(t.text) > 1:
            name = named(s, t.i - 2, "ORG")
            yield t.i, t.head if t.rel == "appos" and t.head >= 0 else t.i - 2 if name is None else root(s, name.first, name.last)


def _served_as(s: Sentence, i: int) -> int | None:
    """Of whom an office is told by `as`: the person in `Ana Lind, who wrote in her role as director`, the subject of `serves as`."""
    t = s.tokens[i]
    if not any(s.tokens[c].text.lower() == "as" for c in s.each(i, "case")) or t.head < 0:
        return None
    over = s.tokens[t.head]
    role = next((c for c in s.each(over.i, "obl") if c < i and s.tokens[c].lemma.lower() in POSITIONS), None)
    over = over if role is None else s.tokens[role]
    if over.upos == "VERB":
        serves = over.lemma.lower() in SERVING and over.xpos in ("VBZ", "VBP", "VBG")
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


def find_mentions(reading: Reading, register: Register, published: dt.date | None = None) -> Mentions:
    """Read an article's parties; `published` decides who held which office."""
    return Mentions(reading, register, published)
