"""Days that are named by a feast, read from data/holidays.csv."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import rows, shipped
from dragoman.setting.datewords import DAYS

FIXED = re.compile(r"(\d\d)-(\d\d)")
FLOATING = re.compile(rf"({'|'.join(DAYS)}) (-?[1-5]) (\d\d)")
MOVING = re.compile(r"easter([+-]\d+)")
FEBRUARY_29 = 2000  # a year in which any day of the calendar can be tried


@cache
def holidays() -> dict[str, str]:
    """Rules by name.

    Raises:
        KnowledgeError: a rule cannot be read.
    """
    path = shipped("setting", "data", "holidays.csv")
    out: dict[str, str] = {}
    for line, r in rows(path, ("name", "rule")):
        out[r["name"]] = r["rule"]
        try:
            _day(r["rule"], FEBRUARY_29)
        except ValueError as problem:
            raise KnowledgeError(path.name, line, f"{r['rule']!r} is no rule: write 12-25, thursday 4 11 or easter-2") from problem
    return out


def holiday(name: str, year: int) -> dt.date:
    """The day of a feast in a year."""
    return _day(holidays()[name.replace("’", "'")], year)


def _day(rule: str, year: int) -> dt.date:
    if found := FIXED.fullmatch(rule):
        return dt.date(year, int(found[1]), int(found[2]))
    if found := FLOATING.fullmatch(rule):
        weekday, nth, month = DAYS[found[1]], int(found[2]), int(found[3])
        days = [d for d in range(1, calendar.monthrange(year, month)[1] + 1) if dt.date(year, month, d).weekday() == weekday]
        return dt.date(year, month, days[nth if nth < 0 else nth - 1])
    if found := MOVING.fullmatch(rule):
        return easter(year) + dt.timedelta(days=int(found[1]))
    raise ValueError(rule)


def easter(year: int) -> dt.date:
    """Western Easter Sunday, by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
