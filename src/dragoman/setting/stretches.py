"""Stretches of the calendar: the day, week, month, season … that a date expression means."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.records import Basis

Groups = dict[str, str]
Value = tuple[dt.date, dt.date, str, Basis]
Resolver = Callable[[Groups, dt.date | None], Value | None]  # of the groups of a match and the publication date


@dataclass(frozen=True, slots=True)
class Found:
    """A resolved expression at code points [start, end) of the text it was looked for in."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: str
    basis: Basis


def month_of(year: int, month: int) -> tuple[dt.date, dt.date]:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def months_of(year: int, first: int, n: int) -> tuple[dt.date, dt.date]:
    """First and last day of so many months from one on."""
    k = year * 12 + first - 1 + n - 1
    return dt.date(year, first, 1), month_of(k // 12, k % 12 + 1)[1]


def unit_of(day: dt.date, unit: str, step: int) -> tuple[dt.date, dt.date, str]:
    """(first, last, precision) of the day, week, month … that lies `step` units away."""
    if unit == "day":
        d = day + dt.timedelta(days=step)
        return d, d, "day"
    if unit in ("week", "weekend"):
        monday = day + dt.timedelta(days=7 * step - day.weekday())
        return monday + dt.timedelta(days=0 if unit == "week" else 5), monday + dt.timedelta(days=6), "week"
    if unit == "month":
        k = day.year * 12 + day.month - 1 + step
        return *month_of(k // 12, k % 12 + 1), "month"
    if unit == "quarter":
        k = day.year * 4 + (day.month - 1) // 3 + step
        return *months_of(k // 4, k % 4 * 3 + 1, 3), "quarter"
    if unit == "decade":
        year = day.year // 10 * 10 + 10 * step
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade"
    return dt.date(day.year + step, 1, 1), dt.date(day.year + step, 12, 31), "year"


def nearest(options: list[dt.date], day: dt.date) -> dt.date:
    """The nearest, the past ones first: news tells more of what was than of what will be."""
    return min(options, key=lambda d: abs((d - day).days) + (0 if d <= day else 60))
