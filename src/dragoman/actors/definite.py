"""Who is meant by a definite phrase: `the two nations`, `the alliance`, `the Kingdom`, `its army`, `the police`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.again import Again
from dragoman.actors.before import BODIES_BACK, BODY_NOUNS, LATELY, PARTISAN, Before
from dragoman.actors.cabinet import Cabinet
from dragoman.actors.countries import DEFINITE, OWN, Countries
from dragoman.actors.focus import HOME_SECTORS, Focus
from dragoman.actors.homes import LOCAL, Homes, outward
from dragoman.actors.organs import Organs
from dragoman.actors.phrase import behind, part_of, prepositions, seats
from dragoman.actors.retinue import CAMPAIGNS, running
from dragoman.actors.two import CAMPS, STATES, THE_TWO, TWO, Two
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

PAIRS = word_list("actors", "definite.pairs")
PEOPLE = word_list("actors", "definite.people")
MET = word_list("actors", "definite.met")
MODIFYING = ("acl", "amod", "compound", "nmod", "nmod:poss", "nummod")
CHIEF = ("secretary", "-", "general")
BARE = word_list("actors", "definite.bare")
OTHERS = word_list("actors", "definite.others")
HOLY = word_list("actors", "definite.holy")


class Definite:
    """Answers for one article. `resolve`: the parties of the noun phrase or pronoun at a token; `homes`: the setting of each sentence."""

    def __init__(self, focus: Focus, again: Again, resolve: Callable[[Sentence, int], tuple[Actor, ...]], homes: Homes) -> None:
        self.again, self.resolve, self.homes = again, resolve, homes
        self.mentions, self.known = focus.mentions, focus.known
        self.before, self.twos = Before(focus.mentions, focus.known), Two(focus, resolve)
        self.cabinet = Cabinet(focus.mentions, focus.known, resolve)
        self.countries = Countries(focus, self.twos, resolve)
        self.organs = Organs(focus, self.before, self.twos, self.cabinet, resolve)

    def parties(self, s: Sentence, head: int, own: Actor | None) -> tuple[Actor, ...]:
        """The parties of `the spokesman`, `the two nations`, `the alliance`, `the army`; `own`: what the phrase alone tells."""
        t = s.tokens[head]
        lemma = t.lemma.lower()
        words = {s.tokens[c].text.lower() for c in s.children[head]}
        span = own.span if own is not None else Span(start=t.start, end=t.end, text=t.text)
        state = self.countries.meant(s, head, words, own, span) or self.countries.own_state(s, head, words, span)
        if (whole := state or (self._campaign(s, head, span) if own is None else None)) is not None:
            return (whole,)
        if own is not None and own.country is None and own.sector in HOME_SECTORS:
            for c in (*s.each(head, "nmod:poss"), *(c for _, c in behind(s, head, "of", "on", "from"))):
                several = self.resolve(s, c)
                if len(several) > 1 and all(a.country for a in several):
                    return tuple(replace(a, span=span, id=f"{a.country}/{own.sector}", sector=own.sector) for a in several)
        inner = part_of(s, head)
        of = (
            c for _, c in behind(s, inner, "of")
            if s.tokens[c].upos == "NOUN" and (s.tokens[c].lemma.lower() in BODY_NOUNS or self.countries.that_state(s, c))
        )
        told = (*s.each(inner, "nmod:poss"), *of)
        owners = (
            c for c in told
            if s.tokens[c].upos == "PRON" or s.tokens[c].lemma.lower() in OWN | BODY_NOUNS or self.countries.epithet(s, c)
        )
        another = lemma in OTHERS and own is not None and own.person is None  # an ally is not whose ally he is
        owned = next((self.organs.owned(s, c, own) for c in owners if own is not None and not another), None)
        owned = owned or self.organs.speaking_for(s, head, own)
        if owned is not None:
            self.mentions.memory.owned.add(span)
            return (replace(owned, span=span),)
        some = lemma in PEOPLE and not words & THE_TWO and not another  # `his two counterparts`
        at_home = lemma == "party" and bool(words & PARTISAN)  # `the two opposition parties`
        of_each = not at_home and (lemma in PAIRS or self._of_two(s, head, own, words))
        if words & TWO and not some and of_each:
            return self.twos.two(s, head, span, states=lemma in STATES)
        more = self.twos.three(s, head, own, span) if of_each else ()
        if not more and self._asked(s, head, words):
            more = self.twos.two(s, head, span, states=True)
        if not more and lemma in MET and t.xpos == "NNS" and "the" in words and len(list(s.each(head, *MODIFYING))) == 0:
            more = self._who_met(s, span) or self._several(s, head, span)
        if more:
            return more
        if self.countries.neighbours(s, head, words):
            return self.twos.two(s, head, span, states=True)
        person = self.again.person(s, head, own) if own is not None else None
        if person is not None:
            return (replace(person, span=span),)
        body = self._headed(s, head) if own is not None and own.id.startswith("UNK") and words & DEFINITE else None
        if own is not None and body is not None:
            return (replace(own, span=span, id=body, sector="GOV"),)
        people = self.before.people(s, head)
        before = people or (self.before.meant(s, head, own) if words & DEFINITE else None)
        if before is not None:
            self.mentions.memory.owned |= {span} if people is not None else set()
            return (replace(before, span=span),)
        ministry = own is not None and own.country is None and own.person is None and own.sector in ("GOV", "MIL")
        seat = self.homes.seat if ministry and t.rel == "nsubj" else self.homes.opened
        elsewhere = self.spot(s, head) or seat(s.index) if ministry else None
        minister = self.cabinet.state(s, head) if ministry and elsewhere is None else None
        if own is not None and minister is not None and minister[1]:
            return (replace(own, span=span, id=f"{minister[0]}/{own.sector}", country=minister[0]),)
        if (
            own is not None
            and own.sector in HOME_SECTORS
            and own.person is None
            and not own.id.startswith("GRP:")  # `G7 ministers`
            and not outward(t.text.lower(), own.sector)
            and (words & DEFINITE or t.xpos in ("NNS", "NNPS") or lemma in BARE)
        ):
            noun = self.mentions.affiliations.nouns[s.index].get(head)
            there = own.sector in LOCAL or (noun is not None and noun.organ)
            opened = seat(s.index) if there else None
            near = (a for row in self.known[max(0, s.index - 1) : s.index + 1] for _, a in row if a.country and a.sector == own.sector)
            new = not words & DEFINITE and own.sector in ("MIL", "COP") and next(near, None) is None
            spot = (self.spot(s, head) or (self._scene(s, head) if new else None) or opened) if own.country is None else None
            return self.organs.earlier_organ(s, head, own, span) if spot is None else (self.twos.of_state(spot, own.sector, span),)
        return ()

    def holy(self, s: Sentence, head: int) -> tuple[Actor, ...]:
        """The pope, whom no word beside him gives to others: `the pope in Havana`, but not `the Coptic pope`."""
        t = s.tokens[head]
        if t.lemma.lower() not in HOLY or s.child(head, "amod", "compound", "flat", "nmod", "nummod") is not None:
            return ()
        found = self.mentions.parties(s.index, head)
        alone = len(found) == 1 and found[0].person is None and found[0].country is None and self.again.person(s, head, found[0]) is None
        return (replace(found[0], id=f"VAT/{found[0].sector}", country="VAT"),) if alone else ()

    @staticmethod
    def _asked(s: Sentence, head: int, words: set[str]) -> bool:
        """Whether it is those who quarrel that are asked something: `urged all sides to talk`."""
        t = s.tokens[head]
        bare = not any(True for _ in s.each(head, "amod", "compound", "nmod", "acl", "nmod:poss"))
        return t.lemma.lower() in CAMPS and t.xpos == "NNS" and "all" in words and bare and t.rel in ("obj", "iobj", "obl")

    def _campaign(self, s: Sentence, head: int, span: Span) -> Actor | None:
        """The campaign that speaks or acts and is that of whom a pronoun stands for: `her campaign said`."""
        owners = (c for c in s.each(head, "nmod:poss") if s.tokens[c].upos == "PRON")
        acts = s.tokens[head].lemma.lower() in CAMPAIGNS and s.tokens[head].rel in ("nsubj", "conj")
        people = (a for c in owners for a in self.resolve(s, c)) if acts else ()
        return next((body for a in people if (body := running(a, span)) is not None), None)

    def both_sides(self, s: Sentence, head: int) -> bool:
        """Whether a phrase is for two states or camps told of before, wherever they meet: `both sides in Sochi`."""
        return s.tokens[head].lemma.lower() in CAMPS and any(s.tokens[c].text.lower() in TWO for c in s.children[head])

    def seated(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        """The body named before that is called by its seat: `the Leeds-based agency`."""
        the = {s.tokens[c].text.lower() for c in s.children[head]} & DEFINITE
        body = self.before.meant(s, head, own) if the and any(True for _ in seats(s, head)) else None
        span = own.span if own is not None else Span(start=s.tokens[head].start, end=s.tokens[head].end, text=s.tokens[head].text)
        return None if body is None else replace(body, span=span)

    def spot(self, s: Sentence, i: int) -> str | None:
        """The state of the place that a clause with `where` tells of: Mali in `left Mali, where soldiers seized power`."""
        clause = next((j for j in s.ancestors(i) if s.tokens[j].deprel == "acl:relcl"), None)
        if clause is None or not any(s.tokens[c].text.lower() == "where" for c in s.children[clause]):
            return None
        place = self.mentions.party(s.index, s.tokens[clause].head, place_ok=True)
        return None if place is None or place.country != place.id else place.country

    def _scene(self, s: Sentence, head: int) -> str | None:
        """The state of the place of what befell some: Niger in `attacked a convoy in western Niger, killing 20 soldiers`."""
        t = s.tokens[head]
        verbs = [j for j in (t.head, s.tokens[t.head].head if t.head >= 0 else -1) if j >= 0 and s.tokens[j].upos == "VERB"]
        if t.rel not in ("obj", "nsubj") or (t.rel == "nsubj" and t.deprel != "nsubj:pass"):
            return None
        places = [c for v in verbs for k in (v, *s.each(v, "obj", "obl")) for c in s.each(k, "obl", "nmod")]
        where = (self.mentions.party(s.index, c, place_ok=True) for c in places if prepositions(s, c) & {"in", "near"})
        states = {a.country for a in where if a is not None and a.country is not None and a.country == a.id}
        return states.pop() if len(states) == 1 else None

    def _who_met(self, s: Sentence, span: Span) -> tuple[Actor, ...]:
        """The two persons of two states that a sentence or two before told of, and no third: `the ministers discussed trade`."""
        row = [a for k in range(max(0, s.index - LATELY), s.index) for _, a in self.known[k] if a.country]
        people = {a.country: a for a in row if a.person is not None}
        if len(people) != 2 or any(a.country not in people for a in row):
            return ()
        return tuple(replace(a, span=span) for a in sorted(people.values(), key=lambda a: a.id))

    def _several(self, s: Sentence, head: int, span: Span) -> tuple[Actor, ...]:
        """Those of several states whom a sentence or two before told of by one noun: `the ministers of Chad and Mali`."""
        for k in range(s.index - 1, max(-1, s.index - LATELY - 1), -1):
            there = self.mentions.reading.sentences[k]
            for t in reversed(there.tokens):
                if t.xpos == "NNS" and t.lemma == s.tokens[head].lemma and (found := self.mentions.parties(k, t.i)):
                    return tuple(replace(a, span=span) for a in found) if len({a.country for a in found if a.country}) > 1 else ()
        return ()

    def _headed(self, s: Sentence, head: int) -> str | None:
        """The body of states whose head is meant: `the Secretary-General`, or one in small letters if no other body came later."""
        noun = self.mentions.affiliations.nouns[s.index].get(head)
        if noun is None or noun.words != CHIEF:
            return None
        wholes = self.mentions.register.wholes
        last = self.before.named(s, head, BODIES_BACK, lambda a: a.sector == "PTY" or a.id.startswith(("IGO:", "NGO:", "NSA:", "ORG:")))
        if not s.tokens[head].text.istitle() and (last is None or not last.id.startswith("IGO:")):
            return None
        un = self.before.named(s, head, BODIES_BACK, lambda a: wholes.get(a.id, a.id) == "IGO:UN")
        body = un or self.before.named(s, head, BODIES_BACK, lambda a: a.id.startswith("IGO:"))
        return None if body is None else wholes.get(body.id, body.id)

    def _of_two(self, s: Sentence, head: int, own: Actor | None, words: set[str]) -> bool:
        """Whether two of a kind may be one of each state: `the two armies`, `both ministers`, but not `the two captains`."""
        if own is None or s.tokens[head].xpos not in ("NNS", "NNPS") or not words & {"the", "both", "these"}:
            return False
        noun = self.mentions.affiliations.nouns[s.index].get(head)
        return own.sector == "GOV" or (own.sector in HOME_SECTORS and noun is not None and noun.organ)
