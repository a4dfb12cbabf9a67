"""Whose a phrase is: the state, body, organ or person that its modifiers, possessor or of-phrase name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.agreement import personal
from dragoman.actors.bodies import Bodies, named
from dragoman.actors.entry import BODIES, PLACES, Entry, Kind, Noun
from dragoman.actors.hits import Hit, Hits
from dragoman.actors.phrase import apposed, behind, core, serving
from dragoman.knowledge import word_list, word_lists
from dragoman.language.reading import Sentence

OWNERS = ("of", "in", "for", "from", "at", "to", "with")
BELONGING = frozenset(("of", "for", "in", "at"))
MOST = frozenset(("all", "both", "mainly", "most", "mostly", "predominantly"))
ON_BOARD = ("from", "on", "aboard")
VESSELS = word_list("actors", "affiliation.vessels")
TOWNS = word_list("actors", "affiliation.towns")
TOWARDS = frozenset(("to", "with", "on", "against"))
POSTS = word_list("actors", "affiliation.posts")
ENVOYS = word_list("actors", "affiliation.envoys")
ABROAD = word_list("actors", "affiliation.abroad")
SENT = word_list("actors", "affiliation.sent")
DELEGATED = word_list("actors", "affiliation.delegated")
SENT_BY = word_lists("actors", "affiliation.sent_by")
# Sectors of bodies whose departments are of the same.
SPECIAL = frozenset(["MIL", "COP", "SPY", "JUD", "LEG"])
FIELD_STAFF = word_list("actors", "affiliation.field_staff")
DEVOTED = word_list("actors", "affiliation.devoted")
SUBJECTS = word_list("actors", "affiliation.subjects")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What a phrase belongs to. `organ` is the organ's noun beside it, `word` and `behind` the preposition and noun that told it."""

    kind: Kind
    country: str | None
    body: Entry | None
    organ: Noun | None
    sector: str | None
    hit: Hit | None = None
    word: str | None = None
    behind: int | None = None
    taken: bool = False


