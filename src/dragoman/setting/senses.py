"""What a place name means in an article: candidates of the tables, and which of them all that the article says speaks for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from dragoman.language import Reading, Sentence
from dragoman.records import Actor
from dragoman.setting.datelines import Dateline
from dragoman.setting.gazetteer import Gazetteer, Match, Site, fold
from dragoman.setting.lands import Land, Lands
from dragoman.setting.tells import Tells
from dragoman.setting.toponyms import TOWN, Toponym, Words, head, known, text

# Scores are powers of ten of inhabitants and of names in all languages: a city of a million with a hundred names has 8.
COUNTRY, PART, PROVINCE = 11.5, 9.5, 1.5
STATED, HINTED = 10.0, 4.0
IN_ARTICLE, OTHER_NAME = 2.5, -1.0
NEAR, NEIGHBOURING = (150.0, 0.75), (400.0, 0.25)
# Without a word of its country in the article a name must be one that readers know.
KNOWN_TO_ALL, BY_ANY_NAME = 6.3, 7.0
# It need be less well known if no other state has a place of the name: Kidal, Bentiu.
ONLY_ONE = 5.3
# A name shared by a province and a town of it means the town, unless the town is small in either way.
TOWN_AT_LEAST, TOWN_SHARE = 20_000, 0.05
APART = 0.5
AGREEING = 2
LARGER = 20  # times as many inhabitants make a province the one meant
RADIUS = 6371.0
BESIDE = 3  # words from a name to the noun that it stands before
# What a noun may mean, the best first: the Philippines' provinces are GeoNames' districts, Kenya's counties its provinces.
LIKE = {"city": ("city",), "district": ("district", "province", "city"), "province": ("province", "district")}


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


class Senses:
    """One sense for each name of an article. `toponyms` are those of each sentence; `parties` tell of countries too."""

    def __init__(self, reading: Reading, toponyms: list[list[Toponym]], datelines: dict[int, Dateline], parties: Parties | None) -> None:
        self.reading, self.toponyms, self.datelines, self.parties = reading, toponyms, datelines, parties
        self._known: dict[tuple[str, str | None], Sense | None] = {}

    def __call__(self, name: str, kind: str | None = None) -> Sense | None:
        """What the name means, or None; `kind` as in Toponym."""
        key = fold(name).removeprefix("the "), kind if kind != TOWN else None
        if key not in self._known:
            self._known[key] = self._decide(key[0], name, key[1])
        return self._known[key]

    def plain(self, name: str) -> Site | None:
        """The province or city that a name means whatever stands around it: no other state has one so called, or the article names it."""
        sense = self(name)
        if sense is None or sense.doubtful or sense.site.kind == "country":
            return None
        land = sense.site.country
        if self._spoken(fold(name).removeprefix("the "))[land] > 0:
            return sense.site
        sites = [m.site for m in _candidates(name, None) if m.site.kind == "province" or standing(m.site) >= KNOWN_TO_ALL]
        others = [site.population for site in sites if site.country != land]
        far_larger = sense.site.kind == "province" and all(LARGER * p < sense.site.population for p in others)
        return sense.site if {site.country for site in sites} == {land} or far_larger else None

    def _decide(self, key: str, name: str, kind: str | None) -> Sense | None:
        """One sense an article: the candidate that the whole article speaks for."""
        options = list(_candidates(name, kind))
        hints = self._hints.get(key, {})
        stated = [y for y, weight in hints.items() if weight == STATED]
        if not options:
            town = self(name, "city") if kind in ("province", "district") else None
            return (town and Sense(town.site, doubtful=True)) or _unknown(name, stated)  # the Calais region is more than Calais
        spoken = self._spoken(key)
        scored = sorted(((self._score(key, m, spoken, hints), -k, m) for k, m in enumerate(options)), key=lambda x: x[:2], reverse=True)
        score, _, best = scored[0]
        site = best.site
        if site.kind == "country":
            return Sense(site)
        if stated and not best.own and not best.land and not any(_within(site, y) for y in stated):
            return _unknown(name, stated)  # Yida in South Sudan is not Jeddah by another name
        backed = spoken[site.country] > 0 or any(_within(site, y) for y in hints) or self._agreed(site.country)
        if not backed and not best.land and not _famous(best) and not _only(best, options):
            return None
        close = [m.site for other, _, m in scored[1:] if score - other < APART]
        rivals = [r for r in close if _km(r, site) > NEAR[0] and not _within(site, r) and not _within(r, site)]
        if any(r.country != site.country for r in rivals):
            return None
        return Sense(site, doubtful=bool(rivals))

    def _score(self, key: str, m: Match, spoken: Counter[str], hints: dict[Site, float]) -> float:
        site, total = m.site, sum(spoken.values())
        score = _prior(m) + (0.0 if m.own else OTHER_NAME)
        if total:
            score += IN_ARTICLE * spoken[site.country] / total
        score += max((weight for other, weight in hints.items() if _within(site, other)), default=0.0)
        if site.lat is not None:
            score += self._nearness(key, site)
        return score

    def _nearness(self, key: str, site: Site) -> float:
        km = min((_km(site, a) for k, a in self._anchors.items() if k != key), default=math.inf)
        return NEAR[1] if km <= NEAR[0] else NEIGHBOURING[1] if km <= NEIGHBOURING[0] else 0.0

    def _agreed(self, country: str) -> bool:
        """Whether AGREEING names of the article are this state's alone, and no other state has as many."""
        most = self._alone.most_common(2)
        return most[0][0] == country and most[0][1] >= AGREEING and (len(most) == 1 or most[1][1] < most[0][1]) if most else False

    @cached_property
    def _alone(self) -> Counter[str]:
        """For each state how many of the names are of places there and nowhere else."""
        stand = ((s, t.first, t.last) for s in self.reading.sentences for t in self.toponyms[s.index])
        read = ((s, n.first, n.last) for s in self.reading.sentences for n in s.names if n.label == "LOC")
        names = {fold(name): name for where in (*stand, *read) if Lands.shipped()[name := text(*where)] is None}
        lands = ({m.site.country for m in _candidates(name, None)} for name in names.values())
        return Counter(next(iter(countries)) for countries in lands if len(countries) == 1)

    @cached_property
    def _anchors(self) -> dict[str, Site]:
        """Cities that can be only one: a single one bears the name as its first, or is known by it."""
        found = {}
        for s in self.reading.sentences:
            for t in self.toponyms[s.index]:
                name = text(s, t.first, t.last)
                towns = [m for m in _candidates(name, "city") if m.own or standing(m.site) >= KNOWN_TO_ALL]
                if len(towns) == 1 and Lands.shipped()[name] is None and towns[0].site.lat is not None:
                    found[fold(name)] = towns[0].site
        return found

    def _spoken(self, key: str) -> Counter[str]:
        """How often the article names each country in other words than this name."""
        return self._told - self._told_by.get(key, Counter())

    @cached_property
    def _told(self) -> Counter[str]:
        return Counter(country for _, country in self._countries)

    @cached_property
    def _told_by(self) -> dict[str, Counter[str]]:
        """How often each word names each country."""
        out: dict[str, Counter[str]] = {}
        for word, country in self._countries:
            out.setdefault(word, Counter())[country] += 1
        return out

    @cached_property
    def _countries(self) -> list[tuple[str, str]]:
        """(folded word, country) for all that tells of countries."""
        found = []
        for s in self.reading.sentences:
            here = [(fold(text(s, i, j)), country) for i, j, country in Lands.shipped().told(s)]
            found += here
            for _, actor in self.parties.all(s.index, place_ok=True) if self.parties is not None else ():
                if actor.country is not None and actor.person is not None and actor.country not in {c for _, c in here}:
                    found.append((fold(actor.span.text), actor.country))
        return [*found, *(("", country) for here in self.tells for country in here)]

    @cached_property
    def tells(self) -> list[list[str]]:
        """For each sentence the states that its money, titles and the like tell of; of those of several the one that the text names."""
        told = [[states for _, states in Tells.shipped().told(self.reading.text[s.start : s.end])] for s in self.reading.sentences]
        named = {country for s in self.reading.sentences for _, _, country in Lands.shipped().told(s)}
        named |= {states[0] for here in told for states in here if len(states) == 1}
        meant = [[[c for c in states if c in named or len(states) == 1] for states in here] for here in told]
        return [[among[0] for among in here if len(among) == 1] for here in meant]

    @cached_property
    def _hints(self) -> dict[str, dict[Site, float]]:
        """For each name what the article says it lies in: `Paris, Texas`, `the Syrian town of Azaz`, `Azaz in Syria`."""
        found: dict[str, dict[Site, float]] = {}
        for s in self.reading.sentences:
            told = list(Lands.shipped().told(s))
            for t in self.toponyms[s.index]:
                key = fold(text(s, t.first, t.last)).removeprefix("the ")
                for site, weight in (*self._behind(s, t), *_around(s, t, told)):
                    here = found.setdefault(key, {})
                    here[site] = max(weight, here.get(site, 0.0))
        for line in self.datelines.values():
            land = Lands.shipped().seat(line.city) if line.bare else Lands.shipped()[line.land]
            if land is not None:
                found.setdefault(fold(line.city), {})[Lands.shipped().site(land)] = STATED
        return found

    def _behind(self, s: Sentence, t: Toponym) -> Iterator[tuple[Site, float]]:
        """Sites that a name behind a comma or `in` may mean."""
        i = t.at + 1 if t.high <= t.at < t.high + BESIDE else t.high  # `the Yida refugee camp in South Sudan`
        if i < len(s.tokens) and s.tokens[i].text.lower() in (",", "in", "("):
            i += 1
            while i < len(s.tokens) and s.tokens[i].text.lower() in (*Words.shipped()["directions"], "the") and not _landed(s, i):
                i += 1
            j = i
            while j < len(s.tokens) and j - i < 4 and (s.tokens[j].text[:1].isupper() or (j > i and s.tokens[j].text == ".")):
                j += 1
            for end in range(j, i, -1):
                name = text(s, i, end)
                if known(name):
                    over, done_to = s.tokens[head(s, i, end)].head, s.tokens[t.at].rel == "obj" and s.tokens[i - 1].text == "in"
                    if over in (t.at, *range(t.low, t.high)) or (done_to and over == s.tokens[t.at].head):
                        yield from ((m.site, STATED) for m in _candidates(name, None) if m.site.kind != "city")
                    return


