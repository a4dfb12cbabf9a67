"""When: date expressions of a sentence, resolved at the publication date.

A date is never invented: without a publication date only absolute expressions resolve, and `basis` says where each comes from.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.language import Sentence
from dragoman.records import Basis, Span, When

DAYS = {name: k for k, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
MONTHS = {name.lower(): k for k, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): k for k, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
SMALL = {w: k for k, w in enumerate([
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen",
])}
SMALL |= {"a": 1, "an": 1, "several": 0, "few": 0}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\.|Tues\.|Wed\.|Thurs\.|Fri\.|Sat\.|Sun\.)"
_NUMBER = r"(?P<n>\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|several|few)"
_UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"
PATTERNS = tuple(
    re.compile(p, re.I)
    for p in (
        r"\b(?P<iso>\d{4}-\d{2}-\d{2})\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s*,)?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<shift>early|late|mid|earlier|later)?[- ]?(?:in\s+)?{_MONTH}(?:\s*,|\s+of)?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:percent|%|,\d))",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b",
        rf"\b(?P<which>last|next|this|past|coming)\s+{_MONTH}(?!\w)",
        rf"\b(?P<which>last|next|this|past|coming)\s+{_DAY}",
        rf"\b(?:(?:late|early|on)\s+)?{_DAY}(?P<prior>\s+of last week|\s+last week)?(?!\w)",
        rf"\b(?:(?:late|early|earlier|by|since|in|until|mid-?)\s+){_MONTH}(?!\w)",
        r"\b(?P<deictic>today|yesterday|tomorrow|tonight|overnight|now)\b",
        r"\b(?P<part>this morning|this afternoon|this evening|last night)\b",
        r"\b(?P<edge>earlier|later|late|early)\s+(?:this|in the)\s+(?P<unit>week|month|year|day|decade)\b",
        r"\b(?P<which>last|next|this|past|coming|previous|current)\s+(?P<unit>week|month|year|decade|quarter|weekend)\b",
        rf"\b{_NUMBER}\s+{_UNIT}\s+(?P<way>ago|earlier|later|from now|before)\b",
        rf"\b(?:the\s+)?(?:past|last)\s+{_NUMBER}\s+{_UNIT}\b(?P<during>)",
        r"\b(?:the\s+)?(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)[- ]quarter(?:\s+of\s+(?P<year>(?:19|20)\d\d))?\b",
        r"\b(?:the\s+|mid-|early\s+|late\s+)*(?P<decade>(?:19|20)\d0)s\b",
        (r"\b(?:(?:in|since|of|during|by|from|until|late|early|mid|for|before|after|year)[- ]+|\()(?P<year>(?:19|20)\d\d)\b"
        r"(?!\s*(?:troops|people|soldiers|dollars|men|members))"),
    )
)
BARE = re.compile(rf"(?:on\s+|late\s+|early\s+)?{_DAY}", re.I)


RECENT = 60  # days
CLAUSES = frozenset(("ccomp", "parataxis", "advcl", "acl"))
CONTRAST = frozenset(("while", "whereas", "although", "though"))


@dataclass(frozen=True, slots=True)
class Found:
    """A resolved expression at code points [start, end) of the text it was looked for in."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: str
    basis: Basis


def expressions(text: str, published: dt.date | None) -> list[Found]:
    """Every date expression that can be resolved, left to right, the longest first."""
    out: list[Found] = []
    impossible: list[re.Match[str]] = []
    for pattern in PATTERNS:
        for m in pattern.finditer(text):
            if any(f.start < m.end() and m.start() < f.end for f in out) or any(
                f.start() < m.end() and m.start() < f.end() for f in impossible
            ):
                continue
            try:
                value = _resolve({k: v for k, v in m.groupdict().items() if v is not None}, published)
            except (ValueError, OverflowError):  # 30 February is no date, and neither is its year alone
                impossible.append(m)
                continue
            if value is not None:
                out.append(Found(m.start(), m.end(), *value))
    return sorted(out, key=lambda f: f.start)


def resolve(expression: str, published: dt.date | None) -> Found | None:
    """The value of one expression given alone."""
    for text in (expression, f"in {expression}") if re.search(r"\d+\D+\d{4}", expression) is None else (expression,):
        found = expressions(text, published)
        if found:
            return max(found, key=lambda f: f.end - f.start)
    return None


Value = tuple[dt.date, dt.date, str, Basis]


