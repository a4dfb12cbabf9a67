"""Where: place names of an article, resolved by what else it names, and given to the predicates they belong to.

A place is never invented. A name that no table has, or that could be one of several places with nothing in the article to decide, is
None or its country; a country has no point, and neither has a province.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from dragoman.language import Reading, Sentence
from dragoman.language.segment import DATELINE
from dragoman.records import Actor, Place, Span
from dragoman.setting.gazetteer import Gazetteer, Match, Site, fold
from dragoman.setting.lands import Land, Lands
from dragoman.setting.toponyms import LOOSE, Toponym, Words, known, toponyms

FARTHEST = 9  # steps in the tree beyond which a place belongs to something else
CLAUSE = 4
# Scores are in powers of ten of inhabitants: a city of a million has 6.
COUNTRY, PART = 9.5, 8.0
STATED, HINTED = 10.0, 4.0
IN_SENTENCE, IN_ARTICLE = 1.0, 3.0
CAPITAL, OTHER_NAME, BESIDE = 1.0, -1.0, 1.0
NEAR, NEIGHBOURING = ((150.0, 1.5), (400.0, 0.75))
# Without a word of its country in the article a name must be one that readers know.
KNOWN_TO_ALL = 100_000
APART = 0.5
RADIUS = 6371.0
CUT = re.compile(r"\s*(?:\(|—|–|--|\s-|:|,|/)\s*")


class Parties(Protocol):
    """What the actors room knows of an article, as far as it tells of countries."""

    def all(self, sentence: int, *, place_ok: bool = False) -> tuple[tuple[int, Actor], ...]:
        """Every (head token, actor) of a sentence."""
        ...


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name means in an article."""

    site: Site
    doubtful: bool = False  # the country is known, but not which of its places


