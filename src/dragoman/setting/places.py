"""Where: place names of an article, resolved by what else it names, and given to the predicates they belong to.

A place is never invented. A name that no table has, or that could be one of several places with nothing in the article to decide, is
None or its country; a country has no point, and neither has a province.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from dragoman.knowledge import word_list
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Place, Span
from dragoman.setting.datelines import datelines
from dragoman.setting.gazetteer import Site, fold
from dragoman.setting.lands import Lands
from dragoman.setting.senses import KNOWN_TO_ALL, Parties, Sense, Senses, standing
from dragoman.setting.toponyms import TOWN, Toponym, Words, known, text, toponyms

FARTHEST = 7  # steps in the tree beyond which a place belongs to something else
POSTAL = 2  # letters of a code for a province
SLACK = 2  # a finer place may lie so much farther
INTO, OUT_OF = 4, 6  # across a clause, down and up
ABOUT = frozenset(["on", "about", "over", "regarding", "concerning"])
NAMING = word_list("setting", "naming")
DATELINE = 5  # what a dateline counts, in names, for where a text is set
SPOKEN_OF = 3  # times that a state is named that a text is about
FRONT = 5  # words with which a sentence opens
PRECISIONS = ("country", "province", "district", "city")


class Places:
    """The places of one article. `parties`: the actors that the article names, who tell of countries too."""

    def __init__(self, reading: Reading, parties: Parties | None = None) -> None:
        self.reading, self.parties = reading, parties
        self._datelines = datelines(reading)

    @cached_property
    def _toponyms(self) -> list[list[Toponym]]:
        """Of each sentence, without surnames that the reading takes for places: `Maduro` after `Nicolas Maduro`."""
        return [[t for t in toponyms(s) if fold(text(s, t.first, t.last)) not in self._surnames] for s in self.reading.sentences]

    @cached_property
    def _surnames(self) -> frozenset[str]:
        people = (s.tokens[n.last - 1].text for s in self.reading.sentences for n in s.names if n.label == "PER" and n.last - n.first > 1)
        return frozenset(map(fold, people))

    @cached_property
    def _senses(self) -> Senses:
        return Senses(self.reading, self._toponyms, self._datelines, self.parties)

    def where(self, s: Sentence, trigger: int, involved: Iterable[Actor] = (), doers: Iterable[Actor] = ()) -> Place | None:
        """The place of the predicate at token `trigger`: the nearest name that stands as a place, the finer of two near ones.

        `involved` are the parties of the event: a country that is one of them is no place unless the act itself goes there. With no
        place in the sentence the dateline counts for the sentence behind it, if the first of the `doers` belongs to its country.
        """
        spans = [(a.span.start, a.span.end) for a in involved]
        here = self._toponyms[s.index]
        near = sorted((c, k) for k, t in enumerate(here) if (c := _distance(s, trigger, t)) is not None and c <= FARTHEST)
        best: tuple[int, Place] | None = None
        for cost, k in near:
            t = here[k]
            if best is not None and cost > best[0] + SLACK:
                break
            place = self._place(s, t)
            if place is None or (place.precision == "country" and t.cost and not t.bodily and _overlaps(place.span, spans)):
                continue
            if best is None or (place.country == best[1].country and _finer(place, best[1])):
                best = cost, place
        if best is None and not near:  # an unknown name nearby is a place all the same, and not that of the dateline
            return self._by_dateline(s, trigger, doers)
        return best[1] if best is not None else None

    def named(self, s: Sentence) -> list[Place]:
        """All places that the sentence names as such, from left to right."""
        return [place for t in self._toponyms[s.index] if (place := self._place(s, t)) is not None]

    def states(self, sentence: int) -> list[str]:
        """The states in which the towns and provinces lie that a sentence names; that of its dateline several times."""
        found = self.named(self.reading.sentences[sentence])
        line = self._datelines.get(sentence)
        sense = self._senses(line.city) if line is not None else None
        written = [sense.site.country] * (1 if sense.site.country in self._abroad else DATELINE) if sense is not None else []
        here = [p.country for p in found if p.country is not None and p.precision != "country"]
        beside = (c for c in self._beside(self.reading.sentences[sentence], found) if c not in here)
        return [*written, *here, *beside, *self._senses.tells[sentence]]

    @cached_property
    def _abroad(self) -> frozenset[str]:
        """States that nothing but a dateline names where another is spoken of: Kenya in news of Uganda that are sent from Nairobi."""
        if self.parties is None:
            return frozenset()
        lines = {k: (line.start, line.end) for k, line in self._datelines.items()}
        count: Counter[str] = Counter()
        for s in self.reading.sentences:
            start, end = lines.get(s.index, (-1, -1))
            rows = [a for _, a in self.parties.all(s.index, place_ok=True) if not start <= a.span.start < end]
            inside = {a.span for a in rows for b in rows if a is not b and b.span.start <= a.span.start and a.span.end <= b.span.end}
            count.update(a.country for a in rows if a.country is not None and a.person is None and a.span not in inside)
            for name in self._toponyms[s.index]:
                sense = self._senses(text(s, name.first, name.last), name.kind)
                if sense is not None and sense.site.kind != "country" and not start <= s.tokens[name.first].start < end:
                    count[sense.site.country] += 1
        if max(count.values(), default=0) < SPOKEN_OF:
            return frozenset()
        cities = (self._senses(line.city) for line in self._datelines.values())
        return frozenset(c.site.country for c in cities if c is not None and c.site.country not in count)

    def fronted(self, sentence: int) -> str | None:
        """The state of the place with which a sentence opens, and in which what it tells goes on: `In Tel Aviv, relatives blocked ...`."""
        s = self.reading.sentences[sentence]
        if not s.tokens or s.tokens[0].text.lower() not in Words.shipped()["opening"]:
            return None
        here = [t for t in self._toponyms[sentence] if t.first <= FRONT and not any(s.tokens[k].upos == "VERB" for k in range(t.first))]
        place = self._place(s, here[0]) if here else None
        if place is not None:
            return place.country
        towns = Words.shipped()["places"]  # `In the Armenian capital`
        told = (c for _, j, c in Lands.shipped().told(s) if j <= FRONT and j < len(s.tokens) and s.tokens[j].lemma.lower() in towns)
        return next(told, None)

    def _beside(self, s: Sentence, found: list[Place]) -> list[str]:
        """The states of provinces and cities that readers know, which stand before another noun: `the New South Wales coast`."""
        out = []
        for n in s.names:
            name = text(s, n.first, n.last)
            if n.label != "LOC" or any(p.span.start < s.tokens[n.last - 1].end and s.tokens[n.first].start < p.span.end for p in found):
                continue
            site = self._senses.plain(name) if known(name) and fold(name) not in self._surnames else None
            if site is not None and site.country is not None and (site.kind == "province" or standing(site) >= KNOWN_TO_ALL):
                out.append(site.country)
        return list(dict.fromkeys(out))

    def town(self, sentence: int, first: int, last: int) -> str | None:
        """The state of the town or province that tokens [first, last) of a sentence name."""
        sense = self._senses(text(self.reading.sentences[sentence], first, last))
        return None if sense is None else sense.site.country

    def within(self, sentence: int, span: Span) -> str | None:
        """The state of the one town or province with which a name within a span begins: `the Kano State police`."""
        s = self.reading.sentences[sentence]
        persons = {i for n in s.names if n.label == "PER" for i in range(n.first, n.last)}
        inside = [t.i for t in s.tokens if span.start <= t.start and t.end <= span.end]
        first = {n.first for n in s.names if n.label in ("LOC", "ORG") and s.tokens[n.first].text.lower() in NAMING}
        named = (i for i in inside if s.tokens[i].upos == "PROPN" or i in first)
        proper = [i for i in named if s.tokens[i].text[0].isupper() and i not in persons]
        within = {i for n in s.names if n.label == "LOC" for i in range(n.first + 1, n.last)}  # Brighton of New Brighton
        starts = [i for i in proper if i - 1 not in proper and i not in within and not (i > 0 and s.tokens[i - 1].text == "(")]
        found = {site.country for i in starts if (site := self._opening(s, i, proper)) is not None and site.country is not None}
        return next(iter(found)) if len(found) == 1 else None

    def _opening(self, s: Sentence, first: int, proper: list[int]) -> Site | None:
        """The place that opens a run of proper nouns: a province, or a town that the reading takes for a place or readers know."""
        last = first + 1
        while last in proper:
            last += 1
        named = any(n.label == "LOC" and n.first <= first < n.last for n in s.names)
        for end in range(last, first, -1):
            name = text(s, first, end)
            letters = len(name) <= POSTAL and not name.isupper()  # the La of `La Funk` is no Louisiana
            sense = self._senses(name) if fold(name) not in self._surnames and not letters else None
            if sense is not None and sense.site.id is None and sense.doubtful:
                return sense.site  # unknown, but for the country in which the text says that it lies
            if sense is not None and known(name) and not sense.doubtful:
                if sense.site.kind == "province":
                    return self._senses.plain(name)  # of several West Coasts none is meant
                city = sense.site.kind != "country" and (named or standing(sense.site) >= KNOWN_TO_ALL)
                return sense.site if city else None
        return None

    def _place(self, s: Sentence, t: Toponym) -> Place | None:
        sense = self._senses(text(s, t.first, t.last), t.kind)
        if sense is None or (t.kind == TOWN and sense.site.kind == "country"):
            return None
        if t.large and sense.site.kind != "country" and standing(sense.site) < KNOWN_TO_ALL:
            return None
        return _made(self.reading.text, s.tokens[t.low].start, s.tokens[t.high - 1].end, sense)

    def _by_dateline(self, s: Sentence, trigger: int, doers: Iterable[Actor]) -> Place | None:
        if s.index not in self._datelines or any(s.tokens[c].lemma.lower() in Words.shipped()["away"] for c in s.each(trigger, "obl")):
            return None
        line = self._datelines[s.index]
        sense = self._senses(line.city)
        first = next((a.country for a in doers if a.country is not None), None)
        return _made(self.reading.text, line.start, line.end, sense) if sense is not None and sense.site.country == first else None


def _distance(s: Sentence, trigger: int, t: Toponym) -> int | None:
    """Steps in the tree from the predicate to the name, more across clauses; None where another predicate's words lie between."""
    path, above = [trigger, *s.ancestors(trigger)], [t.at, *s.ancestors(t.at)]
    meet = next((j for j in above if j in path), None)
    if meet is None:
        return None
    outward, inward = path[: path.index(meet)], above[: above.index(meet)]
    happening = not t.first <= t.at < t.last
    if (happening and len(inward) > 1) or _spoken_of(s, trigger, inward, happening=happening):
        return None
    cost = 2 * len(outward) + len(inward) + t.cost
    for j, extra in [(j, OUT_OF) for j in outward] + [(j, INTO) for j in inward]:
        clause = s.tokens[j].rel in ("advcl", "acl")
        if _bars(s, j, trigger, outward=extra == OUT_OF) or (j != t.at and _apart(s, j)) or (clause and happening):
            return None
        cost += extra * clause
    return cost