def _resolve(g: dict[str, str], day: dt.date | None) -> Value | None:
    return _absolute(g, day) or (_relative(g, day) if day is not None else None)


def _absolute(g: dict[str, str], day: dt.date | None) -> Value | None:
    if "iso" in g:
        d = dt.date.fromisoformat(g["iso"])
        return d, d, "day", Basis.STATED
    year = int(g["year"]) if "year" in g else None
    if "month" in g:
        month = MONTHS[g["month"].rstrip(".").lower()]
        if year is None:
            return _month_near(g, month, day)
        if "day" in g:
            d = dt.date(year, month, int(g["day"]))
            return d, d, "day", Basis.STATED
        return *month_of(year, month), "month", Basis.STATED
    if "quarter" in g and year is not None:
        k = QUARTERS[g["quarter"].lower()]
        return dt.date(year, 3 * k - 2, 1), month_of(year, 3 * k)[1], "quarter", Basis.STATED
    if "decade" in g:
        return dt.date(int(g["decade"]), 1, 1), dt.date(int(g["decade"]) + 9, 12, 31), "decade", Basis.STATED
    if year is not None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), "year", Basis.STATED
    return None


def _month_near(g: dict[str, str], month: int, day: dt.date | None) -> Value | None:
    """A month without year: the nearest, the past one if `last`, the coming one if `next`."""
    if day is None:
        return None
    which = g.get("which", "").lower()
    if "day" in g:
        options = [
            dt.date(y, month, int(g["day"]))
            for y in (day.year - 1, day.year, day.year + 1)
            if int(g["day"]) <= calendar.monthrange(y, month)[1]
        ]
        d = min(options, key=lambda d: abs((d - day).days) + (0 if d <= day else 60))
        return d, d, "day", Basis.RELATIVE
    options = [dt.date(y, month, 1) for y in (day.year - 1, day.year, day.year + 1)]
    here = dt.date(day.year, day.month, 1)
    if which in ("last", "past"):
        options = [o for o in options if o < here]
        d = max(options)
    elif which in ("next", "coming"):
        d = min(o for o in options if o > here)
    else:
        d = min(options, key=lambda o: abs((o - here).days) + (0 if o <= here else 60))
    return *month_of(d.year, d.month), "month", Basis.RELATIVE


def _relative(g: dict[str, str], day: dt.date) -> Value | None:
    one = dt.timedelta(days=1)
    if "weekday" in g:
        return _weekday(g, day)
    if "deictic" in g or "part" in g:
        word = g.get("deictic", g.get("part", "")).lower()
        d = {"yesterday": day - one, "tomorrow": day + one, "last night": day - one, "overnight": day}.get(word, day)
        return None if word == "now" else (d, d, "day", Basis.RELATIVE)
    if "quarter" in g:
        k = QUARTERS[g["quarter"].lower()]
        year = day.year if dt.date(day.year, 3 * k - 2, 1) <= day else day.year - 1
        return dt.date(year, 3 * k - 2, 1), month_of(year, 3 * k)[1], "quarter", Basis.RELATIVE
    if "edge" in g:
        first, last, precision = unit_of(day, g["unit"].lower(), 0)
        return first, min(last, day) if g["edge"].lower() in ("earlier", "early") else last, precision, Basis.RELATIVE
    if "which" in g:
        step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(g["which"].lower(), 0)
        return *unit_of(day, g["unit"].lower(), step), Basis.RELATIVE
    if "n" in g:
        return _counted(g, day)
    return None


def _weekday(g: dict[str, str], day: dt.date) -> Value | None:
    name = g["weekday"].rstrip(".").lower()
    k = next(v for d, v in DAYS.items() if d.startswith(name[:3]))
    which = g.get("which", "").lower()
    back = (day.weekday() - k) % 7
    if which in ("next", "coming"):
        d = day + dt.timedelta(days=(k - day.weekday() - 1) % 7 + 1)
    elif which == "this":
        d = day + dt.timedelta(days=(k - day.weekday()) % 7)
    elif which in ("last", "past"):
        d = day - dt.timedelta(days=back or 7)
    elif "prior" in g:
        d = day - dt.timedelta(days=day.weekday() + 7 - k)
    else:
        d = day - dt.timedelta(days=back)
    return d, d, "day", Basis.RELATIVE


