"""Who is meant by a definite phrase: `the two nations`, `the alliance`, `the Kingdom`, `its army`, `the police`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.affiliation import DELEGATED, ENVOYS, SPECIAL
from dragoman.actors.again import Again
from dragoman.actors.before import ARMED, BODIES_BACK, BODY_NOUNS, LATELY, PARTISAN, Before
from dragoman.actors.cabinet import Cabinet
from dragoman.actors.focus import HOME_SECTORS, Focus, envoy
from dragoman.actors.homes import LOCAL, Homes, for_abroad, outward
from dragoman.actors.phrase import behind, international, part_of, prepositions, seats
from dragoman.actors.retinue import CAMPAIGNS, LED, running, serves
from dragoman.actors.sectors import PRIVATE
from dragoman.actors.two import BACK, CAMPS, STATES, THE_TWO, TWO, Two
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

PAIRS = word_list("actors", "definite.pairs")
PEOPLE = word_list("actors", "definite.people")
NEIGHBOURS = word_list("actors", "definite.neighbours")
ALLIES = word_list("actors", "definite.allies")
NEIGHBOURLY = word_list("actors", "definite.neighbourly")
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
PLAIN = word_list("actors", "definite.plain")
CAMPED = frozenset([*SPECIAL, "PTY", "OPP", "REB", "UAF", "PRM"])  # whose leaders and spokesmen are of them
MET = word_list("actors", "definite.met")
MODIFYING = ("acl", "amod", "compound", "nmod", "nmod:poss", "nummod")
ROYAL = word_list("actors", "definite.royal")
REALMS = word_list("actors", "definite.realms")
CHIEF = ("secretary", "-", "general")
ABROAD = word_list("actors", "definite.abroad")
BARE = word_list("actors", "definite.bare")
PUBLIC_ORGANS = frozenset(["GOV", "MIL", "COP", "LEG", "SPY"])
LEADING = word_list("actors", "definite.leading")
NO_ORGANS = ("UNK", "ORG:")
OWN = word_list("actors", "definite.own")
OTHERS = word_list("actors", "definite.others")
SPOKEN_FOR = word_list("actors", "definite.spoken_for")
SENDING = word_list("actors", "definite.sending")


class Definite:
    """Answers for one article. `resolve`: the parties of the noun phrase or pronoun at a token; `homes`: the setting of each sentence."""

    def __init__(self, focus: Focus, again: Again, resolve: Callable[[Sentence, int], tuple[Actor, ...]], homes: Homes) -> None:
        self.focus, self.again, self.resolve, self.homes = focus, again, resolve, homes
        self.mentions, self.known = focus.mentions, focus.known
        self.before, self.twos = Before(focus.mentions, focus.known), Two(focus, resolve)
        self.cabinet = Cabinet(focus.mentions, focus.known, resolve)
        self.guessed: set[tuple[int, int]] = set()  # heads of organs that are but taken for those of a state spoken of before

    def parties(self, s: Sentence, head: int, own: Actor | None) -> tuple[Actor, ...]:
        """The parties of `the spokesman`, `the two nations`, `the alliance`, `the army`; `own`: what the phrase alone tells."""
        t = s.tokens[head]
        lemma = t.lemma.lower()
        words = {s.tokens[c].text.lower() for c in s.children[head]}
        span = own.span if own is not None else Span(start=t.start, end=t.end, text=t.text)
        state = self._meant(s, head, words, own, span) or self._own_state(s, head, words, span)
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
            if s.tokens[c].upos == "NOUN" and (s.tokens[c].lemma.lower() in BODY_NOUNS or self._that_state(s, c))
        )
        told = (*s.each(inner, "nmod:poss"), *of)
        owners = (c for c in told if s.tokens[c].upos == "PRON" or s.tokens[c].lemma.lower() in OWN | BODY_NOUNS or self._epithet(s, c))
        another = lemma in OTHERS and own is not None and own.person is None  # an ally is not whose ally he is
        owned = next((self._owned(s, c, own) for c in owners if own is not None and not another), None) or self._speaking_for(s, head, own)
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
        if self._neighbours(s, head, words):
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
            return self.earlier_organ(s, head, own, span) if spot is None else (self.twos.of_state(spot, own.sector, span),)
        return ()

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

    def sent(self, s: Sentence, head: int, own: Actor) -> Actor | None:
        """An envoy of nobody told as that of the state or body of states that sends or recalls him: `Chad sent an envoy to Mali`."""
        t = s.tokens[head]
        envoy = own.id == "UNK:GOV" and own.person is None and t.lemma.lower() in ENVOYS | DELEGATED
        if not envoy or t.rel != "obj" or s.tokens[t.head].lemma.lower() not in SENDING:
            return None
        for a in self.twos.doers(s, head):
            if a.country is not None and a.sector in (None, *PUBLIC_ORGANS):
                return replace(own, id=f"{a.country}/GOV", country=a.country)
            if a.id.startswith("IGO:"):
                return replace(own, id=a.id)
        return None

    def sender(self, s: Sentence, head: int, own: Actor) -> Actor | None:
        """The state whose envoy somebody is to a body of states: Russia, not the U.N., in `Moscow refused. Its U.N. ambassador asked`."""
        if not own.id.startswith("IGO:") or own.person is not None or s.tokens[head].lemma.lower() not in ENVOYS:
            return None
        owner = next((c for c in s.each(head, "nmod:poss") if s.tokens[c].upos == "PRON"), None)
        whose = next(iter(self.resolve(s, owner)), None) if owner is not None else None
        if whose is None or not _of_state(whose):
            return None
        return replace(own, id=f"{whose.country}/GOV", country=whose.country, sector="GOV")

    def other(self, s: Sentence, head: int) -> Actor | None:
        """The state that is a neighbour or rival of another: Congo in `Rwanda left its talks with Congo and accused its neighbour`."""
        t = s.tokens[head]
        if t.lemma.lower() not in NEIGHBOURS or t.xpos != "NN":
            return None
        owner = next((c for c in s.each(head, "nmod:poss") if s.tokens[c].text.lower() == "its"), None)
        whose = next(iter(self.resolve(s, owner)), None) if owner is not None else None
        country = whose.country if whose is not None and _of_state(whose) else None
        if country is None:
            return None
        span, other = Span(start=t.start, end=t.end, text=t.text), self.twos.pairs.other(country, t.start, s.index - BACK)
        other = other or self._named_beside(s, t.start, country)
        return self.twos.of_state(other, None, span) if other is not None else Actor(span=span, id="UNK:GOV", name=t.text, sector="GOV")

    def _named_beside(self, s: Sentence, position: int, country: str) -> str | None:
        """The state besides another that a text has named most till a position, if one stands out."""
        told = (a.country for row in self.focus.everywhere[: s.index + 1] for a in row if a.span.end <= position)
        ranked = Counter(c for c in told if c is not None and c != country).most_common(2)
        return ranked[0][0] if ranked and all(n < ranked[0][1] for _, n in ranked[1:]) else None

    def _neighbours(self, s: Sentence, head: int, words: set[str]) -> bool:
        """Whether two states are but called neighbours or rivals: `urged the neighbours to talk`."""
        t = s.tokens[head]
        lemma = t.lemma.lower()
        beside = s.each(head, "amod", "nmod", "nmod:poss", "compound", "acl", "nummod")
        more = any(s.tokens[c].text.lower() not in NEIGHBOURLY for c in beside)
        if t.xpos != "NNS" or "the" not in words or more:
            return False
        return lemma in NEIGHBOURS or (lemma in ALLIES and self.twos.pairs.lately(t.start, s.index - 1) is not None)

    def _meant(self, s: Sentence, head: int, words: set[str], own: Actor | None, span: Span) -> Actor | None:
        """The state that `the Kingdom`, `the island` or `the West African nation` stands for, or the leader of `the Asian leader`."""
        lemma = s.tokens[head].lemma.lower()
        meanings = self._meanings(s, head, words, own)
        country = self.focus.latest(meanings, s.tokens[head].start) or self.focus.about(meanings) if meanings else None
        if country is None:
            return None
        sector = own.sector if own is not None and lemma in LEADING else None
        return self.twos.of_state(country, sector, span)

    def _epithet(self, s: Sentence, head: int) -> bool:
        """Whether a noun is one that states are called by: the kingdom of `the kingdom's army`."""
        return s.tokens[head].upos == "NOUN" and bool(self._meanings(s, head, {s.tokens[c].text.lower() for c in s.children[head]}, None))

    def _meanings(self, s: Sentence, head: int, words: set[str], own: Actor | None) -> frozenset[str]:
        """The states that a noun or a group of states with an article may stand for."""
        t = s.tokens[head]
        if t.xpos not in ("NN", "NNP") or not words & DEFINITE:
            return frozenset()
        members = self.mentions.register.members
        if own is not None and own.id.startswith("GRP:") and t.lemma.lower() in STATES | OWN | LEADING:
            return members.get(own.id, frozenset())
        kind = "nation" if t.lemma.lower() in STATES | OWN else t.lemma.lower()
        wider = (members.get(f"{s.tokens[c].text.lower()} {kind}") for c in s.each(head, "amod", "compound"))
        return next((m for m in wider if m), members.get(t.lemma.lower(), frozenset()))

    def _own_state(self, s: Sentence, head: int, words: set[str], span: Span) -> Actor | None:
        """The state or government of `his country`, `its government`; of `the country` that which the passage is about."""
        lemma = s.tokens[head].lemma.lower()
        if lemma not in OWN or s.tokens[head].xpos != "NN":
            return None
        government = lemma == "government"
        owner = next(iter(s.each(head, "nmod:poss")), None)
        whose = self.resolve(s, owner) if owner is not None and s.tokens[owner].upos == "PRON" else ()
        told = self.mentions.affiliations.best(s, head, None)  # `the Kenyan state`
        named = told.country if told is not None and told.country is not None else self._spoken_of(s, head)
        about = (self._local(s, head) or named or self.focus.home) if "the" in words and not government else None
        country = whose[0].country if whose else about
        if country is None and self._that_state(s, head):
            country = self._last_named(s, head)
        return None if country is None else self.twos.of_state(country, "GOV" if government else None, span)

    def _local(self, s: Sentence, head: int) -> str | None:
        """The state of a court or police of the setting named before: `The court banned the country's largest union`."""
        organs = [j for j, a in self.known[s.index] if j < head and a.country is None and a.person is None and a.sector in LOCAL]
        found = (a.country for j in organs if j not in s.ancestors(head) for a in self.resolve(s, j))
        return next(filter(None, found), None)

    def _spoken_of(self, s: Sentence, head: int) -> str | None:
        """The state that `the country` takes up, and no other one that does something to it: `France cut its aid to the country`."""
        j = head
        while s.tokens[j].rel in ("nmod", "appos", "conj") and s.tokens[j].head >= 0:
            j = s.tokens[j].head
        touched = s.tokens[j].rel in ("obj", "obl", "iobj")
        subjects = (self.resolve(s, k) for k in s.each(s.tokens[j].head, "nsubj") if k < head) if touched else ()
        doers = frozenset(a.id for row in subjects for a in row if a.id == a.country)
        just = self.focus.just_named(s, s.tokens[head].start, doers) if doers else None
        acting = self.focus.before(s, s.tokens[head].start, but=doers, acting=True)
        home = self.focus.home if self.focus.home not in doers else None  # sooner than whom others did something to
        near = just or acting or home or self.focus.before(s, s.tokens[head].start, but=doers)
        return near or (self._last_named(s, head, doers) if doers else None)

    @staticmethod
    def _that_state(s: Sentence, head: int) -> bool:
        return s.tokens[head].lemma.lower() in STATES & OWN and any(s.tokens[c].text.lower() == "that" for c in s.each(head, "det"))

    def _last_named(self, s: Sentence, head: int, but: frozenset[str] = frozenset()) -> str | None:
        """The state that `that country` points to: the last one named before, as a party or a place, but who does it to that country.

        `but`: states that are not meant.
        """
        doers = set(s.each(s.tokens[head].head, "nsubj"))
        for k in range(s.index, max(-1, s.index - LATELY - 1), -1):
            row = range(head if k == s.index else len(self.mentions.reading.sentences[k].tokens))
            for j in reversed(row):
                one = self.mentions.country_at(k, j)
                if one is not None and one.country not in (None, *but) and not (k == s.index and j in doers):
                    return one.country
        return None

    def _owned(self, s: Sentence, owner: int, own: Actor) -> Actor | None:
        """`its foreign minister`, `their troops`: an organ or official of the state or the body that the pronoun stands for."""
        said_of = self._said_of(s, owner)
        party = next(iter(self.resolve(s, owner if said_of is None else said_of)), None)
        if party is None or own.country is not None or (party.person is not None and own.sector == "CVL"):
            return None
        if own.sector in ARMED and party.id.startswith("NSA:") and party.person is None:
            return replace(own, id=party.id, sector=party.sector or own.sector)
        noun = self.mentions.affiliations.nouns[s.index].get(s.tokens[owner].head)
        theirs = noun is not None and noun.relay and party.sector in CAMPED | PRIVATE and party.person is None  # a court's spokesman
        theirs = theirs or (serves(noun) and party.person is not None and party.sector in LED)  # a candidate's
        if own.sector not in HOME_SECTORS and not theirs and (own.sector in (None, "UNK") or not _of_state(party)):
            return None
        armed = party.id.startswith("NSA:") and party.sector in ARMED and party.person is None
        if armed and own.sector != "CVL":  # ministries and spokesmen of rebels
            return replace(own, id=party.id, country=party.country, sector=party.sector)
        if theirs or (own.sector == "GOV" and (party.sector in PRIVATE or party.id.startswith("ORG:"))):
            same = party.id if party.person is None or not party.id.startswith("PER:") else f"{party.country or 'UNK'}/{party.sector}"
            return replace(own, id=same, country=party.country, sector=party.sector)
        if party.country is not None:
            return replace(own, id=f"{party.country}/{own.sector}", country=party.country)
        return replace(own, id=party.id) if party.id.startswith(("IGO:", "NSA:")) and own.sector != "CVL" else None

    def _speaking_for(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
        """Whoever speaks for a body named before, called by the noun that takes it up: `an alliance spokesman`, `a bloc official`."""
        noun = self.mentions.affiliations.nouns[s.index].get(head)
        if own is None or noun is None or not noun.relay or own.country is not None or own.person is not None:
            return None
        before = next((c for c in s.each(head, "compound") if s.tokens[c].lemma.lower() in SPOKEN_FOR), None)
        beside = [c for c in s.children[head] if c != before and s.tokens[c].rel in ("amod", "compound", "nmod", "nummod")]
        body = None if before is None or beside else self.before.meant(s, before, None)
        return None if body is None else replace(own, id=body.id, country=body.country, sector=body.sector or own.sector)

    def theirs(self, s: Sentence, head: int, own: Actor) -> Actor | None:
        """Whoever a noun that alone tells of no party stands for with a pronoun: the farmers' own of `their leader said`."""
        owners = (c for c in s.each(head, "nmod:poss") if s.tokens[c].upos == "PRON")
        owned = next((a for c in owners if (a := self._owned(s, c, own)) is not None), None)
        if owned is None:
            return None
        self.mentions.memory.owned.add(own.span)
        return replace(owned, span=own.span)

    def _said_of(self, s: Sentence, owner: int) -> int | None:
        """The subject of what somebody's own organ says: Egypt in `Egypt will host a summit, its foreign ministry announced`."""
        head = s.tokens[owner].head
        verb = s.tokens[head].head
        if s.tokens[owner].text.lower() != "its" or s.tokens[head].rel != "nsubj" or verb < 0:
            return None
        clause = s.tokens[verb].head if s.tokens[verb].rel == "parataxis" else s.child(verb, "ccomp")
        subject = s.child(clause, "nsubj") if clause is not None and clause >= 0 else None
        return subject if subject is not None and subject < owner and s.tokens[subject].upos == "PROPN" else None

    def _of_two(self, s: Sentence, head: int, own: Actor | None, words: set[str]) -> bool:
        """Whether two of a kind may be one of each state: `the two armies`, `both ministers`, but not `the two captains`."""
        if own is None or s.tokens[head].xpos not in ("NNS", "NNPS") or not words & {"the", "both", "these"}:
            return False
        noun = self.mentions.affiliations.nouns[s.index].get(head)
        return own.sector == "GOV" or (own.sector in HOME_SECTORS and noun is not None and noun.organ)

    @staticmethod
    def _taken_up(s: Sentence, head: int, own: Actor, a: Actor, span: Span) -> Actor:
        """The organ spoken of before, in the words of now; a party with a name of its own, as several, is but of its state."""
        titled = any(n.label == "ORG" and n.first < head < n.last and s.tokens[n.first].text.istitle() for n in s.names)
        if a.id.startswith("NSA:") and own.sector == "PTY" and (titled or s.tokens[head].xpos in ("NNS", "NNPS")):
            return replace(own, span=span, id=f"{a.country}/{own.sector}", country=a.country)
        return replace(a, span=span, name=own.name, role=own.role)

    def earlier_organ(self, s: Sentence, head: int, own: Actor, span: Span) -> tuple[Actor, ...]:
        """The organ that the text spoke of before by the same noun, else one of the same sector, else that of the state at home."""
        if international(s, head):
            return ()
        noun, office = s.tokens[head].lemma.lower(), self.mentions.is_office(s.index, head)
        crowned = self._crowned() if noun in ROYAL else None
        minister = self.cabinet.state(s, head) if own.sector in ("GOV", "MIL") else None
        rival = next((a.country for j, a in self.known[s.index] if j < head and a.sector == "OPP" and a.country), None)
        if rival is not None and own.sector == "GOV":  # whom an opposition speaks of rules its own state
            return (replace(own, span=span, id=f"{rival}/GOV", country=rival),)
        found: Actor | None = None
        asking = self._asking_abroad(s, head)
        for k in range(s.index, max(-1, s.index - 8), -1):
            for j, a in reversed(self.known[k]):
                before = k < s.index or (j < head and j != asking)
                there = self.mentions.reading.sentences[k]
                if before and there.tokens[j].lemma.lower() == noun and a.country is None and international(there, j):
                    return (replace(a, span=span),)
                same = there.tokens[j].lemma.lower() == noun
                if before and noun in ABROAD and envoy(a) and a.country is not None:
                    return (self.twos.of_state(a.country, own.sector, span),)
                if before and same and office and a.person is None and a.id.startswith("IGO:"):
                    return (replace(a, span=span),)  # `the envoy` of the United Nations
                other = a.sector != own.sector and not (same and noun in PLAIN)  # `the ministry` may be that of defence
                if not before or other or a.person is not None or not a.country or a.id.startswith(NO_ORGANS):
                    continue
                if k < s.index - 1 and self.focus.home is not None and a.country != self.focus.home and not (same and noun in ABROAD):
                    continue  # an organ named some way back gives way to that of the state that the story is set in
                again = k == s.index - 1 and self._again(there, j, s, head)  # `The Israeli army said ... The military added`
                if same or again:
                    return (self._taken_up(s, head, own, a, span),)
                abroad = there.tokens[j].lemma.lower() in ABROAD or (crowned is not None and a.country not in crowned)
                if not abroad and not self.mentions.is_office(k, j) and not (office and a.id.startswith("NSA:")):
                    found = found or a
        if minister is not None:
            return (replace(own, span=span, id=f"{minister[0]}/{own.sector}", country=minister[0]),)
        self.guessed.add((s.index, head))
        if found is not None:
            return (self._taken_up(s, head, own, found, span),)
        home = self.focus.home if crowned is None or self.focus.home in crowned else self.focus.latest(crowned, s.tokens[head].start)
        if home is not None and own.sector not in ("CVL", "REB", "PTY"):
            return (replace(own, id=f"{home}/{own.sector}", country=home),)
        return ()

    def _again(self, before: Sentence, j: int, s: Sentence, head: int) -> bool:
        """Whether the subject of a sentence is the one of the sentence before, which is an organ too, under another noun."""
        subjects = j == before.child(before.root, "nsubj") and head == s.child(s.root, "nsubj")
        organs = (self.mentions.affiliations.nouns[k].get(i) for k, i in ((before.index, j), (s.index, head)))
        return subjects and all(n is not None and n.organ and n.sector in SPECIAL for n in organs)

    def _asking_abroad(self, s: Sentence, head: int) -> int | None:
        """The foreign ministry that asks or blames an organ, which so is of another state: `the Foreign Office urged the authorities`."""
        verb = s.tokens[head].head if s.tokens[head].rel in ("obj", "iobj", "obl") else -1
        subject = s.child(verb, "nsubj") if verb >= 0 else None
        while verb >= 0 and (subject is None or s.tokens[subject].upos == "PRON") and s.tokens[verb].rel in ("conj", "xcomp", "ccomp"):
            verb = s.tokens[verb].head
            subject = s.child(verb, "nsubj")
        return subject if any(j == subject and for_abroad(a) for j, a in self.known[s.index]) else None

    def _crowned(self) -> frozenset[str]:
        """The states that have a king, a sultan or an emir."""
        members = self.mentions.register.members
        return frozenset(x for realm in REALMS for x in members.get(realm, ()))


def _of_state(a: Actor) -> bool:
    """Whether a party is a state or a public organ of one, whose fishermen, hospitals and newspapers are those of the state."""
    public = a.id == a.country or (a.sector in PUBLIC_ORGANS and a.id == f"{a.country}/{a.sector}")
    return public and a.country is not None and a.person is None