class Places:
    """The places of one article. `parties`: the actors that the article names, who tell of countries too."""

    def __init__(self, reading: Reading, parties: Parties | None = None) -> None:
        self.reading, self.parties = reading, parties
        self._of: dict[int, list[Toponym]] = {}

    def where(self, s: Sentence, trigger: int, involved: Iterable[Actor] = (), doers: Iterable[Actor] = ()) -> Place | None:
        """The place of the predicate at token `trigger`: the nearest name that stands as a place, the finer of two near ones.

        `involved` are the parties of the event: a country that is one of them is no place unless the act itself goes there. With no
        place in the sentence the dateline counts for the sentence behind it, if one of the `doers` belongs to its country.
        """
        spans = [(a.span.start, a.span.end) for a in involved]
        near = sorted((c, k) for k, t in enumerate(self._toponyms(s)) if (c := _distance(s, trigger, t)) is not None and c <= FARTHEST)
        best: tuple[int, Place] | None = None
        for cost, k in near:
            t = self._toponyms(s)[k]
            if best is not None and cost > best[0] + 2:
                break
            place = self._place(s, t)
            if place is None or (place.precision == "country" and t.cost and not t.bodily and _overlaps(place.span, spans)):
                continue
            if best is None or (_finer(place, best[1]) and place.country == best[1].country):
                best = cost, place
        return best[1] if best is not None else self._by_dateline(s, doers)

    # -- names ---------------------------------------------------------------------------------------------------------

    def _toponyms(self, s: Sentence) -> list[Toponym]:
        if s.index not in self._of:
            self._of[s.index] = [t for t in toponyms(s) if not self._person(s, t)]
        return self._of[s.index]

    def _person(self, s: Sentence, t: Toponym) -> bool:
        """A surname that the reading takes for a place: `Maduro` after `Nicolas Maduro`."""
        return t.last == t.first + 1 and fold(s.tokens[t.first].text) in self._surnames

    @cached_property
    def _surnames(self) -> frozenset[str]:
        found = (s.tokens[n.last - 1].text for s in self.reading.sentences for n in s.names if n.label == "PER" and n.last - n.first > 1)
        return frozenset(fold(word) for word in found)

    def _place(self, s: Sentence, t: Toponym) -> Place | None:
        name = " ".join(x.text for x in s.tokens[t.first : t.last])
        sense = self._sense(name, t, s)
        if sense is None or (t.kind == "town" and sense.site.kind == "country"):
            return None
        return _made(self.reading.text, s.tokens[t.low].start, s.tokens[t.high - 1].end, sense)

    # -- senses --------------------------------------------------------------------------------------------------------

    def _sense(self, name: str, t: Toponym | None, s: Sentence | None) -> Sense | None:
        kind = t.kind if t is not None and t.kind != "town" else None
        key = fold(name).removeprefix("the "), kind
        if key not in self._senses:
            self._senses[key] = self._decide(key[0], name, kind)
        return self._senses[key]

    @cached_property
    def _senses(self) -> dict[tuple[str, str | None], Sense | None]:
        return {}

    def _decide(self, key: str, name: str, kind: str | None) -> Sense | None:
        """One sense an article: the candidate that the whole article speaks for."""
        options = list(_candidates(name, kind))
        if not options:
            return None
        spoken = self._spoken(key)
        hints = self._hints.get(key, {})
        scored = sorted(((self._score(key, m, spoken, hints), -k, m) for k, m in enumerate(options)), key=lambda x: x[:2], reverse=True)
        score, _, best = scored[0]
        site = best.site
        if site.kind == "country":
            return Sense(site)
        backed = spoken[site.country] > 0 or any(_within(site, y) for y in hints)
        if not backed and not (best.own and site.population >= KNOWN_TO_ALL) and site.id is not None:
            return None
        rivals = [m.site for other, _, m in scored[1:] if score - other < APART and _km(m.site, site) > NEAR[0]]
        if any(r.country != site.country for r in rivals):
            return None
        return Sense(site, doubtful=bool(rivals))

    def _score(self, key: str, m: Match, spoken: Counter[str], hints: dict[Site, float]) -> float:
        site, total = m.site, sum(spoken.values())
        score = _prior(site) + (0.0 if m.own else OTHER_NAME)
        if key in Lands.shipped().capitals and site.country in Lands.shipped().capitals[key] and site.kind == "city":
            score += CAPITAL
        if total:
            score += IN_ARTICLE * math.sqrt(spoken[site.country] / total)
        score += max((weight for other, weight in hints.items() if _within(site, other)), default=0.0)
        if site.lat is not None:
            score += self._nearness(key, site)
        return score

    def _nearness(self, key: str, site: Site) -> float:
        km = min((_km(site, a) for k, a in self._anchors.items() if k != key), default=math.inf)
        return NEAR[1] if km <= NEAR[0] else NEIGHBOURING[1] if km <= NEIGHBOURING[0] else 0.0

    @cached_property
    def _anchors(self) -> dict[str, Site]:
        """Cities that can be only one: capitals, and names with a single bearer."""
        found = {}
        for s in self.reading.sentences:
            for t in self._toponyms(s):
                name = " ".join(x.text for x in s.tokens[t.first : t.last])
                towns = [m for m in _candidates(name, "city") if m.own or m.site.population >= KNOWN_TO_ALL]
                if len(towns) == 1 and Lands.shipped()[name] is None and towns[0].site.lat is not None:
                    found[fold(name)] = towns[0].site
        return found

    def _spoken(self, key: str) -> Counter[str]:
        """How often the article names each country in other words than this name."""
        return Counter(country for word, country in self._countries if word != key)

    @cached_property
    def _countries(self) -> list[tuple[str, str]]:
        """(folded word, country) for all that tells of countries."""
        found = []
        for s in self.reading.sentences:
            here = [(fold(" ".join(t.text for t in s.tokens[i:j])), country) for i, j, country in Lands.shipped().told(s)]
            found += here
            for _, actor in self.parties.all(s.index, place_ok=True) if self.parties is not None else ():
                if actor.country is not None and actor.person is not None and actor.country not in {c for _, c in here}:
                    found.append((fold(actor.span.text), actor.country))
        return found

    @cached_property
    def _hints(self) -> dict[str, dict[Site, float]]:
        """For each name what the article says it lies in: `Paris, Texas`, `the Syrian town of Azaz`, `Azaz in Syria`."""
        found: dict[str, dict[Site, float]] = {}
        for s in self.reading.sentences:
            told = list(Lands.shipped().told(s))
            for t in self._toponyms(s):
                key = fold(" ".join(x.text for x in s.tokens[t.first : t.last])).removeprefix("the ")
                for site, weight in (*self._behind(s, t), *_around(s, t, told)):
                    here = found.setdefault(key, {})
                    here[site] = max(weight, here.get(site, 0.0))
        for _, _, city, land in self._datelines.values():
            if land is not None:
                found.setdefault(fold(city), {})[land] = STATED
        return found

    def _behind(self, s: Sentence, t: Toponym) -> Iterator[tuple[Site, float]]:
        """Sites that a name behind a comma or `in` may mean."""
        i = t.high
        if i < len(s.tokens) and s.tokens[i].text.lower() in (",", "in", "("):
            i += 1
            while i < len(s.tokens) and s.tokens[i].text.lower() in (*Words.shipped()["directions"], "the"):
                i += 1
            j = i
            while j < len(s.tokens) and j - i < 4 and (s.tokens[j].text[:1].isupper() or (j > i and s.tokens[j].text == ".")):
                j += 1
            for end in range(j, i, -1):
                name = " ".join(x.text for x in s.tokens[i:end])
                if known(name):
                    for m in _candidates(name, None):
                        if m.site.kind != "city":
                            yield m.site, STATED
                    return

    # -- datelines ---------------------------------------------------------------------------------------------------

    @cached_property
    def _datelines(self) -> dict[int, tuple[int, int, str, Site | None]]:
        """Index of the sentence behind a dateline -> (start and end of its city in the text, the city, what it lies in)."""
        found = {}
        for s in self.reading.sentences:
            m = DATELINE.match(self.reading.text, s.start)
            if m is None or s.index + 1 >= len(self.reading.sentences):
                continue
            behind = s.index + 1 if m.end() >= s.end else s.index
            parts = CUT.split(m.group())
            city = parts[0].strip()
            land = Lands.shipped()[parts[1]] if len(parts) > 1 else None
            found[behind] = s.start, s.start + len(city), city, Lands.shipped().site(land) if land is not None else None
        return found

    def _by_dateline(self, s: Sentence, doers: Iterable[Actor]) -> Place | None:
        if s.index not in self._datelines:
            return None
        start, end, city, _ = self._datelines[s.index]
        sense = self._sense(city, None, None)
        if sense is None or sense.site.country not in {a.country for a in doers}:
            return None
        return _made(self.reading.text, start, end, sense)