def _counted(g: dict[str, str], day: dt.date) -> Value | None:
    word, unit = g["n"].lower(), g["unit"].lower()
    n = int(word) if word.isdigit() else SMALL[word]
    if n == 0 or unit in ("hour", "minute"):
        return None
    sign = 1 if g.get("way", "").lower() in ("later", "from now") else -1
    if "during" in g:
        days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit]
        return day - dt.timedelta(days=n * days), day, unit, Basis.RELATIVE
    return *unit_of(day, unit, sign * n), Basis.RELATIVE


def month_of(year: int, month: int) -> tuple[dt.date, dt.date]:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


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
        return dt.date(k // 4, k % 4 * 3 + 1, 1), month_of(k // 4, k % 4 * 3 + 3)[1], "quarter"
    if unit == "decade":
        year = day.year // 10 * 10 + 10 * step
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade"
    return dt.date(day.year + step, 1, 1), dt.date(day.year + step, 12, 31), "year"


def _beside(s: Sentence, verb: int) -> bool:
    """Whether a verb heads a clause, with a doer of its own, beside the main one: `condemned it, while Italy met him on Friday`."""
    marked = any(s.tokens[c].text.lower() in CONTRAST for c in s.each(verb, "mark"))
    return s.tokens[verb].rel == "advcl" and marked and any(True for _ in s.each(verb, "nsubj", "csubj"))


class Dates:
    """Date expressions of an article's sentences, given to the predicates they belong to."""

    def __init__(self, text: str, published: dt.date | None) -> None:
        self.text, self.published = text, published
        self._of: dict[int, list[tuple[int, Found]]] = {}

    def when(self, s: Sentence, trigger: int, *, ahead: bool = False, done: bool = False) -> When | None:
        """The date of the predicate: the expression nearest to it in the tree, not one that belongs to another clause.

        `ahead`: the act lies in the future, so a bare weekday is the coming one.
        `done`: it lies in the past, so a bare month is the last one, and a day to come is that of something else.
        """
        here = [(i, f) for i, found in self._expressions(s) if (f := self._past(s, found) if done else found) is not None]
        path = [trigger, *s.ancestors(trigger)]
        best: tuple[int, int, Found] | None = None
        for token, f in here:
            above = [token, *s.ancestors(token)]
            meet = next((j for j in above if j in path), None)
            if meet is None:
                continue
            up, down = path.index(meet), above.index(meet)
            between = {s.tokens[j].rel for j in above[:down] if s.tokens[j].upos == "VERB"}
            clauses = between & CLAUSES
            crossed = bool(clauses)
            if any(_beside(s, j) for j in above[:down]):
                continue
            if (crossed and (meet != s.root or "acl" in clauses)) or (done and between and self._long_past(f)):
                continue
            cost = 2 * up + down + 4 * crossed
            if best is None or cost < best[0]:
                best = cost, token, f
        if best is None or best[0] > 12:
            return None
        f = best[2]
        span = Span(start=s.start + f.start, end=s.start + f.end, text=self.text[s.start + f.start : s.start + f.end])
        week = dt.timedelta(days=7 if ahead and self.published and f.last < self.published and BARE.fullmatch(span.text) else 0)
        return When(start=f.first + week, end=f.last + week, precision=f.precision, basis=f.basis, span=span)

    def _long_past(self, f: Found) -> bool:
        """Whether a day is too far back for news that only another clause dates: `welcomed a truce, and Angola will host talks in June`."""
        return self.published is not None and (self.published - f.last).days > RECENT

    def _past(self, s: Sentence, f: Found) -> Found | None:
        """The date as one of the past: `in March` of an October is the last March; None for what is yet to come."""
        if self.published is None or f.first <= self.published:
            return f
        words = self.text[s.start + f.start : s.start + f.end].lower().split()
        if f.precision != "month" or f.basis is not Basis.RELATIVE or "month" in words or {"next", "coming"} & set(words):
            return None
        first, last = month_of(f.first.year - 1, f.first.month)
        return replace(f, first=first, last=last)

    def _expressions(self, s: Sentence) -> list[tuple[int, Found]]:
        if s.index not in self._of:
            self._of[s.index] = list(self._anchored(s))
        return self._of[s.index]

    def _anchored(self, s: Sentence) -> Iterator[tuple[int, Found]]:
        for f in expressions(self.text[s.start : s.end], self.published):
            inside = [t.i for t in s.tokens if t.start < s.start + f.end and t.end > s.start + f.start]
            if inside:
                yield next((i for i in inside if s.tokens[i].head not in inside), inside[0]), f
