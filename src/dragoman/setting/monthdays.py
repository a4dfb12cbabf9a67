"""Days and months by the calendar: `3 May 2024`, `5/30/2024`, `last March`, `from June to August`, `on the 3rd`."""

from __future__ import annotations

import calendar
import datetime as dt

from dragoman.records import Basis
from dragoman.setting.datewords import BACK, ON, basis_of, month_number, weekday_number, which_of, year_of
from dragoman.setting.stretches import Groups, Value, month_of, nearest, unit_of


def iso(g: Groups, day: dt.date | None) -> Value:  # noqa: ARG001  as every resolver
    """`2024-05-03`."""
    d = dt.date.fromisoformat(g["iso"].replace("/", "-"))
    return d, d, "day", Basis.STATED


def numeric(g: Groups, day: dt.date | None) -> Value | None:  # noqa: ARG001  as every resolver
    """`30/5/2024` and `5/30/2024` are plain, `30.5.2024` is read day first; `5/6/2024` may be either, and is left open."""
    left, right, dotted = int(g["left"]), int(g["right"]), g["sign"] == "."
    if not dotted and left <= 12 and right <= 12 and left != right:
        return None
    day_first = dotted or left > 12
    d = dt.date(int(g["year"]), right if day_first else left, left if day_first else right)
    return d, d, "day", Basis.STATED


def by_month(g: Groups, day: dt.date | None) -> Value | None:
    """A month, a day of it, a few days or a week, with its year or without."""
    year, m, basis = year_of(g, day), month_number(g["month"]), basis_of(g)
    if year is None:
        near = _near_year(g, m, day)
        if near is None:
            return None
        year = near
    if "day" not in g:
        return *month_of(year, m), "month", basis
    first = dt.date(year, m, int(g["day"]))
    if "week" in g:
        return *unit_of(first, "week", 0), basis
    last = dt.date(year, m, int(g["until"])) if "until" in g else first
    return (first, last, "day", basis) if first <= last else None


def months_between(g: Groups, day: dt.date | None) -> Value | None:
    """From a month to a later one."""
    first, last = month_number(g["month"]), month_number(g["until"])
    year = int(g["year"]) if "year" in g else _near_year({}, last, day)
    if year is None:
        return None
    return dt.date(year - (first > last), first, 1), month_of(year, last)[1], "month", basis_of(g)


def nth_day(g: Groups, day: dt.date | None) -> Value | None:
    """`on the 3rd` is the last one, `until the 14th` the coming one."""
    if day is None:
        return None
    n, step = int(g["nth"]), {"last": -1, "next": 1}.get(which_of(g), 0)
    ahead = g.get("to", "").lower() in ("until", "till", "by")
    for k in (step,) if "which" in g else (0, 1) if ahead else (0, -1):
        first, last, _ = unit_of(day, "month", k)
        d = first + dt.timedelta(days=n - 1)
        if d <= last and ("which" in g or (d >= day if ahead else d <= day)):
            return d, d, "day", Basis.RELATIVE
    return None


def _near_year(g: Groups, m: int, day: dt.date | None) -> int | None:
    """The year of a month without one: the nearest, the past one if `last`, the coming one if `next`."""
    if day is None:
        return None
    years = (day.year - 1, day.year, day.year + 1)
    if "day" in g:
        days = [dt.date(y, m, int(g["day"])) for y in years if int(g["day"]) <= calendar.monthrange(y, m)[1]]
        if "weekday" in g:
            days = [d for d in days if d.weekday() == weekday_number(g["weekday"])] or days
        return nearest(days, day).year
    here, which = dt.date(day.year, day.month, 1), which_of(g)
    options = [dt.date(y, m, 1) for y in years]
    if which in BACK:
        return max(o for o in options if o < here).year
    if which in ON:
        return min(o for o in options if o > here).year
    return nearest(options, here).year
