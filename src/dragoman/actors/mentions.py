"""From noun phrases to actors: `find_mentions` reads one article, `Mentions` answers which party a token heads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dragoman.actors import places
from dragoman.actors.affiliation import Affiliation, Affiliations
from dragoman.actors.bodies import Bodies, Body, named
from dragoman.actors.entry import BODIES, PLACES, Entry, Kind, Noun
from dragoman.actors.hits import Hit, Hits
from dragoman.actors.people import Memory, choose, identity, moved
from dragoman.actors.phrase import apposed, behind, core, quantity_of, top, trimmed
from dragoman.actors.register import Register, plain
from dragoman.language.reading import Reading, Sentence
from dragoman.records import Actor, Span

HONORIFICS = frozenset([
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "lady", "dame", "sen", "rep", "gen", "col", "lt", "sgt", "capt", "maj",
    "adm", "gov", "pol", "brig", "cpl", "cdr", "cmdr", "supt", "insp", "rev", "fr", "hon", "datuk", "dato",
    "mullah", "sheikh", "sheik", "shaykh", "ayatollah", "imam",
])
# Too vague to be parties unless the phrase says whose.
NEEDS_OWNER = frozenset(
    [
        "head", "director", "chief", "member", "members", "secretary", "source", "sources", "agent", "agents", "body", "club",
        "committee", "institute", "mission", "department", "command", "delegation", "staff", "team", "team", "employee", "employees",
        "personnel", "deputy", "leader", "family", "division", "unit", "units", "corps", "observer", "player", "friend", "service",
        "expert", "council", "agency", "association", "society", "commission", "panel", "network", "movement", "party", "parties",
        "group", "groups", "side", "sides", "house", "court", "general", "major", "captain", "private", "justice", "counterpart",
        "authority", "customs", "partner", "partners", "ally", "allies", "neighbor", "neighbors", "neighbour", "neighbours", "province",
        "opposition", "bench", "university", "college", "school", "schools", "church", "churches", "industry", "bank", "banks",
        "company", "firm", "business", "union", "organization", "organisation",
    ]
)
# Offices of states and of firms alike, and the sectors of bodies that are no state's.
HEADING = frozenset([
    "president", "presidents", "chancellor", "officer", "manager", "founder", "administrator", "executive",
])
# Offices of a state even where we do not know the body that they are named with: `Prison Commissioner`.
PUBLIC = frozenset([
    "commissioner", "envoy", "emissary", "negotiator", "undersecretary", "attache", "attaché", "inspector", "rapporteur", "deputy",
])
PRIVATE = frozenset(["BUS", "EDU", "NGO", "SOC", "REL", "LAB", "JRN", "AGR", "MED"])
# Those that somebody has without being one of them.
OTHERS = frozenset(["neighbor", "neighbour", "ally", "rival", "enemy", "foe", "opponent", "adversary", "creditor", "donor"])
FAR = 20  # words between an office and the name behind it
HYPHENS = frozenset(("-", "‑"))
# Words beside a spokesman, an official and the like that tell for whom they work.
BESIDE = (
    (frozenset(["military", "army", "naval", "defense", "defence"]), "MIL"),
    (frozenset(["police", "security"]), "COP"),
    (frozenset(["party"]), "PTY"),
)
MEMBERS = frozenset(["MIL", "REB", "UAF", "PRM", "COP", "LEG", "PTY", "SPY", "GOV", "CRM", "JUD"])


class Mentions:
    """The parties of one article. Positions are (sentence index, token index)."""

    def __init__(self, reading: Reading, register: Register, published: dt.date | None) -> None:
        self.reading, self.register, self.published = reading, register, published
        self.hits = Hits(reading, register, published)
        self._words = [[(t.text.lower().replace("’", "'"), t.lemma.lower()) for t in s.tokens] for s in reading.sentences]
        self._nouns = [self._heads(k) for k in range(len(reading.sentences))]
        self.bodies = Bodies(self.hits, self._nouns, register)
        self.affiliations = Affiliations(self.hits, self._nouns, self.bodies)
        self._cache: dict[tuple[int, int], Actor | None] = {}
        self.memory = Memory()
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
            return self._named(s, token, own)
        if not place_ok and self.is_place(sentence, head):
            return None
        if not place_ok and self._only_city(s, head):
            return None
        key = (sentence, head)
        if key not in self._cache:
            self._cache[key] = None  # guards against circles
            self._cache[key] = self._resolve(s, head)
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
        return tuple(self._make(s, one.span, f"{c}/{one.sector}", one.name, country=c, sector=one.sector, role=one.role) for c in countries)

    def country_at(self, sentence: int, token: int) -> Actor | None:
        """The state, group or party that a modifier names: `Syrian` shelling, `Russia`'s invasion, the `army`'s advance."""
        s = self.reading.sentences[sentence]
        hit = self.hits.at(s, token)
        if hit is None:
            return self.party(sentence, token, place_ok=True) if s.tokens[token].upos in ("NOUN", "PROPN") else None
        if hit.entry.kind is Kind.PERSON:
            return self.party(sentence, token)
        return None if hit.loose else self._named(s, token, hit)

    def modifier(self, sentence: int, token: int) -> Actor | None:
        """The organ or group that stands before another noun: the army in `army jets`."""
        s = self.reading.sentences[sentence]
        noun = self._nouns[sentence].get(token)
        return self._group(s, token, noun) if noun is not None and s.tokens[token].rel == "compound" else None

    def thing(self, sentence: int, token: int) -> Actor:
        """The noun phrase at a token as a party that only its part in an act makes one: an Iranian tanker, a firm no table knows."""
        s = self.reading.sentences[sentence]
        head = top(s, token)
        span = self._range(s, *self._ends(trimmed(s, core(s, head), head)))
        words = [s.tokens[i].text for i in core(s, head) if s.tokens[i].upos == "PROPN"]
        person = self.memory.recall(words) if words and s.tokens[head].upos == "PROPN" else None
        if person is not None:
            return moved(self._make(s, span, person.id, person.name), person)
        affiliation = self.affiliations.best(s, head, None)
        country = affiliation.country if affiliation is not None else None
        name = self._text(span)
        identity_ = f"ORG:{plain(name)}" if s.tokens[head].upos == "PROPN" else country or "UNK"
        return self._make(s, span, identity_, name, country=country)

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

    def _heads(self, k: int) -> dict[int, Noun]:
        """Head token -> organ or role phrase, the longest first."""
        s, words, out, i = self.reading.sentences[k], self._words[k], {}, 0
        while i < len(words):
            noun = self.register.noun_at(words, i)
            if noun is None or s.tokens[i + noun.head].upos not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"):
                i += 1
                continue
            for at in _heading(s, i, noun):
                if s.tokens[at].upos in ("NOUN", "PROPN") and not _half_a_name(s, at):
                    out[at] = noun
            i += len(noun.words)
        return out

    def _remember(self) -> None:
        """Learn every full name with what stands beside it, so that later surnames and acronyms resolve to the same actor."""
        for s in self.reading.sentences:
            for words, head, name in self._full_names(s):
                actor = self._resolve(s, head)
                if actor is not None and actor.person is not None and not _shared(words, actor.person):
                    actor = self._person(s, name[0], name)  # the tree has joined two people
                if actor is not None and actor.person is not None:
                    self.memory.learn(words, actor)
            for n in s.names:
                if n.label == "ORG" and n.last - n.first > 1:
                    head = next((i for i in range(n.first, n.last) if not n.first <= s.tokens[i].head < n.last), n.first)
                    actor = self._unknown_body(s, top(s, head))
                    if actor is not None and actor.person is None:
                        self.memory.learn_body([s.tokens[i].text for i in range(n.first, n.last)], actor)
        self._cache.clear()

    def _full_names(self, s: Sentence) -> Iterator[tuple[list[str], int, tuple[int, int]]]:
        for n in s.names:
            if n.label == "PER" and not self._of_state(s, n.first, n.last):
                head = next((i for i in range(n.first, n.last) if not n.first <= s.tokens[i].head < n.last), n.first)
                yield self._name_words(s, n.first, n.last), top(s, head), (n.first, _unbroken(s, n.last))
        seen: set[Hit] = set()
        for t in s.tokens:
            hit = self.hits.at(s, t.i)
            if hit is not None and hit.entry.kind is Kind.PERSON and hit not in seen and hit.last - hit.first > 1:
                seen.add(hit)
                head = next((i for i in range(hit.first, hit.last) if not hit.first <= s.tokens[i].head < hit.last), hit.first)
                yield self._name_words(s, hit.first, hit.last), top(s, head), (hit.first, hit.last)

    def _name_words(self, s: Sentence, first: int, last: int) -> list[str]:
        """The words of a person's name without titles, a double name whole: `Ting-fang`."""
        words: list[str] = []
        for i in range(first, _unbroken(s, last)):
            text = s.tokens[i].text
            if words and i > first and s.tokens[i].start == s.tokens[i - 1].end and (text in HYPHENS or s.tokens[i - 1].text in HYPHENS):
                words[-1] += text
            elif i not in self._nouns[s.index] and text not in ("'s", "’s"):
                words.append(text)
        while len(words) > 1 and words[0].rstrip(".").lower() in HONORIFICS:
            words.pop(0)
        return words

    # -- resolving ----------------------------------------------------------------------------------------------------------

    def _resolve(self, s: Sentence, head: int) -> Actor | None:
        t = s.tokens[head]
        hit = self.hits.at(s, head)
        if t.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM") and hit is None:
            return None
        part = quantity_of(s, head)
        if part is not None:
            return self._quantity(s, head, part)
        name = self._person_name(s, head)
        if name is not None:
            return self._person(s, head, name)
        noun = self._nouns[s.index].get(head)
        if hit is not None and not (noun is not None and self._generic(s, head, hit)):
            return self._named_head(s, head, hit)
        if noun is not None:
            return self._group(s, head, noun)
        return self._remembered(s, head) or self._unknown_body(s, head)

    def _remembered(self, s: Sentence, head: int) -> Actor | None:
        """A surname that the text gave in full before, whatever the model takes it for here."""
        words = [i for i in core(s, head) if s.tokens[i].upos == "PROPN"]
        if not words or s.tokens[head].upos != "PROPN":
            return None
        person = self.memory.recall([s.tokens[i].text for i in words])
        return moved(self._make(s, self._range(s, words[0], words[-1]), person.id, person.name), person) if person is not None else None

    def _quantity(self, s: Sentence, head: int, part: int) -> Actor | None:
        inner = self._resolve(s, top(s, part))
        if inner is None or (s.tokens[part].upos == "PROPN" and inner.id in self.register.states):
            return inner if inner is not None and s.tokens[head].text.lower() in ("coalition", "alliance") else None
        whole = self._range(s, trimmed(s, core(s, head), head)[0], max(part, self._last_of(inner, s)))
        return self._make(
            s,
            whole,
            inner.id,
            inner.name,
            country=inner.country,
            sector=inner.sector,
            sectors=inner.sectors,
            role=inner.role,
            person=inner.person,
        )

    def _named_head(self, s: Sentence, head: int, hit: Hit) -> Actor | None:
        entry = hit.entry
        if entry.kind is Kind.OUTLET and places.reports(s, head):
            return None
        if entry.kind is Kind.THING and not entry.id:
            return None
        if hit.loose and entry.kind is not Kind.NONSTATE:
            return None
        if entry.kind is Kind.DEMONYM and s.tokens[head].rel in ("amod", "compound"):
            return None
        if entry.kind in (Kind.NONSTATE, Kind.ORGAN) and entry.country is not None:
            other = next(
                (
                    a.country
                    for a in self.affiliations.inside(s, head)
                    if a.country and a.kind in (Kind.STATE, Kind.DEMONYM) and a.country != entry.country
                ),
                None,
            )
            if other is not None and entry.sector == "PTY":
                span = self._range(s, *self._ends(trimmed(s, core(s, head), head)))
                return self._make(s, span, f"ORG:{entry.name} ({other})", entry.name, country=other, sector="PTY")
        return self._named(s, head, hit)

    def _named(self, s: Sentence, head: int, hit: Hit) -> Actor:
        """The entity of a known name, as it stands."""
        e = hit.entry
        low, high = hit.first, hit.last - 1
        if e.kind in BODIES or e.kind is Kind.ORGAN:
            inside = trimmed(s, core(s, head), head)
            low, high = (
                (inside[0], max(high, inside[-1]))
                if s.tokens[head].rel not in ("amod",) and head in range(hit.first, hit.last)
                else (low, high)
            )
        identity_, sector = e.id, e.sector
        if (
            e.kind is Kind.DEMONYM
            and e.people
            and e.country is not None
            and s.tokens[head].upos in ("NOUN", "PROPN")
            and self._plural(s, head, e)
        ):
            identity_, sector = f"{e.country}/CVL", "CVL"
        return self._make(
            s,
            self._range(s, low, high),
            identity_,
            e.name,
            country=e.country,
            sector=sector,
            sectors=e.others,
            role=None,
            wikidata=e.wikidata,
        )

    def _plural(self, s: Sentence, head: int, e: Entry) -> bool:
        t = s.tokens[head]
        return t.rel not in ("amod", "compound") and (
            t.xpos in ("NNS", "NNPS")
            or (t.text.endswith(("s", "men")) and not t.text.endswith("ss"))
            or (bool(list(s.each(head, "nummod"))) and e.people)
        )

    def _generic(self, s: Sentence, head: int, hit: Hit) -> bool:
        """Whether a known organ name is here another state's: Peru's Congress, the Iranian Security Council."""
        e = hit.entry
        if e.kind not in (Kind.ORGAN, Kind.IGO, Kind.NONSTATE, Kind.GROUP):
            return False
        near = [
            a
            for a in self.affiliations.around(s, head)
            if a.country and a.hit is not hit and a.kind in (Kind.STATE, Kind.DEMONYM, Kind.CAPITAL)
        ]
        if near:
            return near[0].country != e.country
        return e.kind is Kind.ORGAN and e.country not in self.hits.countries and len(self.hits.countries) > 0

    def _group(self, s: Sentence, head: int, noun: Noun) -> Actor | None:
        """An organ, an office or a group of persons, known by its noun."""
        affiliation = self.affiliations.best(s, head, noun)
        if affiliation is None:
            affiliation = self.affiliations.seat(s, head) if noun.sector in PRIVATE else self._led(s, head, noun)
        if affiliation is not None and s.tokens[head].lemma.lower() in OTHERS and self._owned(s, head, affiliation):
            return self._make(s, self._span(s, head, None), f"UNK:{noun.sector}", s.tokens[head].text, sector=noun.sector)
        person = self._apposed_person(s, head)
        if person is not None and not noun.group and not noun.organ:
            return self._titled(s, head, noun, affiliation, person)
        beside = (*s.each(head, "compound"), *(c for _, c in behind(s, head, "in", "of", "at")))
        local = any(s.tokens[c].upos == "PROPN" for c in beside)  # `a Shanghai court`, `a court in Lyon`
        if affiliation is None and noun.words[-1] in NEEDS_OWNER and len(noun.words) == 1 and not (local or self._definite(s, head)):
            return None
        if affiliation is None and any(True for _ in behind(s, head, "to")) and noun.words == ("opposition",):
            return None
        sector, others = self._sector(s, head, noun, affiliation)
        span = self._span(s, head, affiliation)
        name = self._text(span)
        return self._belonging(s, span, name, sector, others, affiliation, noun, role=self._role_text(s, head), person=None)

    def _owned(self, s: Sentence, head: int, a: Affiliation) -> bool:
        """Whether a possessor or an of-phrase tells whose: `Niger's neighbours`, not `Arab neighbours`."""
        owners = (i for c in s.each(head, "nmod:poss") for i in s.subtree(c))
        return a.word == "of" or (a.hit is not None and a.hit.first in owners)

    def _led(self, s: Sentence, head: int, noun: Noun) -> Affiliation | None:
        """The state of whoever an organ or a group is named after: `the Duterte government`, `Duterte supporters`."""
        if not (noun.organ or noun.group or s.tokens[head].xpos == "NNS"):
            return None
        for c in s.each(head, "compound", "nmod:poss"):
            person = self.memory.recall([s.tokens[c].text]) if s.tokens[c].upos == "PROPN" else None
            if person is not None and person.country is not None:
                return Affiliation(Kind.PERSON, person.country, None, None, None)
        return None

    def _titled(self, s: Sentence, head: int, noun: Noun, affiliation: Affiliation | None, name: tuple[int, int]) -> Actor | None:
        """`the prime minister, Nouri al-Maliki, said`: the title is the head, the name stands behind a comma."""
        sector, others = self._sector(s, head, noun, affiliation, name)
        words = self._name_words(s, *name)
        base = self._known_person(s, name, affiliation, titled=True)
        span = self._span(s, head, affiliation)
        role = self._role_text(s, head)
        if base is not None and not _bare(base) and (affiliation is None or affiliation.country in (base.country, None)):
            return self._make(
                s,
                span,
                base.id,
                base.person or base.name,
                country=base.country,
                sector=base.sector,
                role=role,
                person=base.person,
                wikidata=base.wikidata,
            )
        return self._belonging(s, span, " ".join(words), sector, others, affiliation, noun, role=role, person=" ".join(words))

    def _belonging(
        self,
        s: Sentence,
        span: Span,
        name: str,
        sector: str | None,
        others: tuple[str, ...],
        a: Affiliation | None,
        noun: Noun | None,
        *,
        role: str | None,
        person: str | None,
    ) -> Actor:
        """Compose the id: the body it speaks for, else country and sector, else unknown."""
        sectors = tuple(x for x in others if x != sector)
        if a is not None and a.body is not None and a.body.kind is Kind.GROUP and noun is not None and noun.sector in PRIVATE:
            a = None  # `Africa analyst`
        if a is not None and a.body is not None and (noun is None or noun.relay or noun.organ or sector in MEMBERS):
            whole = noun is None or noun.relay or a.body.kind is Kind.FIRM
            seated = a.body.sector == "PTY" and sector in ("LEG", "GOV")  # a party's member in parliament or office
            own = a.body.sector if whole or (a.body.kind is Kind.NONSTATE and a.body.sector is not None and not seated) else sector
            country = a.body.country
            return self._make(s, span, a.body.id, name, country=country, sector=own, sectors=sectors, role=role, person=person)
        country = a.country if a is not None else None
        identity_ = f"{country}/{sector}" if country else (f"UNK:{sector}" if person is None else f"PER:{plain(person)}")
        return self._make(s, span, identity_, name, country=country, sector=sector, sectors=sectors, role=role, person=person)

    def _unknown_body(self, s: Sentence, head: int) -> Actor | None:
        label = named(s, head, "ORG")
        if label is None:
            return None
        person = self.memory.recall([s.tokens[i].text for i in range(label.first, label.last)])
        if person is not None:
            return moved(self._make(s, self._range(s, label.first, label.last - 1), person.id, person.name), person)
        affiliation = self.affiliations.best(s, head, None) or self.affiliations.seat(s, head)
        span = self._range(s, *self._ends(trimmed(s, core(s, head), head)))
        told = self.memory.body(span.text)
        if told is not None:
            return moved(self._make(s, span, told.id, told.name), told)
        country = affiliation.country if affiliation is not None else None
        body = self.bodies.at(s, head)
        sector = body.sector if body is not None else None
        return self._make(s, span, f"ORG:{plain(self._text(span))}", self._text(span), country=country, sector=sector)

    # -- persons --------------------------------------------------------------------------------------------------------------

    def _person_name(self, s: Sentence, head: int) -> tuple[int, int] | None:
        """Tokens [first, last) of the personal name in the phrase of `head`."""
        inside = core(s, head)
        low, high = inside[0], inside[-1] + 1
        noun = self._nouns[s.index].get(head)
        if noun is not None and noun.sector == "CVL" and s.tokens[head].xpos == "NNS":
            return None  # `the families Mufti and Khan` are no person
        poss = {i for c in s.each(head, "nmod:poss") for i in s.subtree(c)}
        for n in s.names:
            if (
                n.label == "PER"
                and low <= n.first
                and n.last <= high
                and n.first not in poss
                and self._counts(s, head, n.first, n.last)
                and not self._of_state(s, n.first, n.last)
                and self._name_words(s, n.first, n.last)
            ):
                return n.first, _unbroken(s, n.last)
        for hit in self.hits.within(s, inside):
            if hit.entry.kind is Kind.PERSON and hit.first not in poss and self._counts(s, head, hit.first, hit.last):
                return hit.first, hit.last
        words = [i for i in inside if s.tokens[i].upos == "PROPN" and i not in self._nouns[s.index] and self.hits.at(s, i) is None]
        if (
            not s.names
            and words
            and s.tokens[words[-1]].i == inside[-1]
            and ((noun is not None and not noun.organ and inside[-1] != head) or self._titled_before(s, words[0]))
        ):
            return words[0], words[-1] + 1
        return None

    def _of_state(self, s: Sentence, first: int, last: int) -> bool:
        """Whether what the model took for a person is the whole name of a state, a capital, a people or an armed group."""
        hit = self.hits.at(s, first)
        return hit is not None and (hit.first, hit.last) == (first, last) and hit.entry.kind in (*PLACES, Kind.DEMONYM, Kind.NONSTATE)

    def _counts(self, s: Sentence, head: int, first: int, last: int) -> bool:
        """A name counts if it holds the head or stands beside a title; in `the Bush administration` it does not."""
        if first <= head < last:
            return True
        noun = self._nouns[s.index].get(head)
        return noun is not None and not noun.organ and not noun.group and first > head

    def _titled_before(self, s: Sentence, i: int) -> bool:
        return i > 0 and (s.tokens[i - 1].text.rstrip(".").lower() in HONORIFICS or (i - 1) in self._nouns[s.index])

    def _person(self, s: Sentence, head: int, name: tuple[int, int]) -> Actor | None:
        words = self._name_words(s, *name)
        if not words:
            return None
        title, noun = self._title(s, head, name)
        affiliation = self.affiliations.best(s, head, noun, name)
        if affiliation is None and title is not None and title == name[0] - 1:
            affiliation = self.affiliations.best(s, title, noun, name)
        if affiliation is None and (noun is None or noun.sector in PRIVATE):
            affiliation = self._seated(s, head, name)
        span = self._span(s, head, affiliation)
        role = self._role_text(s, head, name) if noun is not None else None
        if role is None and title is not None and title not in core(s, head):
            role = self._role_text(s, title)
        base = self._known_person(s, name, affiliation, titled=noun is not None or self._titled_before(s, name[0]))
        former = any(s.tokens[i].text.lower() in (
            "former", "ex", "ousted", "deposed", "late",
        ) or s.tokens[i].text.lower().startswith("ex-") for i in core(s, head))
        if base is not None and not former and not _bare(base):
            return self._make(
                s,
                span,
                base.id,
                base.person or base.name,
                country=base.country,
                sector=base.sector,
                sectors=base.sectors,
                role=role or base.role,
                person=base.person,
                wikidata=base.wikidata,
            )
        if noun is None:
            noun, affiliation, role, title = self._from_apposition(s, head, affiliation)
        elif affiliation is None:
            affiliation = self._from_apposition(s, head, None)[1]
        country = affiliation.country if affiliation is not None else (base.country if base is not None else None)
        full = base.person if base is not None and base.person else " ".join(words)
        if noun is None and (affiliation is None or affiliation.body is None):
            body = self.bodies.employer(s, head, name)
            sector = body.sector if body is not None else None
            return self._make(s, span, f"PER:{plain(full)}", full, country=country, sector=sector, person=full)
        office = title if title is not None else head
        sector, others = self._sector(s, office, noun, affiliation, name) if noun is not None else (None, ())
        if affiliation is None and base is not None and base.country is not None:
            affiliation = Affiliation(Kind.STATE, base.country, None, None, None)
        return self._belonging(s, span, full, sector, others, affiliation, noun, role=role, person=full)

    def _seated(self, s: Sentence, head: int, name: tuple[int, int]) -> Affiliation | None:
        """From where somebody or the body he serves works: `Ana Lind, director at London-based Ostra Metals`."""
        found = self.affiliations.seat(s, head)
        for c in () if found is not None else (head, *apposed(s, head)):
            body = self.bodies.employer(s, c, name)
            found = found or (self.affiliations.seat(s, body.head) if body is not None else None)
        return found

    def _title(self, s: Sentence, head: int, name: tuple[int, int]) -> tuple[int | None, Noun | None]:
        """The role noun beside the name: the nearest before it, else the head."""
        inside = [i for i in core(s, head) if i in self._nouns[s.index] and not name[0] < i < name[1]]
        before = [i for i in inside if i < name[0] or (i == name[0] and name[1] - name[0] > 1)]
        at = before[-1] if before else next(iter(inside), None)
        if at is None and name[0] - 1 in self._nouns[s.index] and not self._nouns[s.index][name[0] - 1].organ:
            at = name[0] - 1  # a title that the tree has not joined to its name
        return at, self._nouns[s.index].get(at) if at is not None else None

    def _from_apposition(
        self, s: Sentence, head: int, old: Affiliation | None
    ) -> tuple[Noun | None, Affiliation | None, str | None, int | None]:
        """The office behind a comma, whose it is, its words and its head."""
        for beside in apposed(s, head):
            part = quantity_of(s, beside)  # `one of the journalists`
            c = beside if part is None else part
            noun = self._nouns[s.index].get(c)
            if noun is not None and not noun.organ:
                found = self.affiliations.best(s, c, noun)
                return noun, found or old, self._role_text(s, c), c
        return None, old, None, None

    def _apposed_person(self, s: Sentence, head: int) -> tuple[int, int] | None:
        beside = next(((n.first, n.last) for n in s.names if n.label == "PER" and n.first == head + 1), None)
        if beside is not None:
            return beside
        for c in apposed(s, head):
            person = named(s, c, "PER")
            if person is not None:
                return person.first, person.last
            hit = self.hits.at(s, c)
            if hit is not None and hit.entry.kind is Kind.PERSON:
                return hit.first, hit.last
        return self._name_behind(s, head)

    def _name_behind(self, s: Sentence, head: int) -> tuple[int, int] | None:
        """`the head of the University of Lagos, Ade Balogun`, `Ambassador to Chile Ana Lind`, whatever the tree hangs the name on."""
        below = set(s.subtree(head))
        for n in s.names:
            if n.label != "PER" or n.first <= head or n.first not in below:
                continue
            between = range(head + 1, n.first)
            at = next((i for i in range(n.first, n.last) if not n.first <= s.tokens[i].head < n.last), n.first)
            over, last = s.tokens[at].head, s.tokens[n.first - 1]
            hit = self.hits.at(s, last.i)
            place = named(s, last.i, "LOC") is not None or (hit is not None and hit.entry.kind in PLACES)
            free = not any(s.tokens[k].upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON") for k in between) and s.child(at, "case") is None
            other = self._nouns[s.index].get(over) if over != head else None
            office = other is not None and not other.organ and self.bodies.at(s, over) is None
            return (n.first, n.last) if free and not office and (last.text == "," or place) and len(between) < FAR else None
        return None

    def _known_person(self, s: Sentence, name: tuple[int, int], a: Affiliation | None, *, titled: bool) -> Actor | None:
        """From the register (by date and country), else from the article itself."""
        words = self._name_words(s, *name)
        text = " ".join(words)
        country = a.country if a is not None and a.body is None else None
        entries: list[Entry] = []
        for hit in self.hits.within(s, list(range(*name))):
            if hit.entry.kind is Kind.PERSON and (hit.last - hit.first >= len(words) or hit.name.count(" ") > 0):
                entries = [hit.entry, *hit.others]
        if not entries and (titled or country is not None or len(words) > 1):
            entries = self.register.surnames.get(plain(text).lower(), [])
        earlier = self.memory.recall(words)
        if earlier is not None and (country is None or earlier.country in (country, None)) and (len(words) == 1 or not entries):
            return earlier
        alone = len(words) == 1 and not (titled and country is not None)
        choice = choose(entries, self.published, country, {c for c in self.hits.countries if c}, alone=alone) if entries else None
        if choice is None:
            return earlier if earlier is not None and country is None else None
        e = choice.entry
        identity_, sector, role = identity(choice)
        return self._make(
            s,
            self._range(s, name[0], name[1] - 1),
            identity_,
            e.name,
            country=e.country,
            sector=sector,
            role=role,
            person=e.name,
            wikidata=e.wikidata,
        )

    # -- small parts ------------------------------------------------------------------------------------------------------------

    def _sector(
        self, s: Sentence, head: int, noun: Noun, a: Affiliation | None, name: tuple[int, int] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """The sector of the phrase: its noun's, or for a spokesman and the like that of what he speaks for."""
        before = {s.tokens[i].text.lower() for i in core(s, head) if i < head}
        if before & {
            "former", "ex", "ousted", "deposed", "ex-",
        } and noun.sector in ("GOV", "MIL", "LEG", "COP", "SPY") and not noun.group and not noun.organ:
            return "ELI", noun.others
        if "opposition" in before and noun.sector in ("GOV", "LEG", "PTY", "SOC", "CVL") and not noun.organ:
            return "OPP", noun.others
        if before & {"rebel", "insurgent", "guerrilla", "militant", "separatist"} and noun.sector in ("GOV", "MIL", "UAF", "SOC", "PTY"):
            return "REB", noun.others
        served = self._served(s, head, noun, a, name)
        if served is not None:
            return served.sector or "UNK", noun.others
        if noun.relay and a is not None and a.organ is not None:
            return a.organ.sector, a.organ.others
        if noun.relay and noun.sector not in PRIVATE:
            for words, sector in BESIDE:
                if before & words:
                    return sector, noun.others
        if noun.relay and a is not None and a.sector is not None:
            return a.sector, noun.others
        return noun.sector, noun.others

    def _served(self, s: Sentence, head: int, noun: Noun, a: Affiliation | None, name: tuple[int, int] | None) -> Body | None:
        """The firm, school or union that an office belongs to, where the office does not tell its own sector."""
        if not (noun.relay or noun.words[-1] in HEADING) or (a is not None and a.body is not None):
            return None
        found = self.bodies.employer(s, head, name)
        if found is None or (found.sector is None and noun.sector in PRIVATE):
            return None
        public = noun.words[-1] in PUBLIC or (a is not None and (a.country is not None or a.organ is not None))
        return None if found.sector is None and public else found

    def _definite(self, s: Sentence, head: int) -> bool:
        """`the opposition`, `opposition` itself may stand alone; `a member` may not."""
        return s.tokens[head].text.lower() in (
            "opposition", "union", "court", "company", "bank", "party",
        ) and any(s.tokens[c].text.lower() == "the" for c in s.each(head, "det"))

    def _only_city(self, s: Sentence, head: int) -> bool:
        hit = self.hits.at(s, head)
        return hit is not None and hit.entry.kind is Kind.CAPITAL and self._nouns[s.index].get(head) is None and not places.acts(s, head)

    def _role_text(self, s: Sentence, head: int, name: tuple[int, int] | None = None) -> str | None:
        """Office in the article's words, without country, name and honorific."""
        words = []
        for i in trimmed(s, core(s, head), head):
            hit = self.hits.at(s, i)
            inside = name is not None and name[0] <= i < name[1] and i not in self._nouns[s.index]
            country = hit is not None and hit.entry.kind in (Kind.STATE, Kind.DEMONYM, Kind.CAPITAL, Kind.PART, Kind.PERSON)
            low = s.tokens[i].text.rstrip(".").lower()
            if not inside and not country and s.tokens[i].upos in ("NOUN", "PROPN", "ADJ") and low not in HONORIFICS:
                words.append(s.tokens[i].text)
        return " ".join(words) or None

    def _span(self, s: Sentence, head: int, a: Affiliation | None) -> Span:
        inside = trimmed(s, core(s, head), head)
        low, high = inside[0], inside[-1]
        if a is not None and a.behind is not None and a.word in ("of", "for", "to") and a.behind > high:
            high = a.behind
        hit = self.hits.at(s, head)
        if hit is not None:
            low, high = min(low, hit.first), max(high, hit.last - 1)
        return self._range(s, low, high)

    @staticmethod
    def _ends(span: list[int]) -> tuple[int, int]:
        return span[0], span[-1]

    def _last_of(self, actor: Actor, s: Sentence) -> int:
        return max((t.i for t in s.tokens if t.start < actor.span.end), default=0)

    def _range(self, s: Sentence, low: int, high: int) -> Span:
        start, end = s.tokens[low].start, s.tokens[high].end
        text = self.reading.text[start:end]
        for tail in ("'s", "’s"):
            text = text[: -len(tail)].rstrip() if text.endswith(tail) else text
        return Span(start=start, end=start + len(text), text=text)

    @staticmethod
    def _text(span: Span) -> str:
        return " ".join(span.text.split())

    @staticmethod
    def _make(
        s: Sentence,
        span: Span,
        identity_: str,
        name: str,
        *,
        country: str | None = None,
        sector: str | None = None,
        sectors: tuple[str, ...] = (),
        role: str | None = None,
        person: str | None = None,
        wikidata: str | None = None,
    ) -> Actor:
        del s
        return Actor(
            span=span, id=identity_, name=name, country=country, sector=sector, sectors=sectors, role=role, person=person, wikidata=wikidata
        )


def _heading(s: Sentence, i: int, noun: Noun) -> list[int]:
    """The tokens that head a phrase at `i`: of `secretary - general` those that the tree takes for heads."""
    span = range(i, i + len(noun.words))
    return [i + noun.head] if "-" not in noun.words else [k for k in span if s.tokens[k].head not in span or k == i + noun.head]


def _half_a_name(s: Sentence, i: int) -> bool:
    """`Christian` in `Christian-Geraud`: half of a person's name, and no believer."""
    inside = any(n.label == "PER" and n.first <= i < n.last for n in s.names)
    return inside and i + 1 < len(s.tokens) and s.tokens[i + 1].text == "-" and s.tokens[i].end == s.tokens[i + 1].start


def _unbroken(s: Sentence, last: int) -> int:
    """The end of a name that the model broke off at a hyphen: `Wu Ting` of `Wu Ting-fang`."""
    t = s.tokens
    while last + 1 < len(t) and t[last].text in HYPHENS and t[last - 1].end == t[last].start and t[last].end == t[last + 1].start:
        last += 2
    return last


def _shared(words: list[str], person: str) -> bool:
    """Whether two names have a word in common."""
    return bool({plain(w).lower() for w in words} & {plain(w).lower() for w in person.split()})


def _bare(person: Actor) -> bool:
    """Whether nothing but the name is known: what stands beside it tells more."""
    return person.sector is None and person.id.startswith("PER:")


def find_mentions(reading: Reading, register: Register, published: dt.date | None = None) -> Mentions:
    """Read an article's parties; `published` decides who held which office."""
    return Mentions(reading, register, published)
