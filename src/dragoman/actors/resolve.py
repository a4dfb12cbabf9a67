"""From the head of a noun phrase to an actor: a quantity, a person, a known name, an organ or group, else a body no table knows."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import places
from dragoman.actors.affiliation import Affiliation, Affiliations
from dragoman.actors.aged import aged
from dragoman.actors.agreement import personal
from dragoman.actors.bodies import named
from dragoman.actors.entry import BODIES, PLACES, Entry, Kind, Noun
from dragoman.actors.hits import RULING, Hit
from dragoman.actors.names import Names
from dragoman.actors.people import Memory
from dragoman.actors.persons import Persons
from dragoman.actors.phrase import SHARES, apposed, behind, core, of_a_name, quantity_of, top, trimmed
from dragoman.actors.retinue import Retinue
from dragoman.actors.sectors import PRIVATE, Sectors, belonging, knowing
from dragoman.actors.ships import ship
from dragoman.actors.spelling import plain
from dragoman.actors.wording import Wording, on_a_line
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

NEEDS_OWNER = word_list("actors", "resolve.needs_owner")
VOICES = word_list("actors", "resolve.voices")
THEIRS = word_list("actors", "resolve.theirs")
TOWNS = word_list("actors", "resolve.towns")
ARMS = word_list("actors", "resolve.arms")
DOUBLE = word_list("actors", "resolve.double")
# How bodies of the United Nations that no table holds begin.
OF_THE_UN = ("United Nations ", "UN ", "U.N. ")
# So many times oftener another state must be named for a bare `Congress` to be another's.
OFTENER = 3
NOBODY_ELSES = word_list("actors", "resolve.nobody_elses")
IN_THE_FIELD = word_list("actors", "resolve.in_the_field")
SHARED = 2  # words of a name that bodies of several states may bear
MANY = frozenset(["many", "some", "most", "all", "few", "several"])
ANY = frozenset(["a", "an", "another", "one", "every", "each"])
DASHED = [[")", dash] for dash in ("-", "–", "—", "--", ":")]
OTHERS = word_list("actors", "resolve.others")
CROWDS = word_list("actors", "resolve.crowds")
KNOWN_ALONE = word_list("actors", "resolve.known_alone")
IN_INDIA = word_list("actors", "resolve.in_india")
JOINED_STATES = word_list("actors", "resolve.joined_states")


class Resolver:
    """Answers for one article, with what its memory has learned till then."""

    def __init__(self, affiliations: Affiliations, names: Names, memory: Memory) -> None:
        self.affiliations, self.hits, self.nouns, self.bodies = affiliations, affiliations.hits, affiliations.nouns, affiliations.bodies
        self.names, self.memory = names, memory
        self.sectors, self.wording = Sectors(self.bodies), Wording(self.hits.reading.text, self.hits, self.nouns)
        self.retinue = Retinue(self.hits, names, self.wording, memory)
        self.persons = Persons(affiliations, names, self.sectors, self.wording, memory, self.retinue)

    def actor(self, s: Sentence, head: int) -> Actor | None:
        """The party that a phrase names, or None."""
        t = s.tokens[head]
        hit = self.hits.at(s, head)
        if t.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM") and hit is None:
            return None
        told = self.memory.body(t.text) if t.upos in ("PROPN", "NOUN") and hit is None else None
        if told is not None and self.nouns[s.index].get(head) is None:
            return replace(told, span=self.wording.phrase(s, head))
        part = quantity_of(s, head)
        if part is not None:
            return self._quantity(s, head, part)
        family = self._family(s, head)
        if family is not None:
            return family
        name = self.names.within(s, head)
        if name is not None:
            return self.persons.named(s, head, name)
        noun = self.nouns[s.index].get(head)
        surnamed = self._surnamed(s, head) if noun is not None else None
        if surnamed is not None:
            return surnamed
        if hit is not None and hit.entry.kind in (Kind.ORGAN, Kind.FIRM) and hit.last - hit.first == 1 and named(s, head, "ORG") is None:
            person = self._remembered(s, head)
            if person is not None:
                return person  # Siboniso Duma is no Russian house
        if hit is not None and self._but_part(s, head, hit):
            body = self.unknown_body(s, head)
            return body if body is None or body.country is not None else replace(body, country=hit.entry.country)
        if hit is not None and not (noun is not None and self._generic(s, head, hit)):
            return self._named_head(s, head, hit)
        if noun is not None:
            return self._called(s, head, noun) or self.group(s, head, noun)
        running = self.retinue.campaign(s, head)
        return running or self._remembered(s, head) or self.unknown_body(s, head) or self._of_union(s, head)

    def _family(self, s: Sentence, head: int) -> Actor | None:
        """Those who are called by the surname of somebody told of before: `the Linds`."""
        t, the = s.tokens[head], any(s.tokens[c].text.lower() == "the" for c in s.children[head])
        if t.upos != "PROPN" or not the or not t.text.istitle() or not t.text.endswith("s") or len(core(s, head)) > 1:
            return None
        person = None if self.memory.recall([t.text]) is not None else self.memory.recall([t.text[:-1]])
        if person is None or person.person is None or " " not in person.person or self.hits.at(s, head) is not None:
            return None
        whose = f"{person.country}/CVL" if person.country is not None else "UNK:CVL"
        return Actor(span=self.wording.phrase(s, head), id=whose, name=t.text, country=person.country, sector="CVL")

    def _of_union(self, s: Sentence, head: int) -> Actor | None:
        """What a body of states has in the field, which is no party if it is nobody's: `the U.N. force`, `the EU's office`."""
        if s.tokens[head].lemma.lower() not in IN_THE_FIELD:
            return None
        for c in s.each(head, "compound", "nmod:poss"):
            hit = self.hits.at(s, c)
            if hit is not None and hit.entry.kind is Kind.IGO and not hit.loose:
                return replace(self.named(s, c, hit), span=self.wording.phrase(s, head))
        return None

    def _but_part(self, s: Sentence, head: int, hit: Hit) -> bool:
        """Whether a place is but a word in the name of a body: `Rainbow Ethiopia`, `China Moly`."""
        label = named(s, head, "ORG")
        if label is None or hit.entry.kind not in (*PLACES, Kind.GROUP) or hit.loose:
            return False
        rest = [i for i in range(label.first, label.last) if not hit.first <= i < hit.last]
        plain_ = all(s.tokens[i].upos == "PROPN" and i not in self.nouns[s.index] and self.hits.at(s, i) is None for i in rest)
        return bool(rest) and plain_ and all(s.tokens[i].text[:1].isupper() for i in rest)

    def _called(self, s: Sentence, head: int, noun: Noun) -> Actor | None:
        """A body with a name of its own that ends in a common noun: `the Ostra Group`, where no state's name is part of it."""
        label = named(s, head, "ORG")
        if label is None or noun.sector not in PRIVATE or len(noun.words) > 1 or s.tokens[head].upos != "PROPN" or head == label.first:
            return None
        words = [s.tokens[i] for i in range(label.first, head)]
        if any(not t.text[0].isupper() or self.hits.at(s, t.i) is not None for t in words):
            return None
        if self.affiliations.best(s, head, noun) is not None:
            return None
        body = self.unknown_body(s, head)
        return body if body is None or body.person is not None else replace(body, sector=body.sector or noun.sector)

    def _surnamed(self, s: Sentence, head: int) -> Actor | None:
        """Who bears a word for an office as his last name, where it stands alone: `Baker said`, after `Tim Baker`."""
        t = s.tokens[head]
        if t.upos != "PROPN" or not t.text.istitle() or any(c < head for c in s.children[head]) or s.child(head, "flat") is not None:
            return None
        person = self.memory.recall([t.text])
        own = person is not None and person.person is not None and person.person.split()[-1] == t.text and " " in person.person
        return replace(person, span=Span(start=t.start, end=t.end, text=t.text)) if person is not None and own else None

    def _remembered(self, s: Sentence, head: int) -> Actor | None:
        """A surname that the text gave in full before, whatever the model takes it for here."""
        words = [i for i in core(s, head) if s.tokens[i].upos == "PROPN"]
        if not words or s.tokens[head].upos != "PROPN":
            return None
        person = self.memory.recall([s.tokens[i].text for i in words])
        return replace(person, span=self.wording.between(s, words[0], words[-1])) if person is not None else None

    def _quantity(self, s: Sentence, head: int, part: int) -> Actor | None:
        """`thousands of demonstrators`; some of a state's proper name are no party, save a coalition of it."""
        inner = self.actor(s, top(s, part))
        if inner is None or (s.tokens[part].upos == "PROPN" and inner.id in self.bodies.register.states):
            return inner if inner is not None and s.tokens[head].text.lower() in JOINED_STATES else None
        last = max((t.i for t in s.tokens if t.start < inner.span.end), default=0)
        whole = self.wording.between(s, trimmed(s, core(s, head), head)[0], max(part, last))
        return replace(inner, span=whole, wikidata=None)

    def _named_head(self, s: Sentence, head: int, hit: Hit) -> Actor | None:
        """The entity of a known name that heads its phrase, where it is a party there."""
        entry = hit.entry
        if entry.kind is Kind.OUTLET and (places.reports(s, head) or _of_a_dateline(s, hit)):
            return None
        if entry.kind is Kind.THING and not entry.id:
            return None
        if hit.loose and entry.kind is Kind.DEMONYM and s.tokens[hit.first - 1].text.lower() == "ethnic" and self._plural(s, head, entry):
            span = self.wording.between(s, hit.first - 1, hit.last - 1)  # whose state is that where they live
            return Actor(span=span, id="UNK:CVL", name=on_a_line(span), sector="CVL")
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
                self._elsewhere(hit) if entry.sector == "PTY" else None,
            )
            if other is not None and entry.sector == "PTY":
                span = self.wording.phrase(s, head)
                return Actor(span=span, id=f"ORG:{entry.name} ({other})", name=entry.name, country=other, sector="PTY")
        return self.named(s, head, hit)

    def named(self, s: Sentence, head: int, hit: Hit) -> Actor:
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
        identity, sector = e.id, e.sector
        if (
            e.kind is Kind.DEMONYM
            and e.country is not None
            and s.tokens[head].upos in ("NOUN", "PROPN", "ADJ")
            and ((e.people and (self._plural(s, head, e) or self._single(s, head))) or self._several(s, head))
        ):
            home = next((a for a in self.affiliations.inside(s, head) if a.kind is Kind.DEMONYM and a.country), None)
            country = e.country if home is None else home.country  # `Guatemalan Indians`, `Israeli Arabs`
            if home is None and (tribe := _tribe(s, head, e)) is not None:
                span = self.wording.between(s, tribe, high)
                return Actor(span=span, id="UNK:CVL", name=on_a_line(span), sector="CVL")
            low = low if home is None or home.hit is None else min(low, home.hit.first)
            return Actor(span=self.wording.between(s, low, high), id=f"{country}/CVL", name=e.name, country=country, sector="CVL")
        span = self.wording.between(s, low, high)
        return Actor(span=span, id=identity, name=e.name, country=e.country, sector=sector, sectors=e.others, wikidata=e.wikidata)

    def _plural(self, s: Sentence, head: int, e: Entry) -> bool:
        """`Kenyans`, `the Swiss`; who is called after a part of a state is never that state: the Rohingya."""
        t = s.tokens[head]
        return t.rel not in ("amod", "compound") and (
            t.xpos in ("NNS", "NNPS")
            or (t.text.endswith(("s", "men")) and not t.text.endswith("ss"))
            or (e.people and (e.minor or any(True for _ in s.each(head, "nummod"))))
        )

    @staticmethod
    def _single(s: Sentence, head: int) -> bool:
        """`a Kenyan`, `another Briton`: one of a people, no state."""
        t = s.tokens[head]
        return t.rel not in ("amod", "compound") and any(s.tokens[c].text.lower() in ANY for c in s.each(head, "det", "nummod"))

    def _several(self, s: Sentence, head: int) -> bool:
        """`many Chinese`, `wealthy Chinese`: the adjective alone is people."""
        beside = (s.tokens[c] for c in s.children[head])
        free = s.tokens[head].rel not in ("amod", "compound") and s.tokens[head].text.endswith(("ese", "ish", "ch", "ss"))
        return free and any(b.i < head and (b.rel == "amod" or b.text.lower() in MANY) for b in beside)

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
        return e.kind is Kind.ORGAN and self._elsewhere(hit) is not None

    def _elsewhere(self, hit: Hit) -> str | None:
        """The state that the text names so much oftener than that of a name, and none of its persons, that the name must be another's."""
        e, register = hit.entry, self.bodies.register
        if hit.name not in register.parties:
            bearers = {x.country for x in register.names.get(hit.name, ()) if x.kind in (Kind.ORGAN, Kind.NONSTATE)}
            if e.kind is not Kind.ORGAN or len(bearers) > 1:
                return None  # nobody else's, or of the states that bear it the likeliest here
        if e.country is None or not self.hits.countries or e.country in self.hits.peopled:
            return None
        words = e.name.split()
        if len(words) > SHARED or e.name in NOBODY_ELSES or words[-1] in RULING:  # nobody else has a Biden administration
            return None
        if any(x.country == e.country and x.kind in (Kind.STATE, Kind.DEMONYM) for x in register.names.get(words[0], ())):
            return None  # the Nigerian Army
        country, count = self.hits.countries.most_common(1)[0]
        return country if OFTENER * self.hits.countries[e.country] < count else None

    def group(self, s: Sentence, head: int, noun: Noun, *, alone: bool = False) -> Actor | None:
        """An organ, an office or a group of persons, known by its noun. `alone`: also where nothing tells whose."""
        person = self.names.beside(s, head) if not noun.group and not noun.organ else None
        affiliation = self.retinue.rather(self.affiliations.best(s, head, noun, person), s, head, noun, person)
        if affiliation is None:
            affiliation = self.affiliations.seat(s, head) if noun.sector in PRIVATE else self._led(s, head, noun)
        if affiliation is None and s.tokens[head].rel == "compound" and noun.words[-1] in ARMS:
            return None
        if affiliation is not None and s.tokens[head].lemma.lower() in OTHERS and self._owned(s, head, affiliation):
            span = self.wording.belonging(s, head, None)
            sector = "GOV" if noun.sector == "CVL" and affiliation.kind is not Kind.PERSON else noun.sector  # a state's are states
            return Actor(span=span, id=f"UNK:{sector}", name=s.tokens[head].text, sector=sector)
        union = self._apposed_union(s, head, noun) or self._apposed_body(s, head, noun)
        if union is not None:
            return union
        if person is not None:
            return self.persons.titled(s, head, noun, affiliation, person)
        beside = (*s.each(head, "compound"), *(c for _, c in behind(s, head, "in", "of", "at")))
        local = any(s.tokens[c].upos == "PROPN" for c in beside)  # `a Shanghai court`, `a court in Lyon`
        sure = alone or local or self._definite(s, head) or (noun.words[-1] in THEIRS and any(True for _ in s.each(head, "nmod:poss")))
        if affiliation is None and noun.words[-1] in NEEDS_OWNER and len(noun.words) == 1 and not sure:
            return None
        if affiliation is None and any(True for _ in behind(s, head, "to")) and noun.words == ("opposition",):
            return None
        sector, others = self.sectors.of(s, head, noun, affiliation)
        span = self.wording.belonging(s, head, affiliation)
        role = self.wording.office(s, head)
        if (affiliation is not None and affiliation.taken) or self.sectors.akin(s, head):
            self.memory.owned.add(span)
        owner = self.bodies.owners.of(s, head, named=False) if affiliation is None and s.child(head, "nmod:poss") is None else None
        body = None if owner is None else self.unknown_body(*owner) or self.actor(*owner)
        if body is not None and body.person is None:
            self.memory.owned.add(span)
            return replace(body, span=span, name=on_a_line(span), role=role)  # `A spokesman`, of the union that the text has just told of
        short = next((b for c in s.each(head, "compound") if (b := self.memory.body(s.tokens[c].text)) is not None), None)
        if short is not None and noun.relay and (affiliation is None or affiliation.body is None):
            return replace(short, span=span, name=on_a_line(span), sector=short.sector or sector, role=role)  # `UP leaders`
        return belonging(span, on_a_line(span), sector, others, affiliation, noun, role=role, person=None)

    def _apposed_union(self, s: Sentence, head: int, noun: Noun) -> Actor | None:
        """The body of states whose name stands behind what it is: `the UN trade body, UNCTAD`."""
        comma = [head + 2] if head + 2 < len(s.tokens) and s.tokens[head + 1].text == "," and not _opens_clause(s, head + 2) else []
        for c in (*apposed(s, head), *comma) if noun.organ or noun.group else ():
            hit = self.hits.at(s, c)
            if hit is not None and hit.entry.kind is Kind.IGO:
                return replace(self.named(s, c, hit), span=self.wording.phrase(s, head))
        return None

    def _apposed_body(self, s: Sentence, head: int, noun: Noun) -> Actor | None:
        """The body whose name stands behind what it is to somebody: `his party, the Shiromani Akali Dal,`."""
        if noun.words[-1] not in THEIRS or not any(True for _ in s.each(head, "nmod:poss")):
            return None
        for c in apposed(s, head):
            hit = self.hits.at(s, c)
            if hit is not None and hit.entry.kind in (Kind.NONSTATE, Kind.NGO, Kind.FIRM) and not hit.loose:
                return replace(self.named(s, c, hit), span=self.wording.phrase(s, head))
            if hit is None and named(s, c, "ORG") is not None and (body := self.unknown_body(s, c)) is not None:
                return replace(body, span=self.wording.phrase(s, head), sector=body.sector or noun.sector)
        return None

    def someone(self, s: Sentence, head: int, *, double: bool = False, speaking: bool = False) -> Actor | None:
        """Persons whom no table takes for a party by themselves: sources, posters, `many`, `all seven`; who speaks is one."""
        t = s.tokens[head]
        noun = self.nouns[s.index].get(head)
        if noun is not None:
            if double and noun.words[-1] in NEEDS_OWNER:
                return None
            told = t.xpos == "NNS" or any(s.tokens[c].text.lower() == "the" for c in s.each(head, "det"))
            public = noun.organ and noun.sector != "GOV"  # `a court`; `a delegation` may be anybody's
            public = public or noun.sector == "OPP"  # `opposition and church groups`
            return self.group(s, head, noun, alone=True) if told or public or speaking or noun.words[-1] in VOICES else None
        if t.lemma.lower() in TOWNS and t.xpos in ("NN", "NNP") and any(s.tokens[c].text.lower() == "the" for c in s.each(head, "det")):
            far = next((c for _, c in behind(s, head, "of")), head)
            span = self.wording.between(s, core(s, head)[0], far)  # `the city said`, `the City of Iqaluit said`: its council
            return Actor(span=span, id="UNK:GOV", name=on_a_line(span), sector="GOV", role=on_a_line(span))
        cent = t.text.lower() == "per" and head + 1 < len(s.tokens) and s.tokens[head + 1].text.lower() == "cent"
        share = (cent or t.text.lower() in SHARES or t.upos == "NUM") and t.rel in ("nsubj", "obl", "nmod") and t.upos != "PROPN"
        if not share and not (t.upos == "NOUN" and personal(t.lemma.lower()) and (double or t.lemma.lower() not in DOUBLE)):
            return None
        a = self.affiliations.best(s, head, None) if not share else None
        country = a.country if a is not None else None
        span, sector = self.wording.phrase(s, head), "UNK" if not share and knowing(s, head) else "CVL"
        if not share and self.sectors.akin(s, head):
            self.memory.owned.add(span)
        id_ = f"{country}/{sector}" if country else f"UNK:{sector}"
        return Actor(span=span, id=id_, name=on_a_line(span), country=country, sector=sector)

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

    def unknown_body(self, s: Sentence, head: int) -> Actor | None:
        """A name of an organisation that no table holds: a person or a body told of before, else one by that name."""
        label = named(s, head, "ORG")
        if label is None or of_a_name(s, head):
            return None
        person = self.memory.recall([s.tokens[i].text for i in range(label.first, label.last)])
        if person is not None:
            return replace(person, span=self.wording.between(s, label.first, label.last - 1))
        afloat = ship(s, label.first, label.last, self.wording)
        if afloat is not None:
            return afloat
        affiliation = self.affiliations.best(s, head, None) or self.affiliations.seat(s, head)
        span = self.wording.phrase(s, head)
        if s.tokens[head].rel in ("amod", "compound") and head == label.first:  # hangs on what follows: `a Royal Court statement`
            organ = self.nouns[s.index].get(label.last - 1)
            if organ is not None and organ.organ and label.last - 1 != head:
                return self.group(s, label.last - 1, organ)
            span = self.wording.between(s, label.first, label.last - 1)
        if span.text.startswith(OF_THE_UN):
            return Actor(span=span, id="IGO:UN", name=on_a_line(span))
        told = self.memory.body(span.text)
        if told is not None:
            return replace(told, span=span)
        country = affiliation.country if affiliation is not None else self._opening(s, label.first)
        body = self.bodies.at(s, head)
        sector = body.sector if body is not None else None
        owned = any(True for _ in s.each(head, "nmod:poss"))
        name = on_a_line(self.wording.between(s, label.first, label.last - 1) if owned else span)
        return Actor(span=span, id=f"ORG:{plain(name)}", name=name, country=country, sector=sector)

    def _opening(self, s: Sentence, first: int) -> str | None:
        """The state with whose name a body's begins: `Malaysian Palm Oil Board`."""
        hit = self.hits.at(s, first)
        return hit.entry.country if hit is not None and not hit.loose and hit.entry.kind in (Kind.STATE, Kind.DEMONYM) else None

    def thing(self, s: Sentence, head: int) -> Actor:
        """The phrase as a party, whatever it names: a person told of before, else a body or what is a state's or nobody's."""
        span = self.wording.phrase(s, head)
        proper = s.tokens[head].upos == "PROPN"
        words = [s.tokens[i].text for i in core(s, head) if s.tokens[i].upos == "PROPN"]
        person = self.memory.recall(words) if words and proper else None
        if person is not None:
            return replace(person, span=span)
        run = [i for i in core(s, head) if s.tokens[i].upos == "PROPN"] if proper else []
        afloat = ship(s, run[0], run[-1] + 1, self.wording) if run else None
        if afloat is not None:
            return afloat
        affiliation = self.affiliations.best(s, head, None)
        country = affiliation.country if affiliation is not None else None
        name = on_a_line(span)
        if not proper and (aged(s, head) or s.tokens[head].text.lower() in CROWDS):
            return Actor(span=span, id=f"{country}/CVL" if country else "UNK:CVL", name=name, country=country, sector="CVL")
        return Actor(span=span, id=f"ORG:{plain(name)}" if proper else country or "UNK", name=name, country=country)

    def _definite(self, s: Sentence, head: int) -> bool:
        """`the opposition`, `opposition` itself may stand alone; `a member` may not."""
        articles = (s.tokens[c].text.lower() for i in (head, *s.each(head, "nmod:poss")) for c in s.each(i, "det"))
        return s.tokens[head].text.lower() in KNOWN_ALONE and "the" in articles


def _tribe(s: Sentence, head: int, e: Entry) -> int | None:
    """The name before Indians that are no people of India: `Miskito Indians`, unlike `Kashmiri Indians`."""
    if e.name != "India" or s.tokens[head].text not in ("Indian", "Indians"):
        return None
    names = (c for c in s.each(head, "compound", "amod") if c == head - 1 and s.tokens[c].upos == "PROPN")
    return next((c for c in names if s.tokens[c].text.lower() not in IN_INDIA), None)


def _opens_clause(s: Sentence, i: int) -> bool:
    """Whether a name behind a comma is, or belongs to, who does the next thing told: `by the army, U.N. officials said`."""
    over = s.tokens[i].head if s.tokens[i].rel == "compound" else i
    closed = i + 1 < len(s.tokens) and s.tokens[i + 1].text == ","  # `the trade body, UNCTAD, said`
    return over > i or (s.tokens[i].rel == "nsubj" and not closed)


def _of_a_dateline(s: Sentence, hit: Hit) -> bool:
    """Whether a name is that of the agency in a dateline: `TEMA (AFP) -`."""
    return hit.first > 0 and s.tokens[hit.first - 1].text == "(" and [t.text for t in s.tokens[hit.last : hit.last + 2]] in DASHED
