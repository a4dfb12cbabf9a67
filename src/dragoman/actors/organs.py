"""Whose an organ, an official or an envoy is that the text does not place: `its army`, `an alliance spokesman`, `the police`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.affiliation import DELEGATED, ENVOYS, SPECIAL
from dragoman.actors.before import ARMED, Before
from dragoman.actors.cabinet import Cabinet
from dragoman.actors.focus import HOME_SECTORS, Focus, envoy
from dragoman.actors.homes import for_abroad
from dragoman.actors.phrase import international
from dragoman.actors.retinue import LED, serves
from dragoman.actors.sectors import PRIVATE
from dragoman.actors.two import Two
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

PLAIN = word_list("actors", "organs.plain")
CAMPED = frozenset([*SPECIAL, "PTY", "OPP", "REB", "UAF", "PRM"])  # whose leaders and spokesmen are of them
ROYAL = word_list("actors", "organs.royal")
REALMS = word_list("actors", "organs.realms")
ABROAD = word_list("actors", "organs.abroad")
PUBLIC_ORGANS = frozenset(["GOV", "MIL", "COP", "LEG", "SPY"])
NO_ORGANS = ("UNK", "ORG:")
SPOKEN_FOR = word_list("actors", "organs.spoken_for")
SENDING = word_list("actors", "organs.sending")


class Organs:
    """Answers for one article. `resolve`: the parties of the noun phrase or pronoun at a token."""

    def __init__(
        self, focus: Focus, before: Before, twos: Two, cabinet: Cabinet, resolve: Callable[[Sentence, int], tuple[Actor, ...]]
    ) -> None:
        self.focus, self.before, self.twos, self.cabinet, self.resolve = focus, before, twos, cabinet, resolve
        self.mentions, self.known = focus.mentions, focus.known
        self.guessed: set[tuple[int, int]] = set()  # heads of organs that are but taken for those of a state spoken of before

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
        if whose is None or not of_state(whose):
            return None
        return replace(own, id=f"{whose.country}/GOV", country=whose.country, sector="GOV")

    def owned(self, s: Sentence, owner: int, own: Actor) -> Actor | None:
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
        if own.sector not in HOME_SECTORS and not theirs and (own.sector in (None, "UNK") or not of_state(party)):
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

    def speaking_for(self, s: Sentence, head: int, own: Actor | None) -> Actor | None:
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
        owned = next((a for c in owners if (a := self.owned(s, c, own)) is not None), None)
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
        if home is not None and own.sector not in ("CVL", "REB", "PTY") and home not in self.focus.acted_upon(s, head):
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


def of_state(a: Actor) -> bool:
    """Whether a party is a state or a public organ of one, whose fishermen, hospitals and newspapers are those of the state."""
    public = a.id == a.country or (a.sector in PUBLIC_ORGANS and a.id == f"{a.country}/{a.sector}")
    return public and a.country is not None and a.person is None
