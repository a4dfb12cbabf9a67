"""The tables of actors, read and checked."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.actors.entry import BodyWord, Entry, Kind, Noun
from dragoman.actors.spelling import otherwise, plain, plural, squashed
from dragoman.errors import KnowledgeError
from dragoman.knowledge import listing, rows, shipped
from dragoman.language.segment import words as tokenized

SECTORS = frozenset([
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB",
    "MED", "REF", "OPP", "PRE", "REL", "SOC", "NGO",
])
UNKNOWN = "?"  # of a day: at some time
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SPOKEN = re.compile("(?=.*[AEIOU])[A-Z]{5,}")  # letters that can be said as a word
STATE_COLUMNS = ("kind", "iso3", "name", "aliases", "nouns", "adjectives", "capital", "valid_from", "valid_to")
PERSON_COLUMNS = ("person", "variants", "iso3", "office", "sector", "rank", "valid_from", "valid_to", "wikidata")
OF_A_STATE = (Kind.STATE, Kind.DEMONYM)
Table = Traversable | Path


def _is_party(e: Entry) -> bool:
    return e.kind is Kind.NONSTATE and e.sector in ("PTY", "OPP")


class Tables:
    """What all tables hold. `extra`: a folder with tables of the same names and columns as ours, which add to them."""

    def __init__(self, extra: Path | None = None) -> None:
        self.names: dict[str, list[Entry]] = {}
        self.surnames: dict[str, list[Entry]] = {}
        self.states: dict[str, str] = {}
        self._codes: set[str] = set()  # of states and of what else has one
        self.bodies: dict[str, Entry] = {}
        # states of a loose group by its id, and those that a noun like `kingdom` may stand for
        self.members: dict[str, frozenset[str]] = {}
        self.wholes: dict[str, str] = {}  # the organisation that another one is an organ of
        self.again: dict[str, frozenset[str]] = {}  # noun -> the offices it may take up
        self.endings: dict[str, str] = {"uk": "GBR"}  # of addresses -> state
        # papers by address (`scmp.com`) or squashed name -> the state where they are at home; None: they report on all the world
        self.press: dict[str, str | None] = {}
        self.parties: set[str] = set()  # names that parties of several states bear
        self.letters: set[str] = set()  # that are one body's wherever they stand
        self.nouns: dict[str, list[Noun]] = {}
        self._nouns_seen: set[tuple[str, ...]] = set()
        self.body_words: dict[str, list[BodyWord]] = {}  # by the last word, the longest first
        collecting = gc.isenabled()
        gc.disable()  # a hundred thousand entries that all stay: looking for waste among them takes a fifth of the time
        try:
            for name, load in self._loaders().items():
                for folder in (None, extra):
                    path: Table = shipped("actors", "data", name) if folder is None else folder / name
                    if folder is None or path.is_file():
                        load(path)
        finally:
            if collecting:
                gc.enable()
        for options in self.nouns.values():
            options.sort(key=lambda n: -len(n.words))
        for phrases in self.body_words.values():
            phrases.sort(key=lambda b: -len(b.words))

    def _loaders(self) -> dict[str, Callable[[Table], None]]:
        return {
            "states.csv": self._load_states,
            "groups.csv": self._load_groups,
            "epithets.csv": self._load_epithets,
            "igos.csv": self._load_igos,
            "nonstate.csv": self._load_nonstate,
            "ngos.csv": self._load_ngos,
            "firms.csv": self._load_firms,
            "bodies.csv": self._load_bodies,
            "again.csv": self._load_again,
            "organs.csv": self._load_organs,
            "roles.csv": self._load_roles,
            "persons.csv": self._load_persons,
            "leaders.csv": self._load_leaders,
            "outlets.csv": self._load_outlets,
            "press.csv": self._load_press,
            "things.csv": self._load_things,
            "letters.csv": self._load_letters,
            "parties.csv": self._load_parties,
        }

    def _add(self, name: str, entry: Entry) -> None:
        if name.startswith(("the ", "The ")):
            name = name[4:]
        if len(name) < 2:
            return
        bare = name.replace("People's", "Peoples")
        for form in (name,) if "'" not in name else dict.fromkeys((name, name.replace("'", "’"), bare)):
            held = self.names.setdefault(form, [])
            if entry not in held:
                held.append(entry)

    def _load_states(self, path: Table) -> None:
        for line, r in rows(path, STATE_COLUMNS):
            iso, kind = r["iso3"], r["kind"]
            if len(iso) != 3 or not iso.isupper():
                raise KnowledgeError(path.name, line, f"{iso!r} is not an ISO 3166-1 alpha-3 code")
            self._dates(path, line, r)
            self._codes.add(iso)
            if kind == "state":
                self.states.setdefault(iso, r["name"])
            if r.get("iso2"):
                self.endings.setdefault(r["iso2"].lower(), iso)
            name = self.states.get(iso, r["name"])
            sector = "PRE" if kind == "recognition" else None
            entry = Entry(
                Kind.STATE if kind in ("state", "former") else Kind.PART, iso, name, iso, sector, since=r["valid_from"], until=r["valid_to"]
            )
            identity = f"{iso}/PRE" if sector else iso
            for alias in (r["name"], *listing(r["aliases"])):
                self._add(alias, entry if not sector else Entry(Kind.PART, identity, r["name"], iso, sector))
            for noun in listing(r["nouns"]):
                for form in {noun, plural(noun)}:
                    self._add(form, Entry(Kind.DEMONYM, identity, name, iso, people=True, minor=kind == "part"))
            for adjective in listing(r["adjectives"]):
                if adjective not in self.names or self.names[adjective][0].kind is not Kind.STATE:
                    self._add(adjective, Entry(Kind.DEMONYM, identity, name, iso))
            for capital in listing(r["capital"]):
                if capital not in (r["name"], "Male"):
                    self._add(capital, Entry(Kind.CAPITAL, iso, name, iso))

    def _body(self, path: Table, line: int, r: dict[str, str], kind: Kind, prefix: str) -> None:
        if not r["id"].startswith(prefix):
            raise KnowledgeError(path.name, line, f"the id {r['id']!r} must start with {prefix}")
        if r["id"] == prefix or not r["name"]:
            raise KnowledgeError(path.name, line, "a body needs an id and a name")
        self._dates(path, line, r)
        sector = self._sector(path, line, r.get("sector", ""))
        entry = Entry(
            kind,
            r["id"],
            r["name"].removeprefix("the "),
            self._country(path, line, r.get("country", "")),
            sector,
            since=r.get("valid_from", ""),
            until=r.get("valid_to", ""),
        )
        self.bodies.setdefault(entry.id, entry)
        for name in (r["name"], *listing(r["aliases"])):
            self._add(name, entry)
            if (other := otherwise(name)) != name:
                self._add(other, entry)
            if name.startswith("UN "):
                self._add(f"United Nations {name[3:]}", entry)
            if SPOKEN.fullmatch(name) and name.capitalize() not in self.names:  # some papers write Swapo and Igad
                self._add(name.capitalize(), entry._replace(shared=True))
        for adjective in listing(r.get("adjectives", "")):
            self._add(adjective, Entry(Kind.DEMONYM, entry.id, entry.name))

    def _load_groups(self, path: Table) -> None:
        for line, r in rows(path, ("id", "name", "aliases", "adjectives", "members")):
            self._body(path, line, r, Kind.GROUP, "GRP:")
            self.members[r["id"]] = self._members(path, line, r["members"])

    def _load_epithets(self, path: Table) -> None:
        for line, r in rows(path, ("noun", "states")):
            self.members[r["noun"]] = self._members(path, line, r["states"])

    def _members(self, path: Table, line: int, states: str) -> frozenset[str]:
        found = frozenset(listing(states))
        unknown = sorted(found - self._codes)
        if unknown:
            raise KnowledgeError(path.name, line, f"{', '.join(unknown)}: no state of states.csv")
        return found

    def _load_igos(self, path: Table) -> None:
        for line, r in rows(path, ("id", "name", "aliases", "sector", "part_of", "members")):
            self._body(path, line, r, Kind.IGO, "IGO:")
            if r["part_of"]:
                self.wholes[r["id"]] = r["part_of"]
            self._members(path, line, r["members"])

    def _load_nonstate(self, path: Table) -> None:
        for line, r in rows(path, ("id", "name", "aliases", "country", "sector", "valid_from", "valid_to")):
            self._body(path, line, r, Kind.NONSTATE, "NSA:")
        self._share_names()

    def _share_names(self) -> None:
        """A party named for its state goes there by the rest of its name too, if another's does: `Democratic Party of Korea`."""
        for name, held in [(n, tuple(entries)) for n, entries in self.names.items()]:
            for e in held:
                short = self._without_state(name, e) if _is_party(e) and not e.shared else None
                others = () if short is None else self.names.get(short, ())
                if short is not None and any(_is_party(o) and o.country != e.country for o in others):
                    self._add(short, e._replace(shared=True))

    def _without_state(self, name: str, e: Entry) -> str | None:
        """A name without that of its bearer's own state before or behind it."""
        before, of, behind = name.partition(" of ")
        first, _, rest = name.partition(" ")
        for word, short in ((behind.removeprefix("the "), before if of else ""), (first.removesuffix("'s"), rest)):
            if short and any(s.kind in OF_A_STATE and s.country == e.country for s in self.names.get(word, ())):
                return short
        return None

    def _load_ngos(self, path: Table) -> None:
        for line, r in rows(path, ("id", "name", "aliases", "country", "sector")):
            self._body(path, line, r, Kind.NGO, "NGO:")

    def _load_firms(self, path: Table) -> None:
        for line, r in rows(path, ("id", "name", "aliases", "country", "sector")):
            self._body(path, line, r, Kind.FIRM, "ORG:")

    def _load_bodies(self, path: Table) -> None:
        for line, r in rows(path, ("sector", "name", "words")):
            sector = self._sector(path, line, r["sector"])
            for phrase in listing(r["words"]):
                words = tuple(w.text.lower() for w in tokenized(phrase))
                for form in dict.fromkeys((words, (*words[:-1], plural(words[-1])))):
                    self.body_words.setdefault(form[-1], []).append(BodyWord(form, sector, r["name"] == "1"))

    def _load_again(self, path: Table) -> None:
        for _, r in rows(path, ("noun", "offices")):
            self.again[r["noun"]] = self.again.get(r["noun"], frozenset()) | frozenset(listing(r["offices"]))

    def _load_organs(self, path: Table) -> None:
        for line, r in rows(path, ("phrase", "country", "sector", "others")):
            sector, others, country = self._sector(path, line, r["sector"]) or "GOV", self._others(path, line, r), r["country"]
            if not r["phrase"]:
                raise KnowledgeError(path.name, line, "an organ needs a phrase")
            if self._country(path, line, country):
                shared = r.get("shared") == "1"
                entry = Entry(Kind.ORGAN, f"{country}/{sector}", r["phrase"], country, sector, others, shared=shared)
                self._add(r["phrase"], entry)
            else:
                self._add_noun(r["phrase"], sector, others, group=True, relay=False, organ=True)

    def _load_roles(self, path: Table) -> None:
        for line, r in rows(path, ("sector", "others", "kind", "relay", "nouns")):
            sector, others = self._sector(path, line, r["sector"]) or "UNK", self._others(path, line, r)
            if r["kind"] not in ("person", "group") or r["relay"] not in ("0", "1"):
                raise KnowledgeError(path.name, line, f"kind is person or group and relay 0 or 1, not {r['kind']!r} and {r['relay']!r}")
            for noun in listing(r["nouns"]):
                self._add_noun(noun, sector, others, group=r["kind"] == "group", relay=r["relay"] == "1", organ=False)

    def _add_noun(self, phrase: str, sector: str, others: tuple[str, ...], *, group: bool, relay: bool, organ: bool) -> None:
        words = tuple(w.text.lower() for w in tokenized(phrase))
        joined = ((words[0], "-", words[1]),) if len(words) == 2 else ()  # `asylum-seekers`, written both ways
        for form in (f for written in (words, *joined) for f in (written, self._plural_of(written))):
            if form not in self._nouns_seen:
                self._nouns_seen.add(form)
                self.nouns.setdefault(form[0], []).append(Noun(form, sector, others, group, relay, organ))

    @staticmethod
    def _plural_of(words: tuple[str, ...]) -> tuple[str, ...]:
        k = Noun(words, "", (), group=False, relay=False, organ=False).head
        return (*words[:k], plural(words[k]), *words[k + 1 :])

    def _load_persons(self, path: Table) -> None:
        self._load_people(path, known=True)

    def _load_leaders(self, path: Table) -> None:
        self._load_people(path, known=False)

    def _load_people(self, path: Table, *, known: bool) -> None:
        for line, r in rows(path, PERSON_COLUMNS):
            country, sector, body = self._country(path, line, r["iso3"]), self._sector(path, line, r["sector"]), r.get("org", "")
            self._dates(path, line, r)
            if body and body not in self.bodies:
                raise KnowledgeError(path.name, line, f"org {body!r} is in no table")
            identity = body or (f"{country}/{sector}" if country and sector else f"PER:{r['person']}")
            famous = known and r["rank"] == "1"
            entry = Entry(
                Kind.PERSON, identity, r["person"], country, sector, role=r["office"] or None, since=r["valid_from"], until=r["valid_to"],
                wikidata=r["wikidata"] or None, known=famous,
            )
            for variant in {r["person"], *listing(r["variants"])}:
                if " " in variant or ("-" in variant and variant[0].isupper() and not known) or famous:
                    self._add(variant, entry)
                self.surnames.setdefault(plain(variant).lower(), []).append(entry)

    def _load_outlets(self, path: Table) -> None:
        homes: dict[str, set[str]] = {}
        for line, r in rows(path, ("name", "aliases", "country")):
            country = self._country(path, line, r["country"])
            for name in (r["name"], *listing(r["aliases"])):
                entry = Entry(Kind.OUTLET, f"ORG:{r['name']}", r["name"], country, "JRN")
                short = self._without_place(name, country)
                for form, meant in ((name, entry), *(() if short is None else ((short, entry._replace(shared=True)),))):
                    self._add(form, meant)
                    if " " in form:  # papers like to write themselves in capitals
                        self._add(form.upper(), meant)
                if country is not None:
                    homes.setdefault(squashed(name), set()).add(country)
        self.press |= {name: states.pop() for name, states in homes.items() if len(states) == 1}

    def _without_place(self, name: str, country: str | None) -> str | None:
        """What a paper calls itself that goes by its place in our tables, since others bear its name too: `La Prensa of Managua`."""
        short, of, place = name.rpartition(" of ")
        told = any(e.country == country and e.kind in (*OF_A_STATE, Kind.CAPITAL) for e in self.names.get(place, ()))
        return short if of and told and re.search(r"[ -]", short) else None

    def _load_press(self, path: Table) -> None:
        for line, r in rows(path, ("name", "country")):
            if not r["name"]:
                raise KnowledgeError(path.name, line, "the name is missing: an address, as scmp.com, or what a paper is called")
            name = r["name"].lower()
            self.press[name if "." in name and " " not in name else squashed(name)] = self._country(path, line, r["country"])

    def _load_letters(self, path: Table) -> None:
        self.letters |= {r["letters"] for _, r in rows(path, ("letters",))}

    def _load_parties(self, path: Table) -> None:
        self.parties |= {r["name"] for _, r in rows(path, ("name",))}

    def _load_things(self, path: Table) -> None:
        for _, r in rows(path, ("name", "aliases", "id")):
            for name in (r["name"], *listing(r["aliases"])):
                self._add(name, Entry(Kind.THING, r["id"], r["name"], None, "BUS" if r["id"] else None))

    def _country(self, path: Table, line: int, code: str) -> str | None:
        if code and code not in self._codes:
            raise KnowledgeError(path.name, line, f"{code!r} is no code of states.csv (ISO 3166-1 alpha-3, as FRA)")
        return code or None

    def _others(self, path: Table, line: int, r: dict[str, str]) -> tuple[str, ...]:
        others = tuple(r["others"].split())
        for sector in others:
            self._sector(path, line, sector)
        return others

    @staticmethod
    def _dates(path: Table, line: int, r: dict[str, str]) -> None:
        days = [r.get(name, "") for name in ("valid_from", "valid_to")]
        for day in days:
            if day not in ("", UNKNOWN) and not DAY.fullmatch(day):
                raise KnowledgeError(path.name, line, f"{day!r} is no date; write 2026-01-31, 2026-01 or 2026")
        if UNKNOWN not in days and all(days) and days[0][: len(days[1])] > days[1]:
            raise KnowledgeError(path.name, line, f"valid from {days[0]} to {days[1]}: the end stands before the beginning")

    @staticmethod
    def _sector(path: Table, line: int, sector: str) -> str | None:
        if sector and sector not in SECTORS:
            raise KnowledgeError(path.name, line, f"{sector!r} is no sector of PLOVER")
        return sector or None
