"""From noun phrases to actors: `find_mentions` reads one article, `Mentions` answers which party a token heads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors import places
from dragoman.actors.affiliation import Affiliations
from dragoman.actors.agreement import agreement, personal
from dragoman.actors.bodies import Bodies, loaded, named
from dragoman.actors.entry import BODIES, PLACES, Kind, Noun
from dragoman.actors.hits import Hits
from dragoman.actors.mending import mended
from dragoman.actors.names import Names
from dragoman.actors.people import Memory
from dragoman.actors.phrase import behind, core, prepositions, such_as, top
from dragoman.actors.register import Register
from dragoman.actors.remembering import Remembering
from dragoman.actors.resolve import Resolver
from dragoman.actors.sectors import PRIVATE
from dragoman.knowledge import word_list
from dragoman.language.reading import Reading, Sentence, Token
from dragoman.records import Actor

FORENAMES = word_list("actors", "mentions.forenames")
DOINGS = word_list("actors", "mentions.doings")
MINISTERIAL = word_list("actors", "mentions.ministerial")
FIELDS = (Kind.FIRM, Kind.THING, Kind.NGO)  # kinds of known names that may be but the field of a ministry
ARMED = frozenset(["REB", "UAF", "PRM"])
EX = "ex-"
FINITE = frozenset(["VBD", "VBP", "VBZ"])
TO_BE = word_list("actors", "mentions.to_be")
PUBLIC = word_list("actors", "mentions.public")
KINDS_OF_THINGS = frozenset(["mother", "sister", "brother", "daughter"])  # a mother ship, a sister city


class Mentions:
    """The parties of one article. Positions are (sentence index, token index)."""

    def __init__(
        self, reading: Reading, register: Register, published: dt.date | None, written: str | None = None, home: str | None = None
    ) -> None:
        self.register, self.published = register, published
        self.reading = mended(reading, self._private, self._land)
        reading = self.reading
        self.hits = Hits(reading, register, published, written, home)
        self._nouns = [self._heads(s) for s in reading.sentences]
        self.bodies = Bodies(self.hits, self._nouns, register)
        self.affiliations = Affiliations(self.hits, self._nouns, self.bodies)
        self.memory = Memory()
        self._names = Names(self.bodies)
        self._resolver = Resolver(self.affiliations, self._names, self.memory)
        self._cache: dict[tuple[int, int], Actor | None] = {}
        Remembering(self._resolver, self._nouns).everybody()

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
            and own.entry.id  # no sea, no law
            and self.hits.at(s, head) is not own
            and s.tokens[token].rel == "compound"
        ):
            return self._resolver.named(s, token, own)
        if not place_ok and self.is_place(sentence, head):
            return None
        if self._portfolio(s, head):
            return None
        if not place_ok and self._only_city(s, head):
            return None
        key = (sentence, head)
        if key not in self._cache:
            self._cache[key] = self._resolver.actor(s, head)
        return self._cache[key]

    def parties(self, sentence: int, token: int, *, place_ok: bool = False) -> tuple[Actor, ...]:
        """As `party`, but `U.S. and British troops`, `UN and Sudanese officials` and `leaders of Japan and Ireland` are two.

        Those of no state who are but named as such stand for whom they are: `institutions such as the UN and the EU`.
        """
        one = self.party(sentence, token, place_ok=place_ok)
        s = self.reading.sentences[sentence]
        head = top(s, token)
        if one is not None and one.country is None and one.person is None and s.tokens[head].xpos == "NNS":
            members = [m for c in such_as(s, head) if (m := self.party(sentence, c, place_ok=place_ok)) is not None]
            several = {m.id: m for m in members if not m.id.startswith("UNK")}
            if several:
                return tuple(several.values())
        noun = self._nouns[sentence].get(head)
        if one is None or noun is None or one.person is not None or not (one.id.startswith("IGO:") or (one.country and "/" in one.id)):
            return () if one is None else (one,)
        known = self.affiliations.inside(s, head)
        joined = any(s.tokens[i].upos == "CCONJ" for i in core(s, head))
        if s.tokens[head].xpos in ("NNS", "NNPS"):
            known += self.affiliations.shared(s, head)
        sector = one.sector if one.country else noun.sector
        both: dict[str, Actor] = {}
        for a in known:
            if a.country and a.kind in (Kind.STATE, Kind.DEMONYM, Kind.CAPITAL):
                both.setdefault(a.country, replace(one, id=f"{a.country}/{sector}", country=a.country, sector=sector, sectors=()))
            elif joined and a.body is not None and a.kind is Kind.IGO and a.word is None:
                both.setdefault(a.body.id, replace(one, id=a.body.id, country=a.body.country, sector=a.body.sector, sectors=()))
        return (one,) if len(both) < 2 else tuple(both.values())

    def country_at(self, sentence: int, token: int) -> Actor | None:
        """The state, group or party that a modifier names: `Syrian` shelling, `Russia`'s invasion, the `army`'s advance."""
        s = self.reading.sentences[sentence]
        hit = self.hits.at(s, token)
        if hit is None:
            return self.party(sentence, token, place_ok=True) if s.tokens[token].upos in ("NOUN", "PROPN") else None
        if hit.entry.kind is Kind.PERSON:
            return self.party(sentence, token)
        return None if hit.loose or not hit.entry.id else self._resolver.named(s, token, hit)

    def state_beside(self, sentence: int, token: int) -> Actor | None:
        """The state whose name stands before a noun that is no party: `Ghana tennis`."""
        s = self.reading.sentences[sentence]
        hit = self.hits.at(s, token)
        beside = hit is not None and hit.entry.kind is Kind.STATE and not hit.loose and s.tokens[token].rel == "compound"
        return self._resolver.named(s, token, hit) if hit is not None and beside else None

    def modifier(self, sentence: int, token: int, *, alone: bool = False) -> Actor | None:
        """The organ or group before another noun: the army in `army jets`, rebels in `insurgent attacks`. `alone`: also if nobody's."""
        s = self.reading.sentences[sentence]
        t, noun = s.tokens[token], self._nouns[sentence].get(token)
        if t.rel == "amod":
            noun = self.register.noun_at([(t.text.lower(), t.lemma.lower())], 0)
            noun = noun if noun is not None and noun.sector in ARMED else None
        if t.rel == "compound" and t.lemma.lower() in KINDS_OF_THINGS:
            return None
        alone = alone or (noun is not None and noun.sector == "OPP")  # `opposition calls` are those of the opposition
        return self._resolver.group(s, token, noun, alone=alone) if noun is not None and t.rel in ("amod", "compound") else None

    def body(self, sentence: int, token: int) -> Actor | None:
        """The body that a word before another noun names: Canalys in `a Canalys report`."""
        s = self.reading.sentences[sentence]
        if s.tokens[token].rel != "compound":
            return None
        hit = self.hits.at(s, token)
        known = hit is not None and hit.entry.kind in (*BODIES, Kind.ORGAN) and not hit.loose
        return self._resolver.named(s, token, hit) if hit is not None and known else self._resolver.unknown_body(s, token)

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

    def someone(self, sentence: int, token: int, *, double: bool = False, speaking: bool = False) -> Actor | None:
        """The persons that a noun tells of which alone makes no party: `a party source`, `one poster`; None for other things.

        `double`: by a noun that is also one for things, too: a client, a star; `speaking`: whoever it is speaks: `a neighbour said`.
        """
        return self._resolver.someone(self.reading.sentences[sentence], token, double=double, speaking=speaking)

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

    def all(self, sentence: int, *, place_ok: bool = False) -> tuple[tuple[int, Actor], ...]:
        """Every (head token, actor) of the sentence."""
        return tuple(self._all(self.reading.sentences[sentence], place_ok))

    def _all(self, s: Sentence, place_ok: bool) -> Iterator[tuple[int, Actor]]:
        for t in s.tokens:
            if t.upos in ("NOUN", "PROPN", "NUM", "ADJ", "X") and top(s, t.i) == t.i and not (t.upos == "ADJ" and t.rel == "amod"):
                actor = self.party(s.index, t.i, place_ok=place_ok)
                if actor is not None:
                    yield t.i, actor

    def _private(self, words: list[str], last: int) -> bool:
        word = self.register.body_word(words, last)
        return word is not None and word.sector in PRIVATE

    def _land(self, name: str) -> bool:
        return any(e.kind is Kind.STATE for e in self.register.names.get(name, ()))

    # -- reading ----------------------------------------------------------------------------------------------------------

    def _heads(self, s: Sentence) -> dict[int, Noun]:
        """Head token -> organ or role phrase, the longest first."""
        words = [_forms(t) for t in s.tokens]
        out: dict[int, Noun] = {}
        i = 0
        while i < len(words):
            noun = self.register.noun_at(words, i)
            if noun is None or s.tokens[i + noun.head].upos not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"):
                i += 1
                continue
            name = self.hits.at(s, i)
            if name is not None and name.first < i and name.last <= i + noun.head:
                i += 1  # the official of `African Union official` is none of a union
                continue
            for at in _heading(s, i, noun):
                nominal = s.tokens[at].upos in ("NOUN", "PROPN") or _past(s.tokens[at])
                taken = self._surname(s, at, noun) or _only_named(s, at, noun) or self._doing(s, at, noun) or loaded(s, at)
                if nominal and not (_half_a_name(s, at) or taken):
                    out[at] = noun
            i += len(noun.words)
        return out

    def _doing(self, s: Sentence, head: int, noun: Noun) -> bool:
        """Whether a noun is but what is done to a thing: `the administration of justice`, where that of a state or a town is an organ."""
        if noun.words[-1] not in DOINGS:
            return False
        things = (c for _, c in behind(s, head, "of") if self.hits.at(s, c) is None and s.tokens[c].lemma.lower() not in agreement().sorts)
        return any(not any(n.first <= c < n.last for n in s.names) for c in things)
    def _surname(self, s: Sentence, i: int, noun: Noun) -> bool:
        """Whether an office is but somebody's surname, of whom the text has told: `Bishop` of Julie Bishop, no bishop."""
        alone = any(n.label == "PER" and (n.first, n.last) == (i, i + 1) for n in s.names) and len(noun.words) == 1
        return alone and self.hits.surnamed(s.tokens[i].text) and not any(s.tokens[c].text.lower() == "the" for c in s.each(i, "det"))

    def _portfolio(self, s: Sentence, head: int) -> bool:
        """Whether a noun is but what a ministry is for: `the Minister of Education, Science and Technology`."""
        hit = self.hits.at(s, head)
        person = any(n.label == "PER" and n.first <= head < n.last for n in s.names)
        t = s.tokens[head]
        somebody = personal(t.lemma.lower()) and not (t.upos == "PROPN" and "for" in prepositions(s, head))  # `the Minister for Women`
        if person or somebody or (hit is not None and hit.entry.kind not in FIELDS):
            return False
        while t.rel in ("conj", "appos", "list") and s.tokens[t.head].upos in ("NOUN", "PROPN") and t.head < t.i:
            t = s.tokens[t.head]
        office = self._nouns[s.index].get(t.head) if t.rel == "nmod" and prepositions(s, t.i) & {"of", "for"} else None
        return office is not None and office.words[-1] in MINISTERIAL

    def _only_city(self, s: Sentence, head: int) -> bool:
        hit = self.hits.at(s, head)
        return hit is not None and hit.entry.kind is Kind.CAPITAL and self._nouns[s.index].get(head) is None and not places.acts(s, head)


