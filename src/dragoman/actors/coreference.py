"""Who is meant by `he`, `it`, `they`, `who`, `the spokesman`, `the two nations`. Pronouns are ranked (see pronouns); the rest are rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from dragoman.actors.again import Again
from dragoman.actors.discourse import Number, Phrase, Sort, phrases
from dragoman.actors.homes import OUTWARD, Homes, Lands
from dragoman.actors.mentions import PRIVATE, Mentions
from dragoman.actors.phrase import antecedent, behind, top
from dragoman.actors.pronouns import At, Discourse, Weights, best
from dragoman.language.reading import Sentence, Token
from dragoman.records import Actor, Span

PERSONAL = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
SPEAKING = frozenset(["i", "we", "us", "our", "ours", "me", "my", "mine", "ourselves", "myself"])
PRONOUNS = PERSONAL | NEUTER | PLURAL | RELATIVE
TWO = frozenset(["two", "both"])
PAIRS = frozenset([
    "nation", "country", "state", "side", "leader", "president", "minister", "neighbor", "neighbour", "government", "party", "power",
    "capital", "men", "ally", "official", "diplomat",
])
STATES = frozenset(["nation", "country", "state", "neighbor", "neighbour", "power", "capital"])
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
BODY_NOUNS = frozenset([
    "alliance", "bloc", "organization", "organisation", "body", "agency", "union", "group", "movement", "court", "council", "commission",
    "committee", "league", "company", "firm", "party",
])
# Bodies that are others once something stands before them: `the electoral commission`, but not `the regional bloc`.
QUALIFIED = frozenset(["agency", "commission", "committee", "company", "council", "court", "firm", "party", "union"])
ARMED = frozenset(["REB", "UAF", "PRM"])
HOME_SECTORS = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "CVL", "REB"])
MUTUAL = frozenset(
    [
        "meet", "talk", "speak", "discuss", "sign", "agree", "negotiate", "consult", "confer", "clash", "fight", "join", "marry",
        "cooperate", "exchange", "share", "host", "visit", "receive",
    ]
)
LEADING = frozenset(["leader", "president", "premier", "head", "ruler"])
CLAUSES = frozenset(("acl", "advcl", "parataxis", "conj", "ccomp"))
NO_ORGANS = ("UNK", "ORG:")
BACK = 4
LEAD = 2
OWN = frozenset(["country", "nation", "state", "homeland", "government"])


class Coreference:
    """Parties with pronouns and definite phrases resolved, over one article. `lands`: the states of the places a sentence names."""

    def __init__(self, mentions: Mentions, lands: Lands | None = None) -> None:
        self.mentions, self.reading, self._lands = mentions, mentions.reading, lands
        self._cache: dict[tuple[int, int], tuple[Actor, ...]] = {}
        self._homes: dict[str, str | None] = {}
        self._states_of: dict[str, str | None] = {}

    @cached_property
    def known(self) -> list[list[tuple[int, Actor]]]:
        """For every sentence the parties named in it."""
        return [list(self.mentions.all(s.index)) for s in self.reading.sentences]

    @cached_property
    def again(self) -> Again:
        """Persons taken up by their office."""
        return Again(self.mentions, self.known)

    @cached_property
    def homes(self) -> Homes:
        """The setting of each sentence."""
        return Homes(len(self.reading.sentences), self._states)

    def _states(self, sentence: int) -> list[str]:
        places = [] if self._lands is None else list(self._lands(sentence))
        return [*places, *(a.country for _, a in self.mentions.all(sentence, place_ok=True) if a.country and self._tells_home(a))]

    def _placed(self, sentence: int, a: Actor) -> str | None:
        """The state of the one town that a phrase names: `a broker in Lagos`, `Leeds-based Ostra`."""
        s = self.reading.sentences[sentence]
        head = next((t.i for t in s.tokens if t.start >= a.span.start and top(s, t.i) == t.i), None)
        towns = set() if self._lands is None else set(self._lands(sentence))
        if head is None or s.tokens[head].start >= a.span.end or len(towns) != 1:
            return None
        inside, todo = [head], [head]
        while todo:
            more = [c for c in s.children[todo.pop()] if s.tokens[c].rel not in CLAUSES]
            inside += more
            todo += more
        return next(iter(towns)) if any(n.label == "LOC" and n.first in inside for n in s.names) else None

    def _tells_home(self, a: Actor) -> bool:
        """Not so a firm of the world, nor one whose office says that he is of another state: `his Turkish counterpart`."""
        firm = a.id.startswith("ORG:") and a.id in self.mentions.register.bodies
        return not firm and not (a.role or "").lower().endswith("counterpart")

    def thing(self, sentence: int, token: int) -> Actor:
        """The noun phrase at a token as a party that only its part in an act makes one; nobody's things are of the setting's state."""
        a = self._settled(self.mentions.thing(sentence, token), sentence)
        state = self.homes.at(sentence) if a.id == "UNK" else None
        return a if state is None else replace(a, id=state, country=state)

    def state(self, country: str, span: Span) -> Actor:
        """A state as a party, for words that name it otherwise: its town, its capital."""
        return Actor(span=span, id=country, name=self.mentions.register.states.get(country, country), country=country)

    def _settled(self, a: Actor, sentence: int) -> Actor:
        """The party with its state; a name has one throughout: told with a mention, or by the setting of the first that has one."""
        if a.country is not None or not a.id.startswith(("PER:", "ORG:")):
            return self.homes.settled(a, sentence)
        if a.id not in self._states_of:
            here = [(k, m) for k, row in enumerate(self._everywhere) for m in row if m.id == a.id] or [(sentence, a)]
            told = next((m.country for _, m in here if m.country is not None), None)
            placed = (self._placed(k, m) for k, m in here)
            settings = (self.homes.settled(m, k).country for k, m in here)
            self._states_of[a.id] = told or next((c for c in (*placed, *settings) if c is not None), None)
        return replace(a, country=self._states_of[a.id])

    @cached_property
    def home(self) -> str | None:
        """The country that the article is mostly about, or None if none stands out."""
        count: dict[str, int] = {}
        for k, row in enumerate(self.known):
            for _, a in row:
                if a.country and self._tells_home(a):
                    count[a.country] = count.get(a.country, 0) + 1
            if k < 2:  # the dateline and the lead tell where the story is set
                for _, a in self.mentions.all(k, place_ok=True):
                    if a.country and self._tells_home(a):
                        count[a.country] = count.get(a.country, 0) + LEAD
        if not count:
            return None
        ranked = sorted(count.items(), key=lambda kv: -kv[1])
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None

    def parties(self, sentence: int, token: int, *, place_ok: bool = False) -> tuple[Actor, ...]:
        """The parties that the noun phrase or pronoun at `token` stands for."""
        key = (sentence, token)
        if key not in self._cache:
            self._cache[key] = ()
            found = self._parties(self.reading.sentences[sentence], token)
            self._cache[key] = tuple(self._settled(a, sentence) for a in found)
        found = self._cache[key]
        return found or (self.mentions.parties(sentence, token, place_ok=True) if place_ok else ())

    def organ(self, sentence: int, token: int) -> tuple[Actor, ...]:
        """The organ that stands before another noun, as the text spoke of it before: the army in `army jets`."""
        own = self.mentions.modifier(sentence, token)
        if own is None or not own.id.startswith("UNK:"):
            return () if own is None else (own,)
        return self._earlier_organ(self.reading.sentences[sentence], token, own, own.span) or (own,)

    def is_pronoun(self, sentence: int, token: int) -> bool:
        """Whether the token is a pronoun that stands for a party."""
        t = self.reading.sentences[sentence].tokens[token]
        return t.text.lower() in PRONOUNS | SPEAKING and t.upos in ("PRON", "DET", "SCONJ")

    def _parties(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        t = s.tokens[i]
        low = t.text.lower()
        if t.upos in ("PRON", "DET", "SCONJ") and low in PRONOUNS:
            if low in RELATIVE:
                return self._relative(s, i)
            return self._pronoun(s, t, low)
        if low == "two" and t.rel in ("nsubj", "obj", "obl") and i > 0 and s.tokens[i - 1].text.lower() == "the":
            return self._two(s, i, Span(start=t.start, end=t.end, text=t.text), states=False)
        found = self.mentions.parties(s.index, i)
        if (
            len(found) == 1
            and found[0].person is not None
            and found[0].country is None
            and found[0].id.startswith("PER:")
            and found[0].sector in HOME_SECTORS
        ):
            return (self._at_home(found[0]),)
        if found and not (found[0].id.startswith(("UNK:", "GRP:")) and found[0].person is None):
            person = self.again.person(s, top(s, i), found[0]) if len(found) == 1 else None
            return found if person is None else (replace(person, span=found[0].span),)
        better = self._definite(s, top(s, i), found[0] if found else None)
        return better or found

    def _at_home(self, person: Actor) -> Actor:
        """An official whose state is not said belongs to the state that the passage was about where the official first appeared."""
        name = person.person or person.name
        if name not in self._homes:
            first = min(
                (a.span.start, k) for k, row in enumerate(self.known) for _, a in row if a.person == person.person or a.span == person.span
            )
            self._homes[name] = self._focus(self.reading.sentences[first[1]], first[0]) or self.home
        country = self._homes[name]
        if country is None:
            return person
        return replace(person, id=f"{country}/{person.sector}", country=country)

    def _focus(self, s: Sentence, before: int) -> str | None:
        """The state of the last organ, official or owner named in this sentence or the two before it; None if the text told of none."""
        for k in range(s.index, max(-1, s.index - 3), -1):
            sentence = self.reading.sentences[k]
            row = [(j, a) for j, a in self.known[k] if a.country and a.span.end <= before and not a.id.startswith("PER:")]
            subjects = [a.country for j, a in row if _prominent(sentence, j)]
            if subjects:
                return subjects[0]
            owners = [a.country for _, a in row if a.sector in HOME_SECTORS]
            if owners:
                return owners[-1]
        return None

    def _relative(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        for j in s.ancestors(i):
            if s.tokens[j].deprel == "acl:relcl":
                return self.parties(s.index, antecedent(s, i, j), place_ok=s.tokens[i].deprel == "nsubj")
        return ()

    @cached_property
    def discourse(self) -> Discourse:
        """The article's pronouns with the phrases that they take up."""
        return Discourse(self.reading.text, self.reading.sentences, phrases(self.mentions), best(Weights.shipped()))

    def antecedent(self, sentence: int, token: int) -> Phrase | None:
        """The noun phrase that the pronoun at `token` takes up, whether it is a party or not."""
        return self.discourse.antecedent(sentence, token)

    def _pronoun(self, s: Sentence, t: Token, low: str) -> tuple[Actor, ...]:
        """The parties of the antecedent; () where it has none, or one that the pronoun cannot stand for."""
        p = self.antecedent(s.index, t.i)
        span = Span(start=t.start, end=t.end, text=t.text)
        if low in PLURAL and (p is None or (p.names and p.number is Number.SINGULAR)):
            pair = self._pair(s, t.i)
            if pair:
                return tuple(replace(a, span=span) for a in pair)
        namings = [self._named_by(q, low) for q in reversed(self.discourse.found[At(s.index, t.i)])]
        named = [n for n in namings if n]
        sure = (n for n in named if all(a.person is not None if low in PERSONAL else not a.id.startswith("UNK") for a in n))
        return tuple(replace(a, span=span) for a in next(sure, named[0] if named else ()))

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
                    if other is not None and other.id != here[j].id and (other.person is None) == (here[j].person is None):
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

    def _definite(self, s: Sentence, head: int, own: Actor | None) -> tuple[Actor, ...]:
        """`the spokesman`, `the two nations`, `the alliance`, `the army`."""
        t = s.tokens[head]
        lemma = t.lemma.lower()
        words = {s.tokens[c].text.lower() for c in s.children[head]}
        span = own.span if own is not None else Span(start=t.start, end=t.end, text=t.text)
        meant = self._meant(s, head, words, own)
        if meant:
            country = self._latest(meant, t.start)
            if country is not None:
                sector = own.sector if own is not None and lemma not in OWN else None
                id_ = f"{country}/{sector}" if sector and lemma in LEADING else country
                name = self.mentions.register.states.get(country, country)
                return (Actor(span=span, id=id_, name=name, country=country, sector=sector if lemma in LEADING else None),)
        if lemma in OWN and t.xpos == "NN":
            owner = next(iter(s.each(head, "nmod:poss")), None)
            whose = self._parties(s, owner) if owner is not None and s.tokens[owner].upos == "PRON" else ()
            country = (
                whose[0].country if whose else self._focus(s, t.start) or self.home if "the" in words and lemma != "government" else None
            )
            if country is not None:
                id_ = f"{country}/GOV" if lemma == "government" else country
                return (
                    Actor(
                        span=span,
                        id=id_,
                        name=self.mentions.register.states.get(country, country),
                        country=country,
                        sector="GOV" if lemma == "government" else None,
                    ),
                )
        owned = next((self._owned(s, c, own) for c in s.each(head, "nmod:poss") if own is not None and s.tokens[c].upos == "PRON"), None)
        if owned is not None:
            return (replace(owned, span=span),)
        if own is not None and own.country is None and own.sector in HOME_SECTORS:
            for _, c in behind(s, head, "of"):
                several = self._parties(s, c)
                if len(several) > 1 and all(a.country for a in several):
                    return tuple(replace(a, span=span, id=f"{a.country}/{own.sector}", sector=own.sector) for a in several)
        if words & TWO and (lemma in PAIRS or (own is not None and own.sector in HOME_SECTORS and t.xpos in ("NNS", "NNPS"))):
            return self._two(s, head, span, states=lemma in STATES)
        person = self.again.person(s, head, own) if own is not None else None
        if person is not None:
            return (replace(person, span=span),)
        plain = lemma not in QUALIFIED or not any(s.each(head, "amod", "compound"))
        if words & DEFINITE and lemma in BODY_NOUNS and plain and t.xpos in ("NN", "NNP"):
            body = self._named_before(s, head, 4, lambda a: a.id.split(":")[0] in ("IGO", "NSA", "NGO", "ORG") and _body_fits(a, own))
            if body is not None:
                return (replace(body, span=span),)
        if own is not None and own.sector in ARMED and own.person is None and words & DEFINITE:
            armed = self._named_before(s, head, 8, lambda a: a.id.startswith("NSA:") and a.sector in ARMED)
            if armed is not None:
                return (replace(armed, span=span),)
        if (
            own is not None
            and own.sector in HOME_SECTORS
            and own.person is None
            and t.text.lower() not in OUTWARD
            and (words & DEFINITE or t.xpos in ("NNS", "NNPS") or lemma in ("police", "parliament", "military"))
        ):
            return self._earlier_organ(s, head, own, span)
        return ()

    def _named_before(self, s: Sentence, head: int, back: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """The body named last before a word, in this sentence or those before it, `back` in all."""
        for k in range(s.index, max(-1, s.index - back), -1):
            for j, a in reversed(self.known[k]):
                if (k < s.index or j < head) and a.person is None and fits(a):
                    return a
        return None

    def _meant(self, s: Sentence, head: int, words: set[str], own: Actor | None) -> frozenset[str]:
        """The states that `the Kingdom`, `the island`, `the West African nation` or `the Asian leader` may stand for."""
        t = s.tokens[head]
        if t.xpos not in ("NN", "NNP") or not words & DEFINITE:
            return frozenset()
        members = self.mentions.register.members
        if own is not None and own.id.startswith("GRP:") and t.lemma.lower() in STATES | OWN | LEADING:
            return members.get(own.id, frozenset())
        return members.get(t.lemma.lower(), frozenset())

    def _latest(self, among: frozenset[str], before: int) -> str | None:
        """The state of a set that the text named last before a position."""
        named = ((a.span.start, a.country) for row in self._everywhere for a in row if a.country in among and a.span.end <= before)
        return max(named, default=(0, None))[1]

    @cached_property
    def _everywhere(self) -> list[list[Actor]]:
        return [[a for _, a in self.mentions.all(s.index, place_ok=True)] for s in self.reading.sentences]

    def _owned(self, s: Sentence, owner: int, own: Actor) -> Actor | None:
        """`its foreign minister`, `their troops`: an organ or official of the state or the body that the pronoun stands for."""
        party = next(iter(self._parties(s, owner)), None)
        if party is None or own.country is not None or own.sector not in HOME_SECTORS or (party.person is not None and own.sector == "CVL"):
            return None
        if own.sector == "GOV" and (party.sector in PRIVATE or party.id.startswith("ORG:")):
            return replace(own, id=party.id, country=party.country, sector=party.sector)
        if party.country is not None:
            return replace(own, id=f"{party.country}/{own.sector}", country=party.country)
        return replace(own, id=party.id) if party.id.startswith(("IGO:", "NSA:")) and own.sector != "CVL" else None

    def _two(self, s: Sentence, head: int, span: Span, *, states: bool) -> tuple[Actor, ...]:
        """The two states that the text spoke of most till here, of those named lately; their organs unless `states`."""
        if not states:
            row = [
                a
                for k in range(s.index, max(-1, s.index - BACK), -1)
                for j, a in reversed(self.known[k])
                if (k < s.index or j < head) and a.person is not None and (a.country or s.tokens[head].upos == "NUM")
            ]
            people = list({a.country or a.id: a for a in reversed(row[:4])}.values())
            if len(people) == 2:
                return tuple(replace(a, span=span) for a in sorted(people, key=lambda a: a.id))
        pair = self.mentions.hits.pair_before(s.tokens[head].start, s.index - BACK)
        if pair is None:
            return ()
        names = self.mentions.register.states
        noun = self.mentions.parties(s.index, head)
        sector = noun[0].sector if noun and not states else None
        return tuple(Actor(span=span, id=f"{c}/{sector}" if sector else c, name=names.get(c, c), country=c, sector=sector) for c in pair)

    def _earlier_organ(self, s: Sentence, head: int, own: Actor, span: Span) -> tuple[Actor, ...]:
        """The organ that the text spoke of before by the same noun, else one of the same sector, else that of the state at home."""
        noun, office = s.tokens[head].lemma.lower(), self.mentions.is_office(s.index, head)
        found: Actor | None = None
        for k in range(s.index, max(-1, s.index - 8), -1):
            for j, a in reversed(self.known[k]):
                before = k < s.index or j < head
                if not before or a.sector != own.sector or a.person is not None or not a.country or a.id.startswith(NO_ORGANS):
                    continue
                if k < s.index - 1 and self.home is not None and a.country != self.home:
                    continue  # an organ named some way back gives way to that of the state that the story is set in
                if self.reading.sentences[k].tokens[j].lemma.lower() == noun:
                    return (replace(a, span=span, name=own.name, role=own.role),)
                if not self.mentions.is_office(k, j) and not (office and a.id.startswith("NSA:")):
                    found = found or a
        if found is not None:
            return (replace(found, span=span, name=own.name, role=own.role),)
        if self.home is not None and own.sector not in ("CVL", "REB", "PTY"):
            return (replace(own, id=f"{self.home}/{own.sector}", country=self.home),)
        return ()


def _body_fits(a: Actor, own: Actor | None) -> bool:
    """Whether a body named before may be meant by a noun of some sector: `the court` is no firm."""
    if not a.id.startswith("ORG:") or own is None or own.sector in (None, "SOC"):
        return True
    return a.sector == own.sector or (a.sector is None and own.sector not in HOME_SECTORS)


def _prominent(s: Sentence, j: int) -> bool:
    return s.tokens[j].rel == "nsubj" or (s.tokens[j].rel == "conj" and s.tokens[j].head >= 0 and s.tokens[s.tokens[j].head].rel == "nsubj")
