"""Datelines: `KHARTOUM, Sudan (AP) -` before the first sentence of an article or of an item in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.language import Reading
from dragoman.language.segment import DATELINE
from dragoman.setting.gazetteer import Gazetteer
from dragoman.setting.lands import Lands

CITY = "city"
CUT = re.compile(r"\s*(?:\(|—|–|--|\s-|:|,|/)\s*")
# `Doha:`, `Cape Town -` at the top of an article, small letters and all; whether that is a place the gazetteer knows.
PLAIN = re.compile(r"\s*([A-Z][\w.'’-]*[a-z](?: [A-Z][\w.'’-]*){0,2})(?: ?:| [-–—]| ?--) (?=\S)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the report was written: code points [start, end) hold the city; `land` is what may be its country, or a date."""

    start: int
    end: int
    city: str
    land: str

    @property
    def bare(self) -> bool:
        """Whether nothing behind the town tells of its country."""
        return not self.land or any(c.isdigit() for c in self.land)


def datelines(reading: Reading) -> dict[int, Dateline]:
    """Index of the sentence behind a dateline -> the dateline."""
    found = {}
    for s in reading.sentences:
        m = DATELINE.match(reading.text, s.start)
        behind = s.index + (m is not None and m.end() >= s.end)
        if m is not None and behind < len(reading.sentences):
            city, *rest = (part.strip() for part in CUT.split(m.group()))
            land = rest[0] if m.group()[len(city) :].lstrip().startswith(",") else ""  # and no `(AFP)`
            found[behind] = Dateline(s.start, s.start + len(city), city, land)
    plain = PLAIN.match(reading.text) if not found else None
    if plain is not None and reading.sentences:
        found[0] = Dateline(plain.start(1), plain.end(1), plain.group(1), "")
    return found


def written_in(reading: Reading) -> str | None:
    """The state of the town of an article's dateline: of several of one name that in the province told, else the largest.

    None where what stands behind the town may be its state.
    """
    first = next(iter(datelines(reading).values()), None)
    if first is None:
        return None
    gazetteer = Gazetteer.shipped()
    towns = [m.site.country for m in gazetteer.find(first.city) if m.site.kind == CITY]
    if first.bare:
        seat = Lands.shipped().seat(first.city)
        return seat.country if seat is not None else next(iter(towns), None)
    around = {m.site.country for m in gazetteer.find(first.land)}
    return next((c for c in towns if c in around), None)