def _bars(s: Sentence, j: int, trigger: int, *, outward: bool) -> bool:
    """Whether the step from `j` to its head leads into what somebody says or wants, or to a sentence of its own."""
    t = s.tokens[j]
    if t.rel == "xcomp":
        return not _light(s, t.head, trigger, outward=outward)
    return t.rel in ("ccomp", "parataxis") or (t.rel == "conj" and t.upos == "VERB" and s.child(j, "nsubj") is not None)


def _spoken_of(s: Sentence, trigger: int, below: list[int], *, happening: bool) -> bool:
    """Whether an act in words has the name in what it is about: `threatened officials in Minsk`, `talks on the war in Syria`."""
    words, lemma = Words.shipped(), s.tokens[trigger].lemma.lower()
    lemma = lemma if lemma in words["saying"] or not lemma.endswith("s") else lemma[:-1]  # headlines: `Iran condemns`
    between = below[not happening :]
    if lemma in words["gatherings"]:
        return any(s.tokens[k].text.lower() in ABOUT for j in between for k in s.each(j, "case"))
    spoken = lemma in words["saying"] or lemma in words["verbal"]
    return spoken and any(s.tokens[j].lemma.lower() not in words["hearers"] for j in between)


def _light(s: Sentence, over: int, trigger: int, *, outward: bool) -> bool:
    """Whether a verb and the clause it takes happen in one place: `began to withdraw from Kosovo`, but not `offered to go to Kosovo`."""
    lemma = s.tokens[over].lemma.lower()
    return lemma not in Words.shipped()["saying"] if outward else lemma in Words.shipped()["light"] or over != trigger


def _apart(s: Sentence, clause: int) -> bool:
    """Whether a clause tells of another time: `hours after the presidents met in Samarkand`."""
    words = {s.tokens[k].text.lower() for k in s.each(clause, "mark", "advmod", "case")}
    return bool(words & Words.shipped()["apart"])


def _finer(one: Place, other: Place) -> bool:
    return PRECISIONS.index(one.precision) > PRECISIONS.index(other.precision)


def _overlaps(span: Span, others: list[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in others)


def _made(text: str, start: int, end: int, sense: Sense) -> Place:
    site, span = sense.site, Span(start=start, end=end, text=text[start:end])
    if sense.doubtful:
        return Place(span=span, name=span.text, country=site.country, precision="country")
    return Place(span=span, name=site.name, country=site.country, precision=site.kind, geoname_id=site.id, lat=site.lat, lon=site.lon)
