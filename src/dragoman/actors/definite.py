"""Who is meant by a definite phrase: `the two nations`, `the alliance`, `the Kingdom`, `its army`, `the police`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from dragoman.actors.affiliation import SPECIAL
from dragoman.actors.again import Again
from dragoman.actors.before import ARMED, BODIES_BACK, BODY_NOUNS, LATELY, Before
from dragoman.actors.cabinet import Cabinet
from dragoman.actors.focus import HOME_SECTORS, Focus
from dragoman.actors.homes import LOCAL, OUTWARD, Homes, for_abroad
from dragoman.actors.phrase import behind, international, part_of
from dragoman.actors.sectors import PRIVATE
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

TWO = frozenset(["two", "both", "each", "either"])
THE_TWO = frozenset(["the", "these", "those", "both", "each", "either"])
PAIRS = word_list("actors", "definite.pairs")
PEOPLE = word_list("actors", "definite.people")
NEIGHBOURS = word_list("actors", "definite.neighbours")
STATES = word_list("actors", "definite.states")
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
PLAIN = word_list("actors", "definite.plain")
AT_HOME = 3  # sentences that tell of one state's parties in a text of which one tells of the other's
CAMPS = word_list("actors", "definite.camps")
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
BACK = 4
OWN = word_list("actors", "definite.own")


class Definite:
    """Answers for one article. `resolve`: the parties of the noun phrase or pronoun at a token; `homes`: the setting of each sentence."""

    def __init__(self, focus: Focus, again: Again, resolve: Callable[[Sentence, int], tuple[Actor, ...]], homes: Homes) -> None:
        self.focus, self.again, self.resolve, self.homes = focus, again, resolve, homes
        self.mentions, self.known, self.states = focus.mentions, focus.known, focus.mentions.register.states
        self.before = Before(focus.mentions, focus.known)
        self.cabinet = Cabinet(focus.mentions, focus.known, resolve)
        self.guessed: set[tuple[int, int]] = set()  # heads of organs that are but taken for those of a state spoken of before

    def parties(self, s: Sentence, head: int, own: Actor | None) -> tuple[Actor, ...]:
        """The parties of `the spokesman`, `the two nations`, `the alliance`, `the army`; `own`: what the phrase alone tells."""
        t = s.tokens[head]
        lemma = t.lemma.lower()
        words = {s.tokens[c].text.lower() for c in s.children[head]}
        span = own.span if own is not None else Span(start=t.start, end=t.end, text=t.text)
        state = self._meant(s, head, words, own, span) or self._own_state(s, head, words, span)
        if state is not None:
            return (state,)
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
        owned = next((self._owned(s, c, own) for c in owners if own is not None), None)
        if owned is not None:
            return (replace(owned, span=span),)
        some = lemma in PEOPLE and not words & THE_TWO
        if words & TWO and not some and (lemma in PAIRS or self._of_two(s, head, own, words)):
            return self.two(s, head, span, states=lemma in STATES)
        if lemma in MET and t.xpos == "NNS" and "the" in words and len(list(s.each(head, *MODIFYING))) == 0:
            both = self._who_met(s, span) or self._several(s, head, span)
            if both:
                return both
        if self._neighbours(s, head, words):
            return self.two(s, head, span, states=True)
        person = self.again.person(s, head, own) if own is not None else None
        if person is not None:
            return (replace(person, span=span),)
        if own is not None and own.id.startswith("UNK") and self._chief(s, head) and words & DEFINITE:
            wholes = self.mentions.register.wholes
            un = self.before.named(s, head, BODIES_BACK, lambda a: wholes.get(a.id, a.id) == "IGO:UN")
            body = un or self.before.named(s, head, BODIES_BACK, lambda a: a.id.startswith("IGO:"))
            if body is not None:
                return (replace(own, span=span, id=wholes.get(body.id, body.id), sector="GOV"),)
        before = self.before.meant(s, head, own) if words & DEFINITE else None
        if before is not None:
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
            and t.text.lower() not in OUTWARD
            and (words & DEFINITE or t.xpos in ("NNS", "NNPS") or lemma in BARE)
        ):
            noun = self.mentions.affiliations.nouns[s.index].get(head)
            there = own.sector in LOCAL or (noun is not None and noun.organ)
            opened = seat(s.index) if there else None
            spot = (self.spot(s, head) or opened) if own.country is None else None
            return self.earlier_organ(s, head, own, span) if spot is None else (self._of_state(spot, own.sector, span),)
        return ()

    def spot(self, s: Sentence, i: int) -> str | None:
        """The state of the place that a clause with `where` tells of: Mali in `left Mali, where soldiers seized power`."""
        clause = next((j for j in s.ancestors(i) if s.tokens[j].deprel == "acl:relcl"), None)
        if clause is None or not any(s.tokens[c].text.lower() == "where" for c in s.children[clause]):
            return None
        place = self.mentions.party(s.index, s.tokens[clause].head, place_ok=True)
        return None if place is None or place.country != place.id else place.country

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

    def _chief(self, s: Sentence, head: int) -> bool:
        """Whether an office is that of a body of states: `the Secretary-General`, whom no state has so called and written."""
        noun = self.mentions.affiliations.nouns[s.index].get(head)
        return noun is not None and noun.words == CHIEF and s.tokens[head].text.istitle()

    def _neighbours(self, s: Sentence, head: int, words: set[str]) -> bool:
        """Whether two states are but called neighbours or rivals: `urged the neighbours to talk`."""
        t = s.tokens[head]
        more = any(True for _ in s.each(head, "amod", "nmod", "nmod:poss", "compound", "acl", "nummod"))
        return t.lemma.lower() in NEIGHBOURS and t.xpos == "NNS" and "the" in words and not more

    def _meant(self, s: Sentence, head: int, words: set[str], own: Actor | None, span: Span) -> Actor | None:
        """The state that `the Kingdom`, `the island` or `the West African nation` stands for, or the leader of `the Asian leader`."""
        lemma = s.tokens[head].lemma.lower()
        meanings = self._meanings(s, head, words, own)
        country = self.focus.latest(meanings, s.tokens[head].start) or self.focus.about(meanings) if meanings else None
        if country is None:
            return None
        sector = own.sector if own is not None and lemma in LEADING else None
        return self._of_state(country, sector, span)

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
        about = (named or self.focus.home) if "the" in words and not government else None
        country = whose[0].country if whose else about
        if country is None and self._that_state(s, head):
            country = self._last_named(s, head)
        return None if country is None else self._of_state(country, "GOV" if government else None, span)

    def _spoken_of(self, s: Sentence, head: int) -> str | None:
        """The state that `the country` takes up, and no other one that does something to it: `France cut its aid to the country`."""
        j = head
        while s.tokens[j].rel in ("nmod", "appos", "conj") and s.tokens[j].head >= 0:
            j = s.tokens[j].head
        touched = s.tokens[j].rel in ("obj", "obl", "iobj")
        subjects = (self.resolve(s, k) for k in s.each(s.tokens[j].head, "nsubj") if k < head) if touched else ()
        doers = frozenset(a.id for row in subjects for a in row if a.id == a.country)
        acting = self.focus.before(s, s.tokens[head].start, but=doers, acting=True)
        home = self.focus.home if self.focus.home not in doers else None  # sooner than whom others did something to
        near = acting or home or self.focus.before(s, s.tokens[head].start, but=doers)
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
        if own.sector not in HOME_SECTORS and (own.sector in (None, "UNK") or not _of_state(party)):
            return None
        noun = self.mentions.affiliations.nouns[s.index].get(s.tokens[owner].head)
        theirs = noun is not None and noun.relay and party.sector in (*SPECIAL, "PTY") and party.person is None  # a court's spokesman
        if own.sector == "GOV" and (party.sector in PRIVATE or party.id.startswith("ORG:") or theirs):
            return replace(own, id=party.id, country=party.country, sector=party.sector)
        if party.country is not None:
            return replace(own, id=f"{party.country}/{own.sector}", country=party.country)
        return replace(own, id=party.id) if party.id.startswith(("IGO:", "NSA:")) and own.sector != "CVL" else None

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

    def two(self, s: Sentence, head: int, span: Span, *, states: bool) -> tuple[Actor, ...]:
        """The two states that the text spoke of most till here, of those named lately; their organs unless `states`."""
        if not states:
            joined = self._joined_people(s, head)
            if joined:
                return tuple(replace(a, span=span) for a in joined)
            number = s.tokens[head].upos == "NUM"
            here = [a for j, a in self.known[s.index] if j < head and a.person is not None and (a.country or number)]
            row = [
                a
                for k in range(s.index, max(-1, s.index - BACK), -1)
                for j, a in reversed(self.known[k])
                if (k < s.index or j < head) and a.person is not None and (a.country or number)
            ]
            people = list({a.country or a.id: a for a in here}.values())
            people = people if len(people) == 2 else list({a.country or a.id: a for a in reversed(row[:4])}.values())
            organ = self.mentions.affiliations.nouns[s.index].get(head)
            if len(people) == 2 and organ is not None and organ.organ:
                return tuple(self._of_state(c, organ.sector, span) for c in sorted(a.country for a in people if a.country))
            if len(people) == 2:
                return tuple(replace(a, span=span) for a in sorted(people, key=lambda a: a.id))
        camps = self._camps(s, head) if s.tokens[head].lemma.lower() in CAMPS else ()
        if camps:
            return tuple(replace(a, span=span) for a in camps)
        pair = self._pair(s, head)
        camped = s.tokens[head].lemma.lower() in CAMPS and s.tokens[head].xpos == "NNS"
        if pair is None or (camped and self._lopsided(s, pair)):
            return ()
        noun = self.mentions.parties(s.index, head)
        sector = noun[0].sector if noun and not states else None
        return tuple(self._of_state(c, sector, span) for c in pair)

    def _joined_people(self, s: Sentence, head: int) -> list[Actor]:
        """The two persons of two states whom the text told last in one breath, if that was lately: `the king and Rabin signed it`."""
        for k in range(s.index, max(-1, s.index - BACK), -1):
            people = [a for j, a in self.known[k] if a.person is not None and a.country and (k < s.index or j < head)]
            text = self.mentions.reading.text
            gaps = [text[a.span.end : b.span.start] for a, b in pairwise(people)]
            for at, (a, b) in enumerate(pairwise(people)):
                third = at > 0 and gaps[at - 1] in (", ", " and ")
                if gaps[at] == " and " and a.country != b.country and not third:
                    return sorted((a, b), key=lambda x: x.id)
            if len({a.country for a in people}) > 1:
                return []
        return []

    def _camps(self, s: Sentence, head: int) -> tuple[Actor, ...]:
        """A group and a state or another group where a sentence before named no third: the rebels and the army of `the two sides`."""
        for k in range(s.index, max(-1, s.index - LATELY - 1), -1):
            row = [
                a for j, a in self.known[k]
                if (k < s.index or j < head) and not a.id.startswith(("UNK", "PER:", "ORG:"))
                and not (a.id == a.country and self.mentions.reading.sentences[k].tokens[j].rel in ("obl", "nmod", "amod", "compound"))
            ]
            camps = {a.id if a.id.startswith("NSA:") else a.country or a.id: a for a in row}
            if len(camps) > 1:
                return tuple(camps[c] for c in sorted(camps)) if len(camps) == 2 and any(c.startswith("NSA:") for c in camps) else ()
        return ()

    def _lopsided(self, s: Sentence, pair: tuple[str, str]) -> bool:
        """Whether a text is all about one state, so that `both sides` are sides at home: the union and the port of one country."""
        told = Counter(c for row in self.known[: s.index + 1] for c in {a.country for _, a in row})
        return min(told[c] for c in pair) < 2 and max(told[c] for c in pair) >= AT_HOME

    def _pair(self, s: Sentence, head: int) -> tuple[str, str] | None:
        """The two states spoken of most; not a third that speaks to them: Washington in `Washington urged the two sides to talk`."""
        hits = self.mentions.hits
        earlier = hits.pair_before(s.start, s.index - BACK)
        here = {h.entry.country for h in hits.within(s, list(range(head))) if h.entry.country is not None}
        if earlier is not None and len(here) == 1 and not here & set(earlier):
            return earlier
        return hits.pair_before(s.tokens[head].start, s.index - BACK)

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
                if before and same and office and a.person is None and a.id.startswith("IGO:"):
                    return (replace(a, span=span),)  # `the envoy` of the United Nations
                other = a.sector != own.sector and not (same and noun in PLAIN)  # `the ministry` may be that of defence
                if not before or other or a.person is not None or not a.country or a.id.startswith(NO_ORGANS):
                    continue
                if k < s.index - 1 and self.focus.home is not None and a.country != self.focus.home and not (same and noun in ABROAD):
                    continue  # an organ named some way back gives way to that of the state that the story is set in
                if same:
                    return (replace(a, span=span, name=own.name, role=own.role),)
                abroad = there.tokens[j].lemma.lower() in ABROAD or (crowned is not None and a.country not in crowned)
                if not abroad and not self.mentions.is_office(k, j) and not (office and a.id.startswith("NSA:")):
                    found = found or a
        if minister is not None:
            return (replace(own, span=span, id=f"{minister[0]}/{own.sector}", country=minister[0]),)
        self.guessed.add((s.index, head))
        if found is not None:
            return (replace(found, span=span, name=own.name, role=own.role),)
        home = self.focus.home if crowned is None or self.focus.home in crowned else self.focus.latest(crowned, s.tokens[head].start)
        if home is not None and own.sector not in ("CVL", "REB", "PTY"):
            return (replace(own, id=f"{home}/{own.sector}", country=home),)
        return ()

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

    def _of_state(self, country: str, sector: str | None, span: Span) -> Actor:
        id_ = f"{country}/{sector}" if sector else country
        return Actor(span=span, id=id_, name=self.states.get(country, country), country=country, sector=sector)


def _of_state(a: Actor) -> bool:
    """Whether a party is a state or a public organ of one, whose fishermen, hospitals and newspapers are those of the state."""
    public = a.id == a.country or (a.sector in PUBLIC_ORGANS and a.id == f"{a.country}/{a.sector}")
    return public and a.country is not None and a.person is None
