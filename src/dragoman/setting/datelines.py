"""Datelines: `KHARTOUM, Sudan (AP) -` before the first sentence of an article or of an item in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.language import Reading
from dragoman.language.segment import DATELINE

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


def datelines(reading: Reading) -> dict[int, Dateline]:
    """Index of the sentence behind a dateline -> the dateline."""
    found = {}
    for s in reading.sentences:
        m = DATELINE.match(reading.text, s.start)
        behind = s.index + (m is not None and m.end() >= s.end)
        if m is not None and behind < len(reading.sentences):
            city, *rest = (part.strip() for part in CUT.split(m.group()))
            found[behind] = Dateline(s.start, s.start + len(city), city, rest[0] if rest else "")
    plain = PLAIN.match(reading.text) if not found else None
    if plain is not None and reading.sentences:
        found[0] = Dateline(plain.start(1), plain.end(1), plain.group(1), "")
    return found
