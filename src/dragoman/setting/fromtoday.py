"""What is told from the publication date: `on Friday`, `yesterday`, `later this week`, `three years ago`, `in the past month`."""

from __future__ import annotations

import datetime as dt

from dragoman.records import Basis
from dragoman.setting.datewords import BACK, ON, STEPS, number, weekday_number, which_of
from dragoman.setting.stretches import Groups, Value, unit_of

ONE = dt.timedelta(days=1)
DEICTIC = {"yesterday": -ONE, "tomorrow": ONE, "last night": -ONE}
DURING = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}  # days


def weekday(g: Groups, day: dt.date | None) -> Value | None:
    """The last one, today's included; `last` is before today, `next` after it."""
    if day is None:
        return None
    k, which = weekday_number(g["weekday"]), which_of(g)
    back = (day.weekday() - k) % 7
    if which in ON:
        d = day + dt.timedelta(days=(k - day.weekday() - 1) % 7 + 1)
    elif which == "this":
        d = day + dt.timedelta(days=(k - day.weekday()) % 7)
    elif which in BACK:
        d = day - dt.timedelta(days=back or 7)
    elif "prior" in g:
        d = day - dt.timedelta(days=day.weekday() + 7 - k)
    else:
        d = day - dt.timedelta(days=back)
    return d, d, "day", Basis.RELATIVE


def deictic(g: Groups, day: dt.date | None) -> Value | None:
    """`yesterday`, `last night`, `tomorrow`; `now` tells no day."""
    word = g["deictic"].lower()
    if day is None or word == "now":
        return None
    d = day + DEICTIC.get(word, 0 * ONE)
    return d, d, "day", Basis.RELATIVE


def this_unit(g: Groups, day: dt.date | None) -> Value | None:
    """`later this week`, `at the end of the month`; `earlier this year` reaches to the day itself."""
    if day is None:
        return None
    first, last, precision = unit_of(day, g["unit"].lower(), 0)
    return first, min(last, day) if g["edge"].lower() in ("earlier", "early") else last, precision, Basis.RELATIVE


def after_next(g: Groups, day: dt.date | None) -> Value | None:
    """`the week before last`, `the month after next`."""
    if day is None:
        return None
    return *unit_of(day, g["unit"].lower(), -2 if g["over"].lower() == "before last" else 2), Basis.RELATIVE


def next_unit(g: Groups, day: dt.date | None) -> Value | None:
    """`last week`, `this year`, `the coming weekend`."""
    return None if day is None else (*unit_of(day, g["unit"].lower(), STEPS.get(which_of(g), 0)), Basis.RELATIVE)


def weekend(g: Groups, day: dt.date | None) -> Value | None:  # noqa: ARG001  as every resolver
    """`at the weekend`: the last one, or the one it is."""
    if day is None:
        return None
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
    return saturday, saturday + ONE, "week", Basis.RELATIVE


def counted(g: Groups, day: dt.date | None) -> Value | None:
    """So many units before or after the day."""
    n = _how_many(g)
    if day is None or n == 0:
        return None
    return *unit_of(day, g["unit"].lower(), -n if g["way"].lower() == "ago" else n), Basis.RELATIVE


def during(g: Groups, day: dt.date | None) -> Value | None:
    """`the past year`, `the last two weeks`: they reach to the day itself."""
    n, unit = _how_many(g), g["unit"].lower()
    return None if day is None or n == 0 else (day - dt.timedelta(days=n * DURING[unit]), day, unit, Basis.RELATIVE)


def years_ago_today(g: Groups, day: dt.date | None) -> Value | None:
    """`ten years ago today`, `two years ago this month`."""
    n, then = number(g["n"]), g["then"].lower()
    if day is None or n == 0:
        return None
    there = day.replace(year=day.year - n)
    return *unit_of(there, "day" if then == "today" else then.split()[1], 0), Basis.RELATIVE


def century_ago(g: Groups, day: dt.date | None) -> Value | None:
    """`a century ago`, `half a century ago`."""
    return None if day is None else (*unit_of(day, "year", -50 if g["whole"].lower().startswith("half") else -100), Basis.RELATIVE)


def _how_many(g: Groups) -> int:
    """0 where nobody knows, or where it is too short for the calendar."""
    return 0 if g["unit"].lower() in ("hour", "minute") else number(g.get("n", "one"))
