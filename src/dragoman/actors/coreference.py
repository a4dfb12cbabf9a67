"""Who is meant by `he`, `it`, `they`, `who`, `the spokesman`, `the two nations`. Pronouns are ranked (see pronouns); the rest are rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property

from dragoman.actors.again import Again
from dragoman.actors.aged import Aged, phrased
from dragoman.actors.agreement import Number, Sort, agreement
from dragoman.actors.before import ARMED, MUTUAL
from dragoman.actors.countries import OWN
from dragoman.actors.definite import Definite
from dragoman.actors.discourse import Phrase, phrases
from dragoman.actors.entities import At
from dragoman.actors.features import NEUTER, PERSONAL, PLURAL, PRONOUNS, RELATIVE, SPEAKING
from dragoman.actors.focus import Focus
from dragoman.actors.homes import LOCAL, Homes, Lands, governing
from dragoman.actors.likely import Likely
from dragoman.actors.mentions import Mentions
from dragoman.actors.organs import PUBLIC_ORGANS
from dragoman.actors.phrase import OF_OTHERS, antecedent, counted_by, part_of, share_of, top
from dragoman.actors.pronouns import Discourse, Weights, best
from dragoman.actors.settling import Settling, on_the_spot, stateless
from dragoman.actors.speaking import Speaking
from dragoman.actors.two import CAMPS, MORE
from dragoman.actors.whereabouts import Whereabouts
from dragoman.actors.whose import Weights as OfWhose
from dragoman.actors.whose import Whose
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence, Token
from dragoman.records import Actor, Span

ANYBODY = frozenset(["someone", "somebody", "anyone", "anybody", "everyone", "everybody"])
PARTS = frozenset(["nsubj", "obj", "iobj", "obl"])
FAR_BACK = 10  # sentences
ON_THE_SPOT = LOCAL | ARMED | {"REF"}  # sectors of those who are of where a noun beside them is: a refugee camp in Kenya
PAIR = word_list("actors", "coreference.pair")
PEERS = word_list("actors", "coreference.peers")


class Coreference:
    """Parties with pronouns and definite phrases resolved, over one article. `lands`: the states of its places.

    `paper`: the state that the paper is of, if it is known; `classes`: the sectors that the encoder's head tells of, if it has one;
    `weights`: of what tells the state of those whose own phrase does not.
    """

    def __init__(
        self, mentions: Mentions, lands: Lands | None = None, paper: str | None = None, classes: Sequence[str] = (),
        weights: OfWhose | None = None,
    ) -> None:
        self.mentions, self.reading, self._lands = mentions, mentions.reading, lands
        self.likely = Likely(self.reading, classes, mentions.register, owned=mentions.memory.owned) if classes else None
        self._focus = Focus(mentions, lands, paper)
        self._whereabouts = Whereabouts(self._focus, lands, paper)
        weighing = Whose(self._focus, self._whereabouts, lands, weights or OfWhose.shipped())
        self.settling = Settling(mentions, self._whereabouts, weighing, self.likely)
        self._cache: dict[tuple[int, int], tuple[Actor, ...]] = {}
        self._asked: set[tuple[int, int]] = set()  # those of whom `someone` is being asked
        self._meant: dict[At, tuple[Actor, ...]] = {}

    def with_pronouns(self, meant: Mapping[At, tuple[Actor, ...]]) -> Coreference:
        """The same answers, but for some pronouns whom they mean, and so for whatever is theirs."""
        if not meant:
            return self
        view = copy(self)
        vars(view).update(_cache={}, _asked=set(), _meant={**self._meant, **meant})
        for name in ("definite", "aged", "speaking"):  # which ask back for owners, as this one has them
            vars(view).pop(name, None)
        return view

    @property
    def known(self) -> list[list[tuple[int, Actor]]]:
        """For every sentence the parties named in it."""
        return self._focus.known

    @property
    def home(self) -> str | None:
        """The country that the article is mostly about, or None if none stands out."""
        return self._focus.home

    @property
    def homes(self) -> Homes:
        """The setting of each sentence."""
        return self._whereabouts.homes

    @cached_property
    def again(self) -> Again:
        """Persons taken up by their office."""
        return Again(self.mentions, self.known)

    @cached_property
    def aged(self) -> Aged:
        """Persons taken up by their age."""
        return Aged(self.reading, self.known, self.parties)

    @cached_property
    def definite(self) -> Definite:
        """Definite phrases, resolved by rules."""
        return Definite(self._focus, self.again, self._parties, self.homes)

    @cached_property
    def speaking(self) -> Speaking:
        """Bodies that speak, by themselves or by somebody."""
        return Speaking(self.reading, self.known, lambda s, i: self.parties(s.index, i, place_ok=True))

    def thing(self, sentence: int, token: int) -> Actor:
        """The noun phrase at a token as a party that only its part in an act makes one.

        It is of the state of the place that its words name; nobody's things are of the setting's, or of the one foreign state that is told
        of, but a place with a name is somewhere of its own.
        """
        a = self.settling.settled(self.mentions.thing(sentence, token), sentence)
        s = self.reading.sentences[sentence]
        there = self._whereabouts.within(sentence, a) or self._whereabouts.there(s, top(s, token)) if a.id == "UNK" else None
        if there is not None:
            return replace(a, id=there, country=there)
        foreign = OF_OTHERS & set(a.span.text.lower().split())
        nobodys = a.id == "UNK" and not foreign and not somewhere(self.reading.sentences[sentence], a)
        abroad = self._focus.foreign if len(self._focus.foreign) == 1 else ()  # a yacht `seized under sanctions against Iran`
        state = self.homes.opened(sentence) or self.homes.at(sentence) or min(abroad, default=None) if nobodys else None
        return a if state is None else replace(a, id=state, country=state)

    def state(self, country: str, span: Span) -> Actor:
        """A state as a party, for words that name it otherwise: its town, its capital."""
        return Actor(span=span, id=country, name=self.mentions.register.states.get(country, country), country=country)

    def parties(self, sentence: int, token: int, *, place_ok: bool = False) -> tuple[Actor, ...]:
        """The parties that the noun phrase or pronoun at `token` stands for."""
        key = (sentence, token)
        if key not in self._cache:
            self._cache[key] = ()
            s = self.reading.sentences[sentence]
            t = s.tokens[token]
            if holy := self.definite.holy(s, token):
                self._cache[key] = holy
                return holy
            found, spot = self._parties(s, token), self.definite.spot(s, token)
            of_all = self._of_all(s, token)
            scene = self._whereabouts.scene(s, token) if spot is None and not of_all and self.settling.local(s, token, found) else None
            if scene is not None:
                found, spot = self.mentions.parties(sentence, token), scene
            sides = len(found) > 1 and t.lemma.lower() in CAMPS
            by_rule = found if of_all or sides else tuple(self.settling.by_rule(on_the_spot(a, spot), sentence) for a in found)
            told = of_all or spot is not None or len(found) != 1 or t.upos in ("PRON", "DET")
            told = told or self.settling.tells(s, token, found[0], self.definite.organs.guessed)
            self._cache[key] = by_rule if told else (self.settling.likeliest(by_rule[0], sentence),)
        found = self._cache[key]
        return found or (self.mentions.parties(sentence, token, place_ok=True) if place_ok else ())

    def _of_all(self, s: Sentence, i: int) -> bool:
        """Whether it is the governments or nations of all the world that are told of: `all governments`, `every country`."""
        noun, words = s.tokens[i].lemma.lower(), {s.tokens[c].text.lower() for c in s.each(i, "det", "amod")}
        return noun in OWN and bool(words & {"all", "every", "other", "many", "most"}) and not any(True for _ in s.each(i, "nmod"))

    def outlet(self, sentence: int, token: int) -> Actor | None:
        """The news outlet at a token, as who reports: Reuters in `Reuters said`."""
        return self.mentions.outlet(sentence, token)

    def someone(self, sentence: int, token: int, *, speaking: bool = False) -> Actor | None:
        """Those whom a word tells of that is else no party: `a party source`, `one poster`, `many of the workers`, `26 per cent`.

        Of `most of them`, where `them` takes up the phrase that it stands in, nothing is told. `speaking`: `a neighbour said`.
        """
        key = (sentence, token)
        if key in self._asked:
            return None
        self._asked.add(key)
        try:
            return self._someone(sentence, token, speaking)
        finally:
            self._asked.remove(key)

    def _someone(self, sentence: int, token: int, speaking: bool) -> Actor | None:
        s = self.reading.sentences[sentence]
        t = s.tokens[token]
        if t.upos == "PRON" and t.text.lower() in RELATIVE:
            clause = next((j for j in s.ancestors(token) if s.tokens[j].deprel == "acl:relcl"), None)
            return None if clause is None else self.someone(sentence, antecedent(s, token, clause), speaking=speaking)
        if t.upos == "PRON":
            p = self.antecedent(sentence, token)
            taken = None if p is None or p.group else self.someone(p.sentence, p.head)
            return None if taken is None else replace(taken, span=Span(start=t.start, end=t.end, text=t.text))
        part = share_of(s, token)
        if part is not None:
            return next(iter(self.parties(sentence, part, place_ok=False)), None) or self.someone(sentence, part)
        body = self._by_noun(s, token)
        if body is not None:
            return body
        called = self.again.called(s, token)
        found = self.mentions.someone(sentence, token, speaking=speaking)
        span = found.span if found is not None else Span(start=t.start, end=t.end, text=t.text)
        found = found if called is None else replace(called, span=span)  # `the host`, be it a word for things too
        found = None if found is None else self.definite.organs.theirs(s, token, found) or found
        return None if found is None else self.settling.settled(found, sentence)

    def local(self, sentence: int, token: int) -> Actor | None:
        """Whoever governs the town or province that speaks, or the body that the model took for a place."""
        s, lands = self.reading.sentences[sentence], self._lands
        found = None if lands is None else governing(s, token, self.reading.text, lands, self.mentions.register)
        return None if found is None else self.settling.settled(found, sentence)

    def _by_noun(self, s: Sentence, token: int) -> Actor | None:
        """The body named before that ends in the noun of a bare definite phrase: the city council in `the council said`."""
        t = s.tokens[token]
        beside = [s.tokens[c] for c in s.children[token] if c < token]
        if t.upos != "NOUN" or [b.text.lower() for b in beside] != ["the"]:
            return None
        for k in range(s.index, max(-1, s.index - FAR_BACK), -1):
            for j, a in reversed(self.known[k]):
                last = a.span.text.rpartition(" ")[2].lower()
                if (k, j) < (s.index, token) and a.person is None and last == t.text.lower() and a.span.text.lower() != last:
                    return replace(self.settling.settled(a, k), span=Span(start=t.start, end=t.end, text=t.text))
        return None

    def person(self, sentence: int, token: int) -> Actor | None:
        """Whoever a noun for a person tells of, named or not: `his client`."""
        found = self.mentions.someone(sentence, token, double=True)
        if found is not None and found.id == "UNK:UNK":
            found = replace(found, id="UNK:CVL", sector="CVL")
        return None if found is None else self._peer(self.settling.settled(found, sentence), sentence, token)

    def _peer(self, a: Actor, sentence: int, token: int) -> Actor:
        """A colleague in the office of whoever has him: `her Chilean colleague` of a minister's."""
        s = self.reading.sentences[sentence]
        owner = s.child(token, "nmod:poss") if s.tokens[token].lemma.lower() in PEERS else None
        whose_ = next(iter(self.parties(sentence, owner)), None) if owner is not None else None
        if whose_ is None or whose_.sector not in PUBLIC_ORGANS or a.country is None:
            return a
        return replace(a, id=f"{a.country}/{whose_.sector}", sector=whose_.sector)

    def organ(self, sentence: int, token: int, *, alone: bool = False) -> tuple[Actor, ...]:
        """The organ that stands before another noun, as the text spoke of it before: the army in `army jets`. `alone`: nobody's too."""
        own = self.mentions.modifier(sentence, token, alone=alone)
        if own is None or not own.id.startswith("UNK:"):
            return () if own is None else (own,)
        s = self.reading.sentences[sentence]
        there = self._whereabouts.there(s, s.tokens[token].head) if own.sector in ON_THE_SPOT else None
        if there is not None:
            return (replace(own, id=f"{there}/{own.sector}", country=there),)
        return self.definite.organs.earlier_organ(s, token, own, own.span) or (own,)

    def is_pronoun(self, sentence: int, token: int) -> bool:
        """Whether the token is a pronoun that stands for a party."""
        t = self.reading.sentences[sentence].tokens[token]
        return t.text.lower() in PRONOUNS | SPEAKING and t.upos in ("PRON", "DET", "SCONJ") and not self._body(sentence, t)

    def _body(self, sentence: int, t: Token) -> bool:
        """Whether capitals make a pronoun a body: the WHO."""
        s = self.reading.sentences[sentence]
        return len(t.text) > 2 and t.text.isupper() and not all(x.text.isupper() for x in s.tokens if x.text.isalpha())

    def _parties(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        t = s.tokens[i]
        low = t.text.lower()
        if t.upos in ("PRON", "DET", "SCONJ") and low in PRONOUNS and not self._body(s.index, t):
            if low in RELATIVE:
                return self._relative(s, i)
            return self._pronoun(s, t, low)
        pair = self._of_age(s, i) or self._two(s, i)
        if pair is not None:
            return pair
        if t.upos == "NUM" and any(s.tokens[c].text.lower() in ("the", "these", "those") for c in s.each(part_of(s, i), "det")):
            i = part_of(s, i)  # `40 of the insurgents`
        found, where = self.mentions.parties(s.index, i), self._whereabouts
        told = self.definite.countries.other(s, i) or (self.definite.organs.sent(s, top(s, i), found[0]) if len(found) == 1 else None)
        counted = self._counted(s, i) or (() if told is None else (told,))
        if counted:
            return counted
        seated = self.definite.seated(s, top(s, i), found[0] if found else None)
        if seated is not None:
            seat = found[0].country or where.based(s.index, found[0]) if found and seated.id.startswith("ORG:") else None
            return (replace(seated, country=seated.country or seat),)
        if len(found) == 1 and where.based(s.index, found[0]) is not None:
            return found
        body = self.speaking.body(found[0]) if len(found) == 1 else None
        if body is not None:
            found = (replace(found[0], id=body.id, country=body.country, sector=body.sector),)
        if len(found) == 1 and stateless(found[0]):
            return (self._focus.official(found[0]),)
        if found and not (found[0].id.startswith(("UNK:", "GRP:")) and found[0].person is None):
            own = found[0]
            before = self.definite.before
            organ = before.organ(s, top(s, i), own) or before.of_people(s, top(s, i), own) if len(found) == 1 else None
            organ = organ or self.definite.organs.sender(s, top(s, i), own)
            if organ is not None:
                return (replace(organ, span=own.span),)
            person = self.again.person(s, top(s, i), own) if len(found) == 1 else None
            if person is not None and person.country is None and own.country is not None and person.sector == own.sector:
                person = replace(person, country=own.country, id=own.id)  # `the commander of the Omani navy`
            return found if person is None else (replace(person, span=own.span),)
        if not found and t.upos == "NOUN":
            office = self.mentions.office(s.index, i)
            person = None if office is None else self.again.person(s, top(s, i), office)
            if office is not None and person is not None:
                return (replace(self._focus.official(person) if stateless(person) else person, span=office.span),)
        there = len(found) == 1 and found[0].id.startswith("UNK:") and not self.definite.both_sides(s, top(s, i))
        if there and (where.within(s.index, found[0]) or where.placed(s.index, found[0])):
            here = self.settling.by_rule(found[0], s.index)  # `Kerala police`, wherever the story is set
            person = self.again.person(s, top(s, i), here)
            if person is not None and person.country is None and here.country is not None and person.sector == here.sector:
                person = replace(person, country=here.country, id=here.id)
            return (here if person is None else replace(person, span=here.span),)  # `the Ohio senator`
        better = () if self._of_all(s, i) else self.definite.parties(s, top(s, i), found[0] if found else None)
        return tuple(self._focus.official(a) if stateless(a) else a for a in better) or found

    def _of_age(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The person whom an age means: `the 22-year-old`."""
        person = self.aged.person(s, i)
        return () if person is None else (replace(person, span=phrased(self.reading, s, i)),)

    def _two(self, s: Sentence, i: int) -> tuple[Actor, ...] | None:
        """Two persons or states told of before, or one of them: `the couple`, `the two`, `the latter`; None where it is none of these."""
        t, low = s.tokens[i], s.tokens[i].text.lower()
        span = Span(start=t.start, end=t.end, text=t.text)
        people = [a for k, j in self.definite.twos.both_people(s, i) for a in self.parties(k, j)]
        if people:
            own = self.mentions.party(s.index, i)
            return tuple(replace(a, span=span if own is None else own.span) for a in people)
        after_the = i > 0 and s.tokens[i - 1].text.lower() == "the"
        if t.rel in PARTS and ((low in PAIR and after_the) or (low in ("both", "each") and s.child(i, "nmod") is None)):
            return self.definite.twos.two(s, i, span, states=False)
        return self._of_last_two(s, i) if low in ("former", "latter") and after_the and t.rel in PARTS else None

    def _of_last_two(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The last named, or the one before: `Chad thanked Niger. The latter had sent police`."""
        t = s.tokens[i]
        for k in range(s.index, max(-1, s.index - 2), -1):
            row = list({a.id: a for j, a in self.known[k] if k < s.index or j < i}.values())[-2:]
            if len(row) == 2:
                return (replace(row[t.text.lower() == "latter"], span=Span(start=t.start, end=t.end, text=t.text)),)
        return ()

    def _counted(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """Those whom the text counted before: the diplomats in `accused the four`, after `four diplomats`; else so many states."""
        if not self.is_count(s.index, i):
            return ()
        t = s.tokens[i]
        for k in range(s.index, max(-1, s.index - FAR_BACK), -1):
            there = self.reading.sentences[k]
            for n in reversed(there.tokens[: i if k == s.index else None]):
                counted = n.head if n.rel == "nummod" else part_of(there, n.i) if n.upos == "NUM" else n.i
                if counted != n.i and n.text.lower() == t.text.lower():
                    found = self.parties(k, counted)
                    if found or n.rel != "nummod":
                        return tuple(replace(a, span=Span(start=t.start, end=t.end, text=t.text)) for a in found)
        twos, span = self.definite.twos, Span(start=t.start, end=t.end, text=t.text)
        return tuple(twos.of_state(c, None, span) for c in twos.so_many(MORE.get(t.text.lower(), 0), s, i))

    def is_count(self, sentence: int, token: int) -> bool:
        """Whether a number alone stands for those told of before: `the two`, `all three`."""
        s = self.reading.sentences[sentence]
        t = s.tokens[token]
        alone = t.upos == "NUM" and t.rel in PARTS and token > 0 and s.tokens[token - 1].text.lower() in ("the", "all")
        return alone and not any(True for _ in s.each(token, "nmod", "amod", "acl"))

    def _relative(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        for j in s.ancestors(i):
            if s.tokens[j].deprel == "acl:relcl":
                taken = antecedent(s, i, j)
                subject = s.child(taken, "nsubj") if s.child(taken, "cop") is not None else None
                told = () if subject is None or s.tokens[subject].upos == "PRON" else self.parties(s.index, subject)
                found = told or self.parties(s.index, taken, place_ok=s.tokens[i].deprel == "nsubj")
                return tuple(a for a in found if a.person is None) if s.tokens[i].text.lower() == "which" else found
            if s.tokens[j].rel == "parataxis" and counted_by(s, i) != i:  # `arrested 40 students, most of whom were freed`
                touched = [c for c in s.each(s.tokens[j].head, "obj", "nsubj:pass") if c < i]
                return self.parties(s.index, touched[-1]) if touched else ()
        return ()

    @cached_property
    def discourse(self) -> Discourse:
        """The article's pronouns with the phrases that they take up."""
        return Discourse(self.reading, phrases(self.mentions), best(Weights.shipped()))

    def antecedent(self, sentence: int, token: int) -> Phrase | None:
        """The noun phrase that the pronoun at `token` takes up, whether it is a party or not."""
        return self.discourse.antecedent(sentence, token)

    def _pronoun(self, s: Sentence, t: Token, low: str) -> tuple[Actor, ...]:
        """The parties of the antecedent; () where it has none, or one that the pronoun cannot stand for."""
        if At(s.index, t.i) in self._meant:
            return self._meant[At(s.index, t.i)]
        if low in PLURAL and any(k.text.lower() in ANYBODY for k in s.tokens[: t.i]):
            return ()  # `someone who says that they were robbed`
        span = Span(start=t.start, end=t.end, text=t.text)
        p = self.antecedent(s.index, t.i)
        if low in PLURAL and (p is None or p.number is Number.SINGULAR):
            pair = self._pair(s, t.i) or self.definite.twos.dealt_with(
                s, t.i, span, self._named_by(p, low) if p is not None else []
            )
            if pair:
                return tuple(replace(a, span=span) for a in pair)
        namings = [self._named_by(q, low) for q in reversed(self.discourse.found[At(s.index, t.i)])]
        named = [n for n in namings if n]
        sure = (n for n in named if all(a.person is not None if low in PERSONAL else not a.id.startswith("UNK") for a in n))
        found = next(sure, named[0] if named else ())
        itself = self.speaking.of_itself(s, t.i, found) if low == "it" else ()
        return tuple(replace(a, span=span) for a in itself or found)

    def _pair(self, s: Sentence, i: int) -> list[Actor]:
        """`Kerry met Lavrov. They discussed Syria`: two of a kind that one verb joins, if it or the verb of `they` is a mutual one."""
        again = s.tokens[s.tokens[i].head].lemma.lower() in MUTUAL if s.tokens[i].rel == "nsubj" else False
        for where in (s, *self.reading.sentences[max(0, s.index - 1) : s.index]):
            here = {j: a for j, a in self.known[where.index] if where is not s or j < i}
            for j in reversed(here):
                verb = where.tokens[j].head
                if where.tokens[j].rel != "nsubj" or not (again or where.tokens[verb].lemma.lower() in MUTUAL):
                    continue
                for c in where.each(verb, "obj", "obl"):
                    other = here.get(c)
                    if other is not None and other.id != here[j].id and _of_a_kind(other, here[j]):
                        return [here[j], other]
        return []

    def _named_by(self, p: Phrase, low: str) -> list[Actor]:
        """The parties of a phrase that the pronoun may stand for."""
        s = self.reading.sentences[p.sentence]
        out: list[Actor] = []
        for j in (p.head, *s.each(p.head, "conj")) if p.group else (p.head,):
            out += [a for a in self.parties(s.index, j, place_ok=True) if a not in out]
        if not out and p.sort is Sort.ORGANIZATION and not p.group:
            out = [self.mentions.thing(s.index, p.head)]
        if low in PERSONAL:
            return [a for a in out if a.person is not None or (p.sort is Sort.PERSON and a.id != a.country)]
        return [a for a in out if a.person is None] if low in NEUTER else out


def somewhere(s: Sentence, a: Actor) -> bool:
    """Whether a party is a place with a name, which need not be of the state that the text is set in: `the Lachin corridor`."""
    inside = [t for t in s.tokens if a.span.start <= t.start and t.end <= a.span.end]
    return any(t.upos == "PROPN" for t in inside) and agreement().sorts.get(inside[-1].lemma.lower()) is Sort.PLACE


def _of_a_kind(a: Actor, b: Actor) -> bool:
    """Whether two may be taken up together: both persons, or neither, or both in one kind of office of two states."""
    office = a.sector is not None and a.sector == b.sector and a.country != b.country
    return (a.person is None) == (b.person is None) or office