def _past(t: Token) -> bool:
    """Whether a word is an office that is over: `ex-governor`."""
    return t.text.lower().startswith(EX) and len(t.text) > len(EX)


def _forms(t: Token) -> tuple[str, ...]:
    """How the tables may hold a word; no verb of a clause is part of an office: `police patrolled the streets`."""
    if t.xpos in FINITE and t.rel not in ("amod", "compound", "flat"):
        return ()
    low = t.text.lower().replace("’", "'")
    return (low, t.lemma.lower(), *((low.removeprefix(EX),) if _past(t) else ()))


def _heading(s: Sentence, i: int, noun: Noun) -> list[int]:
    """The tokens that head a phrase at `i`: of `secretary - general` those that the tree takes for heads; of `mayor - elect` the last."""
    span = range(i, i + len(noun.words))
    after = [t.text.lower() for t in s.tokens[span.stop : span.stop + 2]]
    if after[:1] == ["-"] and after[1:] and after[1] in TO_BE and s.tokens[i + noun.head].head == span.stop + 1:
        return [span.stop + 1]
    return [i + noun.head] if "-" not in noun.words else [k for k in span if s.tokens[k].head not in span or k == i + noun.head]


def _half_a_name(s: Sentence, i: int) -> bool:
    """`Christian` in `Christian-Geraud` and `Christian Lindner`, `Pope` in `Ana Pope`: part of a name, and no believer or office."""
    name = next((n for n in s.names if n.label == "PER" and n.first <= i < n.last), None)
    if name is not None and name.first < i == name.last - 1 and s.tokens[i].rel == "flat" and s.tokens[i].text[0].isupper():
        return True
    if name is not None and i == name.first and name.last - i > 1 and s.tokens[i].text in FORENAMES:
        return True
    return name is not None and i + 1 < len(s.tokens) and s.tokens[i + 1].text == "-" and s.tokens[i].end == s.tokens[i + 1].start


def _only_named(s: Sentence, i: int, noun: Noun) -> bool:
    """Whether the name of a thing or a firm but ends in a word for an office or organ: the ship `Galaxy Leader`."""
    name = named(s, i, "ORG") if noun.words == ("intelligence",) else None if noun.organ else named(s, i, "LOC") or named(s, i, "MISC")
    return name is not None and name.last == i + 1 and i > name.first and s.tokens[i - 1].text not in PUBLIC


def find_mentions(
    reading: Reading, register: Register, published: dt.date | None = None, written: str | None = None, home: str | None = None
) -> Mentions:
    """Read an article's parties; `published` decides who held which office.

    `written` is the state of its dateline, `home` that of its title or paper.
    """
    return Mentions(reading, register, published, written, home)
