"""What we know of actors, loaded from readable tables and checked on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from dragoman.errors import KnowledgeError
from dragoman.knowledge import rows, shipped


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. kind: state, adjective, capital, body, seat, person."""

    kind: str
    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    since: str = ""
    until: str = ""
    wikidata: str | None = None
    surname: bool = False

    def holds(self, day: dt.date | None) -> bool:
        """Whether the entry is in force on that day; unknown days fit all."""
        if day is None:
            return True
        return (not self.since or self.since <= day.isoformat()) and (not self.until or day.isoformat() <= self.until)


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text: code points [start, end)."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Lexicon:
    """All names in one automaton; nouns of roles and organs in a table by lemma."""

    def __init__(self, extra: Path | None = None) -> None:
        self.names: dict[str, list[Entry]] = {}
        self.nouns: dict[str, tuple[str, str]] = {}
        self.countries: dict[str, str] = {}
        self._states()
        self._bodies(shipped("actors", "data", "bodies.csv"))
        self._seats()
        self._persons()
        self._nouns()
        if extra is not None and (extra / "bodies.csv").exists():
            self._bodies(extra / "bodies.csv")
        self._patterns = sorted(self.names)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)
        self._upper = {p.upper(): p for p in self._patterns}

    @classmethod
    @cache
    def shipped(cls) -> Lexicon:
        """The lexicon that comes with the package, loaded once."""
        return cls()

    def _add(self, name: str, entry: Entry) -> None:
        if len(name) > 1:
            self.names.setdefault(name, []).append(entry)

    def _states(self) -> None:
        columns = ("kind", "iso3", "name", "aliases", "nouns", "adjectives", "capital", "valid_from", "valid_to")
        for _, r in rows(shipped("actors", "data", "states.csv"), columns):
            iso = r["iso3"]
            if r["kind"] == "state":
                self.countries[iso] = r["name"]
            dates = {"since": r["valid_from"], "until": r["valid_to"]} if r["kind"] == "former" else {}
            entry = Entry("state", iso, self.countries.get(iso, r["name"]), iso, None, None, **dates)
            for name in (r["name"], *r["aliases"].split(";")):
                self._add(name.strip(), entry)
            for noun in r["nouns"].split(";"):
                for form in (noun.strip(), _plural(noun.strip())):
                    self._add(form, Entry("adjective", iso, entry.name, iso))
            for adjective in r["adjectives"].split(";"):
                self._add(adjective.strip(), Entry("adjective", iso, entry.name, iso))
            for capital in r["capital"].split(";"):
                if capital.strip() and capital.strip() != r["name"]:
                    self._add(capital.strip(), Entry("capital", iso, entry.name, iso))

    def _bodies(self, path: object) -> None:
        for line, r in rows(path, ("id", "name", "aliases", "country", "sector")):  # type: ignore[arg-type]
            if ":" not in r["id"]:
                raise KnowledgeError("bodies.csv", line, f"id {r['id']!r} needs a kind before a colon, such as IGO: or NSA:")
            entry = Entry("body", r["id"], r["name"], r["country"] or None, r["sector"] or None)
            for name in (r["name"], *r["aliases"].split(";")):
                self._add(name.strip().removeprefix("the "), entry)

    def _seats(self) -> None:
        for _, r in rows(shipped("actors", "data", "seats.csv"), ("name", "iso3", "sector")):
            if r["iso3"]:
                self._add(r["name"], Entry("seat", f"{r['iso3']}/{r['sector']}", r["name"], r["iso3"], r["sector"]))

    def _persons(self) -> None:
        columns = ("person", "variants", "iso3", "org", "office", "sector", "rank", "valid_from", "valid_to", "wikidata")
        for _, r in rows(shipped("actors", "data", "persons.csv"), columns):
            country, sector = r["iso3"] or None, r["sector"] or None
            identity = r["org"] or (f"{country}/{sector}" if country and sector else f"PER:{r['person'].upper()}")
            for k, variant in enumerate((r["person"], *r["variants"].split(";"))):
                name = variant.strip()
                alone = " " not in name
                if alone and r["rank"] != "1":
                    continue
                entry = Entry("person", identity, r["person"], country, sector, r["office"] or None, r["valid_from"], r["valid_to"], r["wikidata"] or None, alone)
                if name and (k == 0 or name != r["person"]):
                    self._add(name, entry)

    def _nouns(self) -> None:
        for line, r in rows(shipped("actors", "data", "nouns.csv"), ("sector", "kind", "nouns")):
            if r["kind"] not in ("organ", "person", "people"):
                raise KnowledgeError("nouns.csv", line, f"kind {r['kind']!r} is not organ, person or people")
            for noun in r["nouns"].split(";"):
                self.nouns.setdefault(noun.strip(), (r["sector"], r["kind"]))

    def find(self, text: str) -> list[Found]:
        """Known names in the text, whole words only, longest first from the left."""
        out = []
        for k, start, end in self._automaton.find_matches_as_indexes(text):
            before, after = text[start - 1 : start], text[end : end + 1]
            if before.isalnum() or before == "-" or after.isalnum():
                continue
            out.append(Found(start, end, tuple(self.names[self._patterns[k]])))
        return out

    def in_capitals(self, text: str) -> tuple[Entry, ...]:
        """Entries of a name written in capitals."""
        name = self._upper.get(text)
        return tuple(self.names[name]) if name else ()


def _plural(noun: str) -> str:
    if not noun or noun.endswith(("s", "sh", "ch", "ese")):
        return noun
    return noun[:-3] + "men" if noun.endswith("man") else noun + "s"
