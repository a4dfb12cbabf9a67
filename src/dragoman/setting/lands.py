"""Countries and their parts by name and adjective: the tables of states and of regions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import listing, rows, shipped, word_list
from dragoman.language import Sentence
from dragoman.setting.gazetteer import Gazetteer, Site, fold

LONGEST = 7
STATE_COLUMNS = ("kind", "iso3", "name", "aliases", "nouns", "adjectives", "capital")
PARTS = ("province", "district")
NO_LAND = word_list("setting", "no_land")


@dataclass(frozen=True, slots=True)
class Land:
    """A country, or a part of one that has a name of its own; `former`: a state that is no more; `kind`: of a part, as of a Site."""

    name: str
    country: str
    whole: bool
    former: bool = False
    kind: str = "province"


class Lands:
    """Looks countries up, and finds all that a sentence says of countries. `divided`: regions that lie in several of them."""

    def __init__(self) -> None:
        self.names: dict[str, Land] = {}
        self.capitals: dict[str, set[str]] = {}
        self.adjectives: dict[str, str] = {}
        self.divided: set[str] = set()
        for _, r in rows(shipped("actors", "data", "states.csv"), STATE_COLUMNS):
            self._state(r)
        path = shipped("setting", "data", "regions.csv")
        for line, r in rows(path, ("name", "country", "kind", "aliases")):
            if not r["country"]:
                self.divided.update(fold(name) for name in (r["name"], *listing(r["aliases"])))
                continue
            if not any(land.country == r["country"] for land in self.names.values()):
                raise KnowledgeError(path.name, line, f"{r['country']!r} is no country of states.csv")
            if r["kind"] not in PARTS:
                raise KnowledgeError(path.name, line, f"{r['kind']!r} is no kind of place; write {' or '.join(PARTS)}")
            for name in (r["name"], *listing(r["aliases"])):
                self.names.setdefault(fold(name), Land(r["name"], r["country"], whole=False, kind=r["kind"]))

    @classmethod
    @cache
    def shipped(cls) -> Lands:
        """The tables that come with the package, loaded once."""
        return cls()

    def __getitem__(self, name: str) -> Land | None:
        return self.names.get(fold(name).removeprefix("the "))

    def seat(self, city: str) -> Land | None:
        """The one country whose capital bears a name."""
        countries = self.capitals.get(fold(city), set())
        return Land("", next(iter(countries)), whole=True) if len(countries) == 1 else None

    def site(self, land: Land) -> Site:
        """A part as a site: GeoNames' province of that name, if there is one. A country has no number here."""
        if not land.whole and land.kind == "province":
            for m in (*Gazetteer.shipped().find(f"{land.name} Strip"), *Gazetteer.shipped().find(land.name)):
                if m.site.kind == "province" and m.site.country == land.country:
                    return Site(m.site.id, land.name, "province", land.country, m.site.province, m.site.population, m.site.fame)
        return Site(None, land.name, "country" if land.whole else land.kind, land.country, None, 0)

    def told(self, s: Sentence) -> Iterator[tuple[int, int, str]]:
        """(first token, last token + 1, country) for each country, part, capital, adjective or people of a country, the longest first."""
        i = 0
        words = [t.text for t in s.tokens]
        while i < len(words):
            step = 1
            if words[i][:1].isupper() and words[i] != "Us":
                for k in range(min(LONGEST, len(words) - i), 0, -1):
                    country = self._country(fold(" ".join(words[i : i + k])))
                    if country is not None:
                        yield i, i + k, country
                        step = k
                        break
            i += step

    def _country(self, key: str) -> str | None:
        land = self.names.get(key)
        if land is not None:
            return land.country
        if key in self.adjectives:
            return self.adjectives[key]
        return next(iter(self.capitals[key])) if len(self.capitals.get(key, ())) == 1 else None

    def _state(self, r: dict[str, str]) -> None:
        whole = r["kind"] in ("state", "former")
        for name in (r["name"], *listing(r["aliases"])):
            if fold(name) not in NO_LAND:
                self.names.setdefault(fold(name), Land(r["name"], r["iso3"], whole, r["kind"] == "former"))
        for word in (*listing(r["adjectives"]), *listing(r["nouns"])):
            for form in (word, f"{word}s"):
                self.adjectives.setdefault(fold(form), r["iso3"])
        for capital in listing(r["capital"]):
            self.capitals.setdefault(fold(capital), set()).add(r["iso3"])