def _candidates(name: str, kind: str | None) -> Iterator[Match]:
    """What a name can mean. Where a city and a province share it, `kind` decides, and without it the city unless it is small."""
    lands = Lands.shipped()
    land = lands[name]
    if land is not None and (land.whole and kind is None or not land.whole and kind != "city"):
        yield Match(lands.site(land), own=True)
    matches = Gazetteer.shipped().find(name)
    towns = [m.site for m in matches if m.site.kind == "city"]
    for m in matches:
        site = m.site
        if land is not None and site.country == land.country and (site.kind != "city" or kind != "city"):
            continue
        if kind is not None and site.kind != kind and not (kind == "district" and site.kind == "city"):
            continue
        if kind is None and site.kind == "district":
            if any(x.country == site.country for x in towns):
                continue
        elif kind is None and site.kind == "province" and any(x.country == site.country and x.population >= max(20_000, 0.05 * site.population) for x in towns):
            continue
        yield m


def _prior(site: Site) -> float:
    if site.kind == "country":
        return COUNTRY
    if site.kind == "province" and site.id is None:
        return PART
    return math.log10(site.population + 100) + (1.0 if site.kind == "province" else 0.0)


def _within(site: Site, other: Site) -> bool:
    """Whether the site lies in the other, which is larger."""
    if other.kind == "country" or other.id is None:
        return site.country == other.country and site.kind != "country"
    return other.id == site.province and other.id != site.id


def _around(s: Sentence, t: Toponym, told: list[tuple[int, int, str]]) -> Iterator[tuple[Site, float]]:
    """Countries in the phrase of the name: `Syrian town of`, `Russia's`, `in Azaz, northern Syria`."""
    inside = set(s.subtree(t.at))
    for i, j, country in told:
        if j <= t.first and t.first - i <= 6 and all(k in inside for k in range(i, j)) and all(s.tokens[k].text not in (",", ";") for k in range(j, t.first)):
            yield Lands.shipped().site(Land("", country, whole=True)), HINTED


def _distance(s: Sentence, trigger: int, t: Toponym) -> int | None:
    """Steps in the tree from the predicate to the name, more across clauses; None where another predicate's words lie between."""
    path, above = [trigger, *s.ancestors(trigger)], [t.at, *s.ancestors(t.at)]
    meet = next((j for j in above if j in path), None)
    if meet is None:
        return None
    up, down = path.index(meet), above.index(meet)
    saying = Words.shipped()["saying"]
    for j in path[:up]:
        over = s.tokens[s.tokens[j].head].lemma.lower()
        if s.tokens[j].rel in ("ccomp", "parataxis") or (s.tokens[j].rel == "xcomp" and over in saying):
            return None
    for j in above[:down]:
        if s.tokens[j].rel in ("ccomp", "parataxis"):
            return None
    crossed = sum(s.tokens[j].rel in ("advcl", "acl") for j in (*path[:up], *above[:down]))
    return 2 * up + down + CLAUSE * crossed + t.cost


def _finer(one: Place, other: Place) -> bool:
    order = ("country", "province", "district", "city")
    return order.index(one.precision) > order.index(other.precision)


def _overlaps(span: Span, others: list[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in others)


def _km(one: Site, other: Site) -> float:
    """Distance on the sphere, infinite where a site has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b, turn = math.radians(one.lat), math.radians(other.lat), math.radians(other.lon - one.lon)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1.0, chord)))


def _made(text: str, start: int, end: int, sense: Sense) -> Place:
    site, span = sense.site, Span(start=start, end=end, text=text[start:end])
    if sense.doubtful:
        return Place(span=span, name=span.text, country=site.country, precision="country")
    return Place(span=span, name=site.name, country=site.country, precision=site.kind, geoname_id=site.id, lat=site.lat, lon=site.lon)


__all__ = ["LOOSE", "Places"]
