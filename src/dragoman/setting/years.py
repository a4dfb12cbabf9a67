"""Years and more: `1998`, `the 1990s`, `the 19th century`; and their quarters, halves and first months."""

from __future__ import annotations

import datetime as dt

from dragoman.records import Basis
from dragoman.setting.datewords import PARTS, STEPS, basis_of, number, which_of, year_of
from dragoman.setting.stretches import Groups, Value, months_of


def years(g: Groups, day: dt.date | None) -> Value | None:  # noqa: ARG001  as every resolver
    """A year, or from one to another: `2019-21`."""
    first, until = int(g["year"]), g.get("until", "")
    last = int(f"{g['year'][: -len(until)]}{until}") if until else first
    return (dt.date(first, 1, 1), dt.date(last, 12, 31), "year", Basis.STATED) if first <= last else None


def decade(g: Groups, day: dt.date | None) -> Value:  # noqa: ARG001  as every resolver
    """`the 1990s`, `the '90s`."""
    first = int(g["decade"]) + (1900 if len(g["decade"]) == 2 else 0)
    return dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade", Basis.STATED


def century(g: Groups, day: dt.date | None) -> Value | None:
    """`the 19th century`, `last century`."""
    if "century" in g:
        return *_century(int(g["century"]) - 1), Basis.STATED
    return None if day is None else (*_century(day.year // 100 + STEPS.get(which_of(g), 0)), Basis.RELATIVE)


def _century(n: int) -> tuple[dt.date, dt.date, str]:
    return dt.date(100 * n, 1, 1), dt.date(100 * n + 99, 12, 31), "century"


def first_months(g: Groups, day: dt.date | None) -> Value | None:
    """`the first six months of 2024`."""
    year = year_of(g, day)
    return None if year is None else (*months_of(year, 1, number(g["months"])), "month", basis_of(g))


def part_of_year(g: Groups, day: dt.date | None) -> Value | None:
    """A quarter or a half; without a year the last one that has begun."""
    name, length = ("quarter", 3) if "quarter" in g else ("half", 6)
    part = g[name].lower()
    first = length * ((int(part) if part.isdigit() else PARTS[part]) - 1) + 1
    year = year_of(g, day)
    if year is None:
        if day is None:
            return None
        year = day.year if dt.date(day.year, first, 1) <= day else day.year - 1
    return *months_of(year, first, length), name, basis_of(g)
