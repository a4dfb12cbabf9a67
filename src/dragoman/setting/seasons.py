"""Seasons and feasts: `last summer`, `the winter of 2022`, `Christmas Eve`."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.records import Basis
from dragoman.setting.datewords import BACK, ON, SEASONS, which_of, year_of
from dragoman.setting.holidays import holiday, holidays
from dragoman.setting.stretches import Groups, Value, months_of, nearest, unit_of

_DATED = re.compile(r".* (?:\w*day|Eve|July)")  # `Christmas` may be no day, as in a Christmas market; `Christmas Eve` is one
_LONGEST_FIRST = sorted(holidays(), key=lambda h: (-len(h), h))
FEASTS, FEASTIVE = (
    "|".join(re.escape(h).replace("'", "['’]") for h in _LONGEST_FIRST if bool(_DATED.fullmatch(h)) is dated) for dated in (True, False)
)


def feast(g: Groups, day: dt.date | None) -> Value | None:
    """The feast of the year that is given; else the last, the coming or the nearest; or its week."""
    name, year = g["feast"], year_of(g, day)
    if year is not None:
        d = holiday(name, year)
        return d, d, "day", Basis.STATED
    if day is None:
        return None
    options, which = [holiday(name, y) for y in (day.year - 1, day.year, day.year + 1)], which_of(g)
    if which in BACK:
        d = max(o for o in options if o < day)
    elif which in ON:
        d = min(o for o in options if o > day)
    else:
        d = nearest(options, day)
    return *unit_of(d, "week" if "week" in g else "day", 0), Basis.RELATIVE


def season(g: Groups, day: dt.date | None) -> Value | None:
    """Seasons of the northern half of the world; a winter goes by the year in which it begins."""
    start = SEASONS[g["season"].lower()]
    if "year" in g:
        return *months_of(int(g["year"]), start, 3), "season", Basis.STATED
    if day is None:
        return None
    options, which = [months_of(y, start, 3) for y in range(day.year - 2, day.year + 2)], which_of(g)
    if which in BACK:
        first, last = max(o for o in options if o[1] < day)
    elif which in ON:
        first, last = min(o for o in options if o[0] > day)
    else:
        first, last = next(o for o in options if o[1] >= day)
    return first, last, "season", Basis.RELATIVE