def _candidates(name: str, kind: str | None) -> Iterator[Match]:
    """What a name can mean. Where a city and a province share it, `kind` decides, and without it the city unless it is small."""
    lands = Lands.shipped()
    if fold(name).removeprefix("the ") in lands.divided:
        return
    land = lands[name]
    if land is not None and (kind is None or (not land.whole and kind != "city")):
        yield Match(lands.site(land), own=True, land=True)
    matches = [m for m in Gazetteer.shipped().find(name) if land is None or m.site.country != land.country or kind == m.site.kind == "city"]
    if land is not None and land.whole and kind is None:  # Georgia is a state too, but nobody means the town of Turkey
        matches = [m for m in matches if m.site.kind == "province" and m.own]
    if kind is not None:
        level = next((k for k in LIKE[kind] if any(m.site.kind == k for m in matches)), None)
        yield from (m for m in matches if m.site.kind == level)
        return
    towns: dict[str, int] = {}
    for m in matches:
        if m.site.kind == "city":
            towns[m.site.country] = max(m.site.population, towns.get(m.site.country, 0))
    for m in matches:
        town = towns.get(m.site.country, -1)
        if m.site.kind == "city" or town < (0 if m.site.kind == "district" else max(TOWN_AT_LEAST, TOWN_SHARE * m.site.population)):
            yield m


