"""Dates told from other dates of the text: `the day after Christmas`, `two weeks later`, `from Monday to Wednesday`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.records import Basis
from dragoman.setting.datewords import END, NUMBER, WORDS, number
from dragoman.setting.stretches import Found, unit_of

NEAR = 40  # characters before a date in which it is looked for what it is counted from
SIDE = re.compile(r"(?:before|after|from)\s+", re.I)
BESIDE = re.compile(rf"(?:^|\b(?:the|{NUMBER})\s+)(?P<unit>day|week|month|year)s?\s+(?P<way>before|after|from)\s+\Z", re.I)
TOLD_FROM = re.compile(
    rf"\b(?:the\s+(?P<which>previous|preceding|next|following|same)|(?P<that>that)(?:\s+same)?)\s+(?P<unit>day|morning|afternoon|evening|night)\b"
    rf"|\b(?:the\s+(?P<whole>preceding|following|same)|(?P<then>that)(?:\s+same)?)\s+(?P<long>week|month|year)\b"
    rf"|\bthe\s+(?P<day>day|night)\s+(?P<side>before|after){END}"
    rf"|\b{NUMBER}\s+(?P<counted>day|week|month|year|decade)s?\s+(?P<way>earlier|later|before{END}|afterwards?)\b",
    re.I,
)
BEFORE, AFTER = (frozenset(WORDS[name]) for name in ("earlier", "later"))
FROM, AT_FROM = re.compile(r"\b(from|between)\s+\Z", re.I), re.compile(r"(from|between)\s", re.I)
TO = {"from": ("to", "until", "till", "through", "-", "–"), "between": ("and",)}


def moved(text: str, f: Found, published: dt.date | None) -> Found | None:
    """The day beside a day: `the day before yesterday`, `two weeks after Christmas`, `a week from Friday`; None: no telling how far."""
    within = SIDE.match(text, f.start, f.end)
    until = within.end() if within is not None else f.start
    m = BESIDE.search(text, max(0, until - NEAR), until)
    if m is None or f.first != f.last:
        return f
    n, unit = number(m["n"] or "one"), m["unit"].lower()
    if n == 0:
        return None
    first = f.first
    if m["way"].lower() == "from" and published is not None and first <= published and f.precision == "day" and f.basis is Basis.RELATIVE:
        first += dt.timedelta(days=7)  # the coming one
    step = -n if m["way"].lower() == "before" else n
    try:
        if unit in ("day", "week"):
            d = first + dt.timedelta(days=step * (7 if unit == "week" else 1))
            return replace(f, start=m.start(), first=d, last=d)
        begin, end, precision = unit_of(first, unit, step)
    except (ValueError, OverflowError):
        return None
    return replace(f, start=m.start(), first=begin, last=end, precision=precision)


def told_from(text: str, found: list[Found], published: dt.date | None, anchor: Found | None) -> Iterator[Found]:
    """What is found, with what is told from the date before it: `the next day`, `that year`, `two weeks later`.

    Where there is none before it, what lies before is told from the publication date, and so is what is counted.
    """
    waiting, end = found[::-1], 0
    for m in TOLD_FROM.finditer(text):
        while waiting and waiting[-1].start < m.start():
            anchor = waiting.pop()
            end = anchor.end
            yield anchor
        if end > m.start() or (waiting and waiting[-1].start < m.end()):
            continue
        told = _from_anchor(m, anchor, published)
        if told is not None:
            yield told
            anchor, end = told, told.end
    yield from reversed(waiting)


def _from_anchor(m: re.Match[str], anchor: Found | None, published: dt.date | None) -> Found | None:
    unit = (m["unit"] or m["long"] or m["day"] or m["counted"]).lower()
    unit = unit if unit in ("week", "month", "year", "decade") else "day"
    way = next((w.lower() for w in (m["which"], m["whole"], m["side"], m["way"]) if w), "")
    n = number(m["n"] or "one")
    fit = anchor is not None and (anchor.first == anchor.last or (unit != "day" and anchor.precision != "decade"))
    start = anchor.first if anchor is not None and fit else published if way in BEFORE or m["counted"] else None
    if start is None or n == 0:
        return None
    step = -n if way in BEFORE else n if way in AFTER else 0
    try:
        first, last, precision = unit_of(start, unit, step)
    except (ValueError, OverflowError):
        return None
    return Found(*m.span(), first, last, precision, Basis.RELATIVE)


def joined(text: str, found: list[Found]) -> list[Found]:
    """One stretch for its two ends: `from Monday to Wednesday`, `between March 3 and April 2`."""
    out: list[Found] = []
    for f in found:
        if out and _two_ends(text, out[-1], f):
            out[-1] = replace(out[-1], end=f.end, last=f.last, precision=f.precision)
        else:
            out.append(f)
    return out


def _two_ends(text: str, one: Found, other: Found) -> bool:
    m = FROM.search(text, max(0, one.start - NEAR), one.start) or AT_FROM.match(text, one.start)
    return m is not None and text[one.end : other.start].strip().lower() in TO[m[1].lower()] and one.first <= other.last