class Affiliations:
    """Answers for one article. `nouns[k]` maps head tokens of sentence k to their organ or role noun."""

    def __init__(self, hits: Hits, nouns: list[dict[int, Noun]], bodies: Bodies) -> None:
        self.hits, self.nouns, self.bodies = hits, nouns, bodies

    def inside(self, s: Sentence, head: int) -> list[Affiliation]:
        """From names within the phrase: `Russian` president, `NATO` spokesman, from the head leftwards."""
        span = core(s, head)
        organ = next((n for i in reversed(span) if i != head and (n := self.nouns[s.index].get(i)) is not None and n.organ), None)
        hits = [h for h in self.hits.within(s, span) if not h.first <= head < h.last and not _of_name(s, h) and not _towards(s, h)]
        found = [a for h in hits if not _sent_for(s, h, hits) and (a := self._of(h, organ)) is not None]
        return sorted(found, key=lambda a: (a.body is None and a.country is None, -(a.hit.first if a.hit else 0)))

    def around(self, s: Sentence, head: int) -> list[Affiliation]:
        """Inside the phrase, its possessor, then what stands behind it."""
        others = self._others(s, head)
        return [
            *self.inside(s, head), *self._possessors(s, head), *(a for i in others for a in self._possessors(s, i)), *self.mostly(s, head),
            *self._behind(s, head), *self._aboard(s, head), *self._in_town(s, head), *self._served(s, head),
            *self._devoted(s, head),
        ]

    def _others(self, s: Sentence, head: int) -> range:
        """The words of an office before its head, on which the tree may hang whose it is: `Israel's attorney general`."""
        noun = self.nouns[s.index].get(head)
        return range(head - noun.head, head) if noun is not None and len(noun.words) > 1 and noun.head <= head else range(0)

    def seat(self, s: Sentence, head: int) -> Affiliation | None:
        """From where somebody works: `the Nairobi-based analyst`. It tells no nationality of fighters and the like."""
        for h in self.hits.within(s, core(s, head)):
            after = "".join(t.text for t in s.tokens[h.last - 1 : h.last + 2]).lower()
            if h.loose and h.entry.kind in PLACES and after.endswith(("-based", "‑based")):
                return Affiliation(h.entry.kind, h.entry.country, None, None, None, h)
        return None

    def shared(self, s: Sentence, head: int) -> list[Affiliation]:
        """Those of a plural: both of `presidents of Chile and Peru`."""
        of = [c for _, c in behind(s, head, "of", "from")]
        found = (self.hits.at(s, i) for c in of for i in (c, *s.each(c, "conj")))
        return [a for h in found if h is not None and (a := self._of(h)) is not None]

    def best(self, s: Sentence, head: int, noun: Noun | None, name: tuple[int, int] | None = None) -> Affiliation | None:
        """The likeliest, or None. A country inside the phrase and an organ behind it are joined."""
        sender = self._sender(s, head)
        if sender is not None:
            return Affiliation(Kind.STATE, sender, None, None, None)
        known = [a for a in _without(name, self.around(s, head)) if noun is None or noun.group or noun.organ or not _field(s, a)]
        if not known:
            beside = (c for c in apposed(s, head) if noun is not None or (name is not None and personal(s.tokens[c].lemma.lower())))
            known = _without(name, [a for c in beside for a in self.inside(s, c)]) or (self._joined(s, head) if noun is not None else [])
        known = _not_the_field(s, head, _not_where_posted(s, head, known))
        organ, whole = next((a.organ for a in known if a.organ is not None), None), self._organ_behind(s, head)
        if organ is None or (organ.sector == "GOV" and whole is not None and whole.sector in SPECIAL):
            organ = whole
        top = (
            next((a for a in known if a.body is not None and a.kind is not Kind.DEMONYM and a.word is None), None)
            if noun is None or noun.relay or noun.organ
            else None
        )
        top = top or next((a for a in known if a.country is not None or a.body is not None), None)
        if top is None:
            inner = next(
                (
                    self.nouns[s.index].get(i)
                    for i in core(s, head)
                    if i != head and i in self.nouns[s.index] and self.nouns[s.index][i].organ
                ),
                None,
            )
            organ = organ or inner
            taken = self._taken(s, head, name) if organ is None and noun is not None else None
            if taken is not None:
                return taken
            return Affiliation(Kind.ORGAN, None, None, organ, organ.sector) if organ is not None else None
        return (
            top
            if organ is None or top.organ is organ
            else Affiliation(top.kind, top.country, top.body, organ, top.sector, top.hit, top.word, top.behind)
        )

    @staticmethod
    def _sender(s: Sentence, head: int) -> str | None:
        """The state whose envoys alone are called so: the Holy See of `the nuncio in Minsk`, `Nuncio Ana Lind`, `Ana Lind, the nuncio`."""
        told = (i for i in (*core(s, head), *apposed(s, head)) if s.tokens[i].deprel != "nmod:poss")
        called = {s.tokens[i].lemma.lower() for i in told}
        return next((state for state, words in SENT_BY.items() if words & called), None)

    def _taken(self, s: Sentence, head: int, name: tuple[int, int] | None) -> Affiliation | None:
        """The body that tables know, or the organ, of which the text told before: the court of `Its president, Ana Lind`."""
        owner = self.bodies.owners.of(s, head, named=name is not None)
        if owner is None:
            return None
        hit, noun = self.hits.at(*owner), self.nouns[owner[0].index].get(owner[1])
        if hit is not None and (a := self._of(hit)) is not None:
            return Affiliation(a.kind, a.country, a.body, None, a.sector, taken=True)
        if noun is None or not noun.organ:
            return None
        state = next((a for a in self.inside(*owner) if a.country is not None), None)
        return Affiliation(Kind.ORGAN, None if state is None else state.country, None, noun, noun.sector, taken=True)

    def _joined(self, s: Sentence, head: int) -> list[Affiliation]:
        """From before the first of two plain nouns that are joined: `Australian troops and police`, `the Chadian army and the police`."""
        t, noun = s.tokens[head], self.nouns[s.index].get(head)
        organ = noun is not None and noun.organ
        own = any(
            s.tokens[c].rel != "det" or not organ or s.tokens[c].text.lower() != "the"
            for c in s.each(head, "det", "amod", "compound", "nmod", "nummod", "acl")
        )
        if t.rel != "conj" or own or s.tokens[t.head].upos != "NOUN" or t.i < t.head:
            return []
        return [a for a in self.inside(s, t.head) if a.kind in (Kind.STATE, Kind.DEMONYM) and a.hit is not None and a.hit.last <= t.head]

    def _of(self, h: Hit, organ: Noun | None = None, word: str | None = None, at: int | None = None) -> Affiliation | None:
        e = h.entry
        if h.loose or e.kind in (Kind.OUTLET, Kind.THING) or (e.kind is Kind.PERSON and e.country is None):
            return None
        if e.kind is Kind.PERSON:
            return Affiliation(e.kind, e.country, None, organ, None, h)
        body = e if e.kind in BODIES or e.id.startswith(("GRP:", "IGO:", "NSA:", "NGO:")) else None
        return Affiliation(e.kind, e.country, body, organ, e.sector if e.kind is Kind.ORGAN or body else None, h, word, at)

    def _possessors(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        for c in s.each(head, "nmod:poss"):
            hit = self.hits.at(s, c)
            if hit is not None and hit.first <= head < hit.last:
                hit = None  # of a known name: People's in `the Uganda People's Defence Force`
            if hit is not None and hit.entry.kind is Kind.PERSON and hit.entry.country:
                yield Affiliation(Kind.PERSON, hit.entry.country, None, None, hit.entry.sector, hit)
            elif hit is not None and (a := self._of(hit)) is not None:
                yield a
            yield from self.inside(s, c)
            yield from self._behind(s, c)

    def _devoted(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        """The state of whom somebody is loyal to, who holds an office there: `soldiers loyal to Chad's president`."""
        for c in (k for j in s.each(head, "amod", "acl") if s.tokens[j].lemma.lower() in DEVOTED for k in s.each(j, "obl")):
            hit = self.hits.at(s, c)
            person = hit is not None and hit.entry.kind is Kind.PERSON
            held = [*self._possessors(s, c), *self.inside(s, c)] if self.nouns[s.index].get(c) is not None else []
            told = self._of(hit) if person and hit is not None else None
            states = {a.country for a in (*held, *((told,) if told is not None else ())) if a.country is not None}
            yield from (Affiliation(Kind.STATE, state, None, None, None) for state in sorted(states)[:1])

    def _behind(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        for word, c in behind(s, head, *OWNERS):
            hit = self.hits.at(s, c)
            if word == "in" and (_set_apart(s, c) or posted(s, head)):
                continue
            sent = word in ("to", "for") and s.tokens[head].lemma.lower() in ENVOYS | DELEGATED
            if sent and hit is not None and hit.entry.kind in PLACES:
                continue
            noun = self.nouns[s.index].get(c)
            organ = noun if noun is not None and noun.organ and word in BELONGING else None
            if (
                hit is not None
                and (hit.entry.kind in PLACES or word in BELONGING or (word in ("from", "with") and hit.entry.kind in BODIES))
                and (hit.entry.kind not in PLACES or word != "with")
                and (a := self._of(hit, organ, word, c)) is not None
            ):
                yield a
            elif word in BELONGING or (word == "from" and self.bodies.at(s, c) is not None):
                owners = list(self._possessors(s, c))
                bodies = [a for a in owners if a.body is not None]  # `at UNHCR's Cairo office`
                for a in (*bodies, *self.inside(s, c), *(a for a in owners if a.body is None)):
                    yield Affiliation(a.kind, a.country, a.body, a.organ or organ, a.sector, a.hit, word, c)
                if noun is not None or self.bodies.at(s, c) is not None:
                    yield from self._behind(s, c)  # `an aide to the president of Chile`
                else:
                    yield from self._within(s, c)

    def mostly(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        """Of what people all or most of those told of are: `nine sailors, most of them Georgians`, `six miners, mostly Burmese`."""
        for c in apposed(s, head):
            hit = self.hits.at(s, c)
            of_most = (k for k in s.each(c, "nsubj", "advmod", "det") if s.tokens[k].text.lower() in MOST)
            if c > head and hit is not None and hit.entry.kind is Kind.DEMONYM and any(of_most) and (a := self._of(hit)) is not None:
                yield a

    def _aboard(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        """The state of the ship or plane that somebody is from: `sailors from a Saudi patrol boat`."""
        t = s.tokens[head]
        if head not in self.nouns[s.index] and not personal(t.lemma.lower()):
            return
        for c in (*s.each(head, "nmod"), *(s.each(t.head, "obl") if t.rel == "obj" else ())):
            on = next((w for k in s.each(c, "case") if (w := s.tokens[k].text.lower()) in ON_BOARD), None)
            if on is not None and c > head and s.tokens[c].lemma.lower() in VESSELS:
                for a in self.inside(s, c):
                    yield Affiliation(a.kind, a.country, a.body, a.organ, a.sector, a.hit, on, c)

    def _served(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        """What somebody leads or works for, as a clause tells: the army in `Ana Lind, who commands the Kenyan army`."""
        for c in serving(s, head):
            hit, noun = self.hits.at(s, c), self.nouns[s.index].get(c)
            organ = noun if noun is not None and noun.organ else None
            if hit is not None and hit.entry.kind not in PLACES and (a := self._of(hit, organ, "of", c)) is not None:
                yield a
            elif organ is not None:
                for a in (*self.inside(s, c), *self._possessors(s, c), *self._behind(s, c)):
                    yield Affiliation(a.kind, a.country, a.body, a.organ or organ, a.sector, a.hit, "of", c)

    def _in_town(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        """The state of the town right behind an object, which the tree hangs on the verb: `fought police in the Kenyan capital`."""
        t = s.tokens[head]
        if t.rel != "obj" or head not in self.nouns[s.index]:
            return
        for c in s.each(t.head, "obl"):
            beside = min(s.subtree(c)) == max(s.subtree(head)) + 1
            if beside and s.tokens[c].lemma.lower() in TOWNS and any(s.tokens[k].text.lower() == "in" for k in s.each(c, "case")):
                for a in self.inside(s, c):
                    yield Affiliation(a.kind, a.country, a.body, a.organ, a.sector, a.hit, "in", c)

    def _within(self, s: Sentence, head: int) -> Iterator[Affiliation]:
        """The state in which something lies that an office is for: `minister of public works in Liberia`."""
        for word, c in behind(s, head, "in"):
            hit = self.hits.at(s, c)
            if hit is not None and hit.entry.kind in PLACES and not _set_apart(s, c) and (a := self._of(hit, None, word, c)) is not None:
                yield a

    def _organ_behind(self, s: Sentence, head: int) -> Noun | None:
        for word, c in behind(s, head, "of", "for", "at"):
            noun = self.nouns[s.index].get(c)
            if noun is not None and noun.organ and word:
                whole = self._organ_behind(s, c) if noun.sector == "GOV" else None
                return whole if whole is not None and whole.sector in SPECIAL else noun  # a directorate of the police
        led = (self.nouns[s.index].get(c) for c in serving(s, head))
        return next((noun for noun in led if noun is not None and noun.organ), None)


def _without(name: tuple[int, int] | None, found: list[Affiliation]) -> list[Affiliation]:
    """Those that are no part of a person's own name: Siboniso Duma is of no Duma."""
    return [a for a in found if name is None or a.hit is None or not name[0] <= a.hit.first < name[1]]


def _field(s: Sentence, a: Affiliation) -> bool:
    """Whether a part of the world is but what somebody is there for: `Africa director`, `the envoy for Asia`, but not `G7 officials`."""
    if a.body is None or a.body.kind is not Kind.GROUP or a.hit is None:
        return False
    noun = s.tokens[a.hit.last - 1]
    return a.word == "for" or (a.word is None and noun.upos == "PROPN" and noun.rel == "compound" and not noun.text.isupper())


def _set_apart(s: Sentence, i: int) -> bool:
    """Whether a comma parts a phrase from what it hangs on: `Clinton, in Beijing for talks`, who is but there."""
    first = min(s.each(i, "case"), default=i)
    return first > 0 and s.tokens[first - 1].text == ","


def posted(s: Sentence, head: int) -> bool:
    """Whether somebody but lives or works abroad: `the envoy in Paris`, `the group's representative in Brussels`."""
    lemma = s.tokens[head].lemma.lower()
    return lemma in ENVOYS | ABROAD or (lemma in SENT and any(True for _ in s.each(head, "nmod:poss")))


def _not_where_posted(s: Sentence, head: int, known: list[Affiliation]) -> list[Affiliation]:
    """Of an envoy those who send him, and not where he is: Chile in `Chile's U.N. ambassador`."""
    if not any(s.tokens[i].lemma.lower() in ENVOYS | POSTS for i in (head, *s.each(head, "nmod"))):
        return known
    within = [(a, a.hit.first) for a in known if a.word is None and a.hit is not None and a.hit.first < head]
    sender = min((first for a, first in within if a.country is not None and a.kind in (Kind.STATE, Kind.DEMONYM)), default=head)
    beside = {id(a) for a, first in within if first > sender and a.hit is not None and s.tokens[a.hit.last - 1].rel == "compound"}
    return [a for a in known if id(a) not in beside]


def _not_the_field(s: Sentence, head: int, known: list[Affiliation]) -> list[Affiliation]:
    """Of who works for a body of no state that body, and not what he is there for: Oxfam in `the Peru director of Oxfam`."""
    if s.tokens[head].lemma.lower() not in FIELD_STAFF or not any(a.kind in (Kind.NGO, Kind.IGO, Kind.FIRM) for a in known):
        return known
    return [a for a in known if a.kind is not Kind.STATE or a.word is not None or a.hit is None or (
        s.tokens[a.hit.last - 1].rel != "compound" or s.tokens[a.hit.last - 1].head != head
    )]


def _towards(s: Sentence, h: Hit) -> bool:
    """Whether somebody is but sent there: Bangladesh in `Chinese Ambassador to Bangladesh Li Jiming`."""
    return any(s.tokens[c].text.lower() in TOWARDS for i in range(h.first, h.last) for c in s.each(i, "case"))


def _sent_for(s: Sentence, h: Hit, hits: list[Hit]) -> bool:
    """Whether somebody is but who another's envoy or minister is there for: Libya in `British Minister for Libya Anna Reed`."""
    over = any(s.tokens[c].text.lower() == "for" for i in range(h.first, h.last) for c in s.each(i, "case"))
    before = (x for x in hits if x.last <= h.first)
    return over and any(not any(s.tokens[c].xpos == "IN" for i in range(x.first, x.last) for c in s.each(i, "case")) for x in before)


def _of_name(s: Sentence, h: Hit) -> bool:
    """Whether it is but a word in the name of another body: the European Centre for Policy Studies, the Institute of China Studies."""
    if h.last < len(s.tokens) and s.tokens[h.last].text in SUBJECTS:
        return True
    name = named(s, h.first, "ORG") if h.entry.kind is Kind.DEMONYM and h.entry.country is None else None
    return name is not None and name.last - name.first > h.last - h.first + 1