def _landed(s: Sentence, i: int) -> bool:
    """Whether a direction is part of a country's name: the South of South Sudan."""
    return s.tokens[i].text[:1].isupper() and Lands.shipped()[text(s, i, i + 2)] is not None


def _unknown(name: str, stated: list[Site]) -> Sense | None:
    """A place that no table has, by the one country that the article says it lies in."""
    lands = {y.country for y in stated}
    return Sense(Site(None, name, "city", lands.pop(), None, 0), doubtful=True) if len(lands) == 1 else None


def _prior(m: Match) -> float:
    if m.land:
        return COUNTRY if m.site.kind == "country" else PART
    return standing(m.site) + (PROVINCE if m.site.kind == "province" else 0.0)


def standing(site: Site) -> float:
    """How well known a site is: the sum of the powers of ten of its inhabitants and its names."""
    return math.log10(site.population + 100) + math.log10(site.fame + 1)


def _famous(m: Match) -> bool:
    """Whether readers know the site by that name without being told its country."""
    return standing(m.site) >= (BY_ANY_NAME if not m.own else KNOWN_TO_ALL - PROVINCE if m.site.kind == "province" else KNOWN_TO_ALL)


def _only(m: Match, options: list[Match]) -> bool:
    """Whether a site of some size is in the only state that has a place of the name, hamlets left out."""
    lands = {o.site.country for o in options if o.site.population or o.site.kind != "city"}
    return standing(m.site) >= ONLY_ONE and lands == {m.site.country}


def _within(site: Site, other: Site) -> bool:
    """Whether the site lies in the other, which is larger."""
    if other.kind == "country" or other.id is None:
        return site.country == other.country and site.kind != "country"
    return other.id == site.province and other.id != site.id


def _around(s: Sentence, t: Toponym, told: list[tuple[int, int, str]]) -> Iterator[tuple[Site, float]]:
    """Countries in the phrase of the name: `Syrian town of`, `Russia's`."""
    inside = set(s.subtree(t.at))
    for i, j, country in told:
        close = j <= t.first <= i + 6 and inside.issuperset(range(i, j))
        if close and all(s.tokens[k].text not in (",", ";") for k in range(j, t.first)):
            yield Lands.shipped().site(Land("", country, whole=True)), HINTED


def _km(one: Site, other: Site) -> float:
    """Distance on the sphere, infinite where a site has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b, turn = math.radians(one.lat), math.radians(other.lat), math.radians(other.lon - one.lon)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1.0, chord)))
