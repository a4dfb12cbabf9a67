"""The words that tell when, read from data/dates.toml, and the pieces of patterns made of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from dragoman.knowledge import shipped, table
from dragoman.records import Basis
from dragoman.setting.stretches import Groups

WORDS = table(shipped("setting", "data", "dates.toml"))


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of these words."""
    return "|".join(map(re.escape, words))


def plain(word: str) -> str:
    """A word as it is looked up: `Sept.` is `sept`."""
    return word.rstrip(".").lower()


DAYS = {plain(names[0]): k for k, names in enumerate(WORDS["weekdays"])}
MONTHS = {plain(name): k for k, names in enumerate(WORDS["months"], 1) for name in names}
ONES = WORDS["ones"]
NUMBERS = {"a": 1, "an": 1} | {w: k for k, w in enumerate(ONES, 1)} | {w: 10 * k for k, w in enumerate(WORDS["tens"], 2)}
NUMBERS |= dict.fromkeys(WORDS["vague"], 0)
STEPS: dict[str, int] = WORDS["steps"]
SEASONS: dict[str, int] = WORDS["seasons"]
PARTS: dict[str, int] = WORDS["parts"]
BACK, ON = ("last", "past"), ("next", "coming")

_MONTHS = any_of(name for names in WORDS["months"] for name in names)
MONTH = rf"(?P<month>{_MONTHS})"
NAMED = rf"(?P<month>(?-i:{_MONTHS}))"  # `they may march`
DAY = rf"(?P<weekday>{any_of(name for names in WORDS['weekdays'] for name in names)})"
AMOUNT = rf"(?:\d{{1,4}}|an?|{any_of([*ONES, *WORDS['tens'], *WORDS['vague']])})"
NUMBER = rf"(?P<n>{AMOUNT})"
UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"
WHICH = r"(?P<which>last|next|this|past|coming)"
YEAR = r"(?P<year>(?:19|20)\d\d)"
IN_YEAR = rf"(?:{YEAR}|(?P<of>the|this|last|next|the past|the current) year)"
TO = r"\s?[-\u2010-\u2014]\s?|\s+to\s+"
NTH = r"(?:st|nd|rd|th)"
EDGE = any_of(WORDS["edges"])
END = rf"(?=\s*(?:[.,;:!?)]|$)|\s+(?:{any_of(WORDS['behind'])}|of (?:this|last|next|the) month)\b)"


def month_number(word: str) -> int:
    """1 for January."""
    return MONTHS[plain(word)]


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return next(k for name, k in DAYS.items() if name.startswith(word.lower()[:3]))


def number(word: str) -> int:
    """As digits or as a word; 0 where it tells of several."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def year_of(g: Groups, day: dt.date | None) -> int | None:
    """The year that is stated, or told from the publication date."""
    if "year" in g:
        return int(g["year"])
    if "of" in g and day is not None:
        return day.year + STEPS.get(g["of"].lower(), 0)
    return None


def which_of(g: Groups) -> str:
    """`last`, `next`, `this`; nothing where it is not said."""
    return g.get("which", "").lower()


def basis_of(g: Groups) -> Basis:
    """Whether the year is stated."""
    return Basis.STATED if "year" in g else Basis.RELATIVE
