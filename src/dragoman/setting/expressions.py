"""Date expressions of a text, resolved at the publication date.

A date is never invented: without a publication date only absolute expressions resolve, and `basis` says where each comes from.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dragoman.records import Basis
from dragoman.setting.holidays import holiday, holidays

DAYS = {name: k for k, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
MONTHS = {name.lower(): k for k, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): k for k, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {w: k for k, w in enumerate(ONES)} | {w: 10 * k for k, w in enumerate(TENS, 2)} | {"a": 1, "an": 1, "several": 0, "few": 0}
PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
BACK, ON = ("last", "past"), ("next", "coming")

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NAMED = _MONTH.replace("(?P<month>", "(?P<month>(?-i:").replace(r"|\.)?)", r"|\.)?))")  # `they may march`
_DAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\.|Tues\.|Wed\.|Thurs\.|Fri\.|Sat\.|Sun\.)"
_AMOUNT = rf"(?:\d{{1,4}}|an?|{'|'.join(ONES[1:])}|{'|'.join(TENS)}|several|few)"
_NUMBER = rf"(?P<n>{_AMOUNT})"
_UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"
_WHICH = r"(?P<which>last|next|this|past|coming)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_YEAR = rf"(?:{_YEAR}|(?P<of>the|this|last|next|the past|the current) year)"
_TO = r"\s?[-\u2010-\u2014]\s?|\s+to\s+"
_END = r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|but|when|while|as|by|to|in|at|with|after|before|of (?:this|last|next|the) month)\b)"
_DATED = re.compile(r".* (?:\w*day|Eve|July)")  # `Christmas` may be no day, as in a Christmas market; `Christmas Eve` is one
_LONGEST_FIRST = sorted(holidays(), key=lambda h: (-len(h), h))
_FEASTS, _FEASTIVE = (
    "|".join(re.escape(h).replace("'", "['’]") for h in _LONGEST_FIRST if bool(_DATED.fullmatch(h)) is dated) for dated in (True, False)
)

Groups = dict[str, str]
Value = tuple[dt.date, dt.date, str, Basis]
Resolver = Callable[[Groups, dt.date | None], Value | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A resolved expression at code points [start, end) of the text it was looked for in."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: str
    basis: Basis


def expressions(text: str, published: dt.date | None, anchor: Found | None = None) -> list[Found]:
    """Every date expression that can be resolved, left to right, the longest first.

    `anchor`: the date told last before the text, from which `the next day` and `two weeks later` are counted where the text has none.
    """
    out: list[Found] = []
    taken: list[tuple[int, int]] = []
    for pattern, resolver in PATTERNS:
        for m in pattern.finditer(text):
            if any(start < m.end() and m.start() < end for start, end in taken):
                continue
            try:
                value = resolver({k: v for k, v in m.groupdict().items() if v is not None}, published)
            except (ValueError, OverflowError):  # 30 February is no date, and neither is its year alone
                taken.append(m.span())
                continue
            if value is not None:
                first, last, precision, basis = value
                out.append(Found(*m.span(), first, last, precision, basis))
                taken.append(m.span())
    out = [g for f in sorted(out, key=lambda f: f.start) if (g := _moved(text, f, published)) is not None]
    return _joined(text, [*_told_from(text, out, published, anchor)])


def resolve(expression: str, published: dt.date | None) -> Found | None:
    """The value of one expression given alone."""
    for text in (expression, f"in {expression}") if re.search(r"\d+\D+\d{4}", expression) is None else (expression,):
        found = expressions(text, published)
        if found:
            return max(found, key=lambda f: f.end - f.start)
    return None


# -- dates of the calendar --------------------------------------------------------------------------------------------------


def _calendar(g: Groups, day: dt.date | None) -> Value | None:
    """A day, a few days, a month or a week by the calendar, with its year or without."""
    if "iso" in g:
        d = dt.date.fromisoformat(g["iso"].replace("/", "-"))
        return d, d, "day", Basis.STATED
    if "left" in g:
        return _numeric(int(g["left"]), int(g["right"]), int(g["year"]), dotted="." in g["sign"])
    year, month = _year(g, day), MONTHS[g["month"].rstrip(".").lower()]
    basis = Basis.STATED if "year" in g else Basis.RELATIVE
    if year is None:
        near = _near(g, month, day)
        if near is None:
            return None
        year, month = near
    if "day" not in g:
        return *month_of(year, month), "month", basis
    first = dt.date(year, month, int(g["day"]))
    if "week" in g:
        return *unit_of(first, "week", 0)[:2], "week", basis
    last = dt.date(year, month, int(g["until"])) if "until" in g else first
    return (first, last, "day", basis) if first <= last else None


def _stretch(g: Groups, day: dt.date | None) -> Value | None:
    """From a month to a later one."""
    first, last = (MONTHS[g[key].rstrip(".").lower()] for key in ("month", "until"))
    ends = _near({}, last, day) if "year" not in g else (int(g["year"]), last)
    if ends is None:
        return None
    year = ends[0] - (first > last)
    return dt.date(year, first, 1), month_of(*ends)[1], "month", _basis(g)


def _numeric(left: int, right: int, year: int, *, dotted: bool) -> Value | None:
    """`30/5/2024` and `5/30/2024` are plain, `30.5.2024` is read day first; `5/6/2024` may be either, and is left open."""
    if not dotted and left <= 12 and right <= 12 and left != right:
        return None
    d = dt.date(year, right, left) if dotted or left > 12 else dt.date(year, left, right)
    return d, d, "day", Basis.STATED


def _year(g: Groups, day: dt.date | None) -> int | None:
    """The year that is stated, or told from the publication date."""
    if "year" in g:
        return int(g["year"])
    if "of" in g and day is not None:
        return day.year + STEPS.get(g["of"].lower(), 0)
    return None


def _near(g: Groups, month: int, day: dt.date | None) -> tuple[int, int] | None:
    """Year and month of a month without year: the nearest, the past one if `last`, the coming one if `next`."""
    if day is None:
        return None
    which, years = g.get("which", "").lower(), (day.year - 1, day.year, day.year + 1)
    if "day" in g:
        days = [dt.date(y, month, int(g["day"])) for y in years if int(g["day"]) <= calendar.monthrange(y, month)[1]]
        if "weekday" in g:
            days = [d for d in days if d.weekday() == _weekday_of(g)] or days
        d = _nearest(days, day)
        return d.year, d.month
    here = dt.date(day.year, day.month, 1)
    options = [dt.date(y, month, 1) for y in years]
    if which in BACK:
        return max(o for o in options if o < here).year, month
    if which in ON:
        return min(o for o in options if o > here).year, month
    return _nearest(options, here).year, month


def _nearest(options: list[dt.date], day: dt.date) -> dt.date:
    """The nearest, the past ones first: news tells more of what was than of what will be."""
    return min(options, key=lambda d: abs((d - day).days) + (0 if d <= day else 60))


def _feast(g: Groups, day: dt.date | None) -> Value | None:
    name, year = g["feast"], _year(g, day)
    if year is not None:
        d = holiday(name, year)
        return d, d, "day", Basis.STATED
    if day is None:
        return None
    options, which = [holiday(name, y) for y in (day.year - 1, day.year, day.year + 1)], g.get("which", "").lower()
    if which in BACK:
        d = max(o for o in options if o < day)
    elif which in ON:
        d = min(o for o in options if o > day)
    else:
        d = _nearest(options, day)
    return *unit_of(d, "week" if "week" in g else "day", 0), Basis.RELATIVE


def _ordinal(g: Groups, day: dt.date | None) -> Value | None:
    """`on the 3rd` is the last one, `until the 14th` the coming one."""
    if day is None:
        return None
    n, step = int(g["nth"]), {"last": -1, "next": 1}.get(g.get("which", "").lower(), 0)
    ahead = g.get("to", "").lower() in ("until", "till", "by")
    for k in (step,) if "which" in g else (0, 1) if ahead else (0, -1):
        first, last, _ = unit_of(day, "month", k)
        d = first + dt.timedelta(days=n - 1)
        if d <= last and ("which" in g or (d >= day if ahead else d <= day)):
            return d, d, "day", Basis.RELATIVE
    return None


def _season(g: Groups, day: dt.date | None) -> Value | None:
    """Seasons of the northern half of the world; a winter goes by the year in which it begins."""
    start = SEASONS[g["season"].lower()]
    if "year" in g:
        return *_months(int(g["year"]), start, 3), "season", Basis.STATED
    if day is None:
        return None
    options, which = [_months(y, start, 3) for y in range(day.year - 2, day.year + 2)], g["which"].lower()
    if which in BACK:
        first, last = max(o for o in options if o[1] < day)
    elif which in ON:
        first, last = min(o for o in options if o[0] > day)
    else:
        first, last = next(o for o in options if o[1] >= day)
    return first, last, "season", Basis.RELATIVE


def _years(g: Groups, day: dt.date | None) -> Value | None:
    """Years, decades and centuries, which need no publication date; `this century` does."""
    if "year" in g:
        first, until = int(g["year"]), g.get("until", "")
        last = int(f"{g['year'][: -len(until)]}{until}") if until else first
        return (dt.date(first, 1, 1), dt.date(last, 12, 31), "year", Basis.STATED) if first <= last else None
    if "decade" in g:
        first = int(g["decade"]) + (1900 if len(g["decade"]) == 2 else 0)
        return dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade", Basis.STATED
    if "century" in g:
        return *_century(int(g["century"]) - 1), Basis.STATED
    return None if day is None else (*_century(day.year // 100 + STEPS.get(g["which"].lower(), 0)), Basis.RELATIVE)


def _century(n: int) -> tuple[dt.date, dt.date, str]:
    return dt.date(100 * n, 1, 1), dt.date(100 * n + 99, 12, 31), "century"


def _part_of_year(g: Groups, day: dt.date | None) -> Value | None:
    """Quarters, halves, and the first months of a year."""
    year = _year(g, day)
    if "months" in g:
        return None if year is None else (*_months(year, 1, _number(g["months"])), "month", _basis(g))
    length = 3 if "quarter" in g else 6
    part = g["quarter" if length == 3 else "half"].lower()
    k = int(part) if part.isdigit() else PARTS[part]
    if year is None:
        if day is None:
            return None
        year = day.year if dt.date(day.year, length * (k - 1) + 1, 1) <= day else day.year - 1
    return *_months(year, length * (k - 1) + 1, length), "quarter" if length == 3 else "half", _basis(g)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else SMALL[word.lower()]


def _basis(g: Groups) -> Basis:
    return Basis.STATED if "year" in g else Basis.RELATIVE


# -- dates told from the publication date -------------------------------------------------------------------------------------


def _relative(g: Groups, day: dt.date | None) -> Value | None:
    if day is None:
        return None
    one = dt.timedelta(days=1)
    if "weekday" in g:
        return _weekday(g, day)
    if "deictic" in g or "part" in g:
        word = g.get("deictic", g.get("part", "")).lower()
        d = {"yesterday": day - one, "tomorrow": day + one, "last night": day - one, "overnight": day}.get(word, day)
        return None if word == "now" else (d, d, "day", Basis.RELATIVE)
    if "edge" in g:
        first, last, precision = unit_of(day, g["unit"].lower(), 0)
        return first, min(last, day) if g["edge"].lower() in ("earlier", "early") else last, precision, Basis.RELATIVE
    if "over" in g:
        return *unit_of(day, g["unit"].lower(), -2 if g["over"].lower() == "before last" else 2), Basis.RELATIVE
    if "weekend" in g:
        saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
        return saturday, saturday + one, "week", Basis.RELATIVE
    return *unit_of(day, g["unit"].lower(), STEPS.get(g["which"].lower(), 0)), Basis.RELATIVE


def _weekday_of(g: Groups) -> int:
    return next(v for d, v in DAYS.items() if d.startswith(g["weekday"].lower()[:3]))


def _weekday(g: Groups, day: dt.date) -> Value | None:
    k, which = _weekday_of(g), g.get("which", "").lower()
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


def _counted(g: Groups, day: dt.date | None) -> Value | None:
    """So many units before or after; `the past year` reaches to the day itself."""
    if day is None:
        return None
    if "whole" in g:
        n, unit = (50 if g["whole"].lower().startswith("half") else 100), "year"
    else:
        n, unit = _number(g.get("n", "one")), g["unit"].lower()
    if n == 0 or unit in ("hour", "minute"):
        return None
    sign = 1 if g.get("way", "").lower() in ("later", "from now") else -1
    if "during" in g:
        days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit]
        return day - dt.timedelta(days=n * days), day, unit, Basis.RELATIVE
    if "then" in g and unit == "year":
        then = g["then"].lower()
        there = day.replace(year=day.year - n)
        return *unit_of(there, "day" if then == "today" else then.split()[1], 0), Basis.RELATIVE
    return *unit_of(day, unit, sign * n), Basis.RELATIVE


# -- where they stand ---------------------------------------------------------------------------------------------------------


def _compiled(*pairs: tuple[Resolver, str]) -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    return tuple((re.compile(p, re.I), resolver) for resolver, p in pairs)


_ON = rf"(?:{_DAY}(?:\s*,)?\s+)?"
_BOUND = r"(?:the\s+)?(?:very\s+)?(?:end|beginning|start|close|middle|rest|course)\s+of\s+"
PATTERNS = _compiled(
    (_calendar, r"\b(?P<iso>\d{4}(?P<sign>[-/])\d{2}(?P=sign)\d{2})\b"),
    (_calendar, rf"\b(?P<left>\d{{1,2}})(?P<sign>[/.])(?P<right>\d{{1,2}})(?P=sign){_YEAR}\b"),
    (_calendar, rf"\b(?P<week>week)\s+(?:of|beginning|starting|ending)\s+{_MONTH}\s+(?P<day>\d{{1,2}})\b(?:\s*,?\s+{_YEAR})?"),
    (_calendar, rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:{_TO})(?P<until>\d{{1,2}})\b(?!\s*(?:percent|%))(?:\s*,?\s+{_YEAR}\b)?"),
    (_calendar, rf"\b(?P<day>\d{{1,2}})(?:{_TO})(?P<until>\d{{1,2}})\s+{_MONTH}\b(?:\s*,?\s+{_YEAR}\b)?"),
    (_calendar, rf"\b{_ON}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+){_YEAR}\b"),
    (_calendar, rf"\b{_ON}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s*,)?\s+{_YEAR}\b"),
    (_calendar, rf"\b(?P<shift>early|late|mid|earlier|later)?[- ]?(?:in\s+)?{_MONTH}(?:\s*,|\s+of)?\s+{_YEAR}\b"),
    (_calendar, rf"\b{_MONTH}(?:\s+(?P<day>\d{{1,2}}))?,?\s+(?:of\s+)?(?P<of>last|this|next)\s+year\b"),
    (_calendar, rf"\b{_ON}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:percent|%|,\d))"),
    (_calendar, rf"\b{_ON}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b"),
    (_feast, (rf"\b(?:{_WHICH}\s+)?(?<!Orthodox )(?<!Coptic )(?-i:(?P<feast>{_FEASTS}))\b(?:,?\s+(?:of\s+)?{_YEAR}\b)?"
     rf"(?!\s+(?:peace|accords?|agreement)\b)(?-i:(?!\s+(?!{_DAY.replace('<weekday>', '<_>')})[A-Z]))")),
    (_feast, (rf"(?:^|\b(?:on|at|by|since|until|before|after|around|over|during|of)\s+|\b(?=(?:last|next|this)\b))(?:{_WHICH}\s+)?"
     rf"(?-i:(?P<feast>{_FEASTIVE}))\b(?:(?P<week>\s+week\b)|,?\s+(?:of\s+)?{_YEAR}\b|{_END})")),
    (_stretch, (rf"\b(?:from|between)\s+{_NAMED}\s+(?:to|and|until|through)\s+{_NAMED.replace('<month>', '<until>')}\b"
     rf"(?:,?\s+(?:of\s+)?{_YEAR}\b)?")),
    (_calendar, rf"\b{_WHICH}\s+{_NAMED}(?!\w)"),
    (_relative, rf"\b{_WHICH}\s+{_DAY}"),
    (_relative, rf"\b(?:(?:late|early|on)\s+)?{_DAY}(?P<prior>\s+of last week|\s+last week)?(?!\w)"),
    (_calendar, rf"\b(?:(?:late|early|earlier|by|since|in|until|till|through|during|throughout|mid-?)[- ]+|{_BOUND}){_NAMED}(?!\w)"),
    (_counted, rf"\b{_NUMBER}\s+(?P<unit>year)s?\s+ago\s+(?P<then>today|this (?:day|week|month))\b"),
    (_relative, r"\b(?P<deictic>today|yesterday|tomorrow|tonight|overnight|now)\b"),
    (_relative, r"\b(?P<part>this morning|this afternoon|this evening|last night)\b"),
    (_relative, r"\b(?P<edge>earlier|later|late|early)\s+(?:this|in the)\s+(?P<unit>week|month|year|day|decade)\b"),
    (_part_of_year, rf"\b(?:the\s+)?first\s+(?P<months>\d{{1,2}}|{'|'.join(ONES[1:12])})\s+months\s+of\s+{_IN_YEAR}\b"),
    (_part_of_year, rf"\b(?:the\s+)?(?P<half>first|second|latter)[- ]half\s+of\s+{_IN_YEAR}\b"),
    (_part_of_year, rf"\b(?:the\s+)?(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?-i:quarter)(?:\s+(?:of\s+)?{_IN_YEAR})?\b"),
    (_part_of_year, rf"\b(?-i:Q)(?P<quarter>[1-4])(?:\s+(?:of\s+)?{_YEAR})?\b"),
    (_relative, r"\b(?:the\s+)?(?P<unit>week|month|year|weekend)\s+(?P<over>before last|after next)\b"),
    (_relative, r"\b(?P<edge>end|beginning|start|close|middle|rest|course)\s+of\s+(?:the|this)\s+(?P<unit>week|month|year|decade)\b(?!-)"),
    (_ordinal, (rf"(?:^|\b(?P<to>on|until|till|by|since|from|of)\s+)the\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th)"
     rf"(?:\s+of\s+(?P<which>this|last|next)\s+month\b|{_END})")),
    (_counted, r"\b(?:the|this)\s+past\s+(?P<unit>week|month|year|decade)\b(?P<during>)"),
    (_counted, r"\b(?:over|in|during|for|within|throughout)\s+the\s+last\s+(?P<unit>week|month|year|decade)\b(?!\s+of)(?P<during>)"),
    (_relative, r"\b(?P<which>last|next|this|past|coming|previous|current)\s+(?P<unit>week|month|year|decade|quarter|weekend)\b(?! of )"),
    (_relative, r"\bthe\s+(?P<weekend>weekend)\b"),
    (_counted, r"\b(?P<whole>half a|a)\s+century\s+ago\b"),
    (_counted, rf"\b{_NUMBER}\s+{_UNIT}\s+(?P<way>ago|from now)\b"),
    (_counted, rf"\b(?:the\s+)?(?:past|last)\s+{_NUMBER}\s+{_UNIT}\b(?P<during>)"),
    (_season, rf"\b(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR}\b"),
    (_season, rf"\b{_WHICH}\s+(?P<season>spring|summer|autumn|fall|winter)\b"),
    (_years, rf"\b(?:the\s+)?(?P<century>\d{{1,2}})(?:st|nd|rd|th)[- ]century{_END}"),
    (_years, r"\b(?P<which>this|last|next)\s+century\b"),
    (_years, r"\b(?:the\s+|mid-|early\s+|late\s+)*(?P<decade>(?:1[6-9]|20)\d0)s\b"),
    (_years, r"(?<!\w)['’](?P<decade>[2-9]0)s\b"),
    (_years, rf"\b(?:from|between)\s+{_YEAR}\s+(?:to|and|until|through)\s+(?P<until>(?:19|20)\d\d)\b"),
    (_years, rf"\b{_YEAR}(?:{_TO})(?P<until>(?:19|20)\d\d|\d\d)\b(?![-/.\d])"),
    (_years, (r"\b(?:(?:in|since|of|during|by|from|until|till|through|late|early|mid|for|before|after|between|post|pre|"
     rf"(?:fiscal )?year|fiscal)[- ]+|\(){_YEAR}\b(?!\s*(?:troops|people|soldiers|dollars|men|members))")),
    (_years, rf"\b(?:in|since|until|from|after|before|of)\s+(?P<year>1[5-8]\d\d)\b(?!,\d){_END}"),
)  # fmt: skip

BESIDE = re.compile(rf"(?:^|\b(?:the|{_NUMBER})\s+)(?P<unit>day|week|month|year)s?\s+(?P<way>before|after|from)\s+\Z", re.I)

NEAR = 40  # characters before a date in which it is looked for what it is counted from
SIDE = re.compile(r"(?:before|after|from)\s+", re.I)


def _moved(text: str, f: Found, published: dt.date | None) -> Found | None:
    """The day beside a day: `the day before yesterday`, `two weeks after Christmas`, `a week from Friday`; None: no telling how far."""
    within = SIDE.match(text, f.start, f.end)
    until = within.end() if within is not None else f.start
    m = BESIDE.search(text, max(0, until - NEAR), until)
    if m is None or f.first != f.last:
        return f
    n, unit = _number(m["n"] or "one"), m["unit"].lower()
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


TOLD_FROM = re.compile(
    rf"\b(?:the\s+(?P<which>previous|preceding|next|following|same)|(?P<that>that)(?:\s+same)?)\s+(?P<unit>day|morning|afternoon|evening|night)\b"
    rf"|\b(?:the\s+(?P<whole>preceding|following|same)|(?P<then>that)(?:\s+same)?)\s+(?P<long>week|month|year)\b"
    rf"|\bthe\s+(?P<day>day|night)\s+(?P<side>before|after){_END}"
    rf"|\b{_NUMBER}\s+(?P<counted>day|week|month|year|decade)s?\s+(?P<way>earlier|later|before{_END}|afterwards?)\b",
    re.I,
)
BEFORE = frozenset(("previous", "preceding", "earlier", "before"))
AFTER = frozenset(("next", "following", "after", "later", "afterward", "afterwards"))


def _told_from(text: str, found: list[Found], published: dt.date | None, anchor: Found | None) -> Iterator[Found]:
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
    n = _number(m["n"] or "one")
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


FROM, AT_FROM = re.compile(r"\b(from|between)\s+\Z", re.I), re.compile(r"(from|between)\s", re.I)
TO = {"from": ("to", "until", "till", "through", "-", "–"), "between": ("and",)}


def _joined(text: str, found: list[Found]) -> list[Found]:
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


# -- stretches of the calendar --------------------------------------------------------------------------------------------------


def month_of(year: int, month: int) -> tuple[dt.date, dt.date]:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, first: int, n: int) -> tuple[dt.date, dt.date]:
    """First and last day of so many months from one on."""
    k = year * 12 + first - 1 + n - 1
    return dt.date(year, first, 1), month_of(k // 12, k % 12 + 1)[1]


def unit_of(day: dt.date, unit: str, step: int) -> tuple[dt.date, dt.date, str]:
    """(first, last, precision) of the day, week, month … that lies `step` units away."""
    if unit == "day":
        d = day + dt.timedelta(days=step)
        return d, d, "day"
    if unit in ("week", "weekend"):
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(days=7 * step)
        return (
            (monday, monday + dt.timedelta(days=6), "week")
            if unit == "week"
            else (monday + dt.timedelta(days=5), monday + dt.timedelta(days=6), "week")
        )
    if unit == "month":
        k = day.year * 12 + day.month - 1 + step
        return *month_of(k // 12, k % 12 + 1), "month"
    if unit == "quarter":
        k = day.year * 4 + (day.month - 1) // 3 + step
        return *_months(k // 4, k % 4 * 3 + 1, 3), "quarter"
    if unit == "decade":
        year = day.year // 10 * 10 + 10 * step
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade"
    return dt.date(day.year + step, 1, 1), dt.date(day.year + step, 12, 31), "year"
