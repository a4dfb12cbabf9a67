"""Date expressions of a text, resolved at the publication date.

A date is never invented: without a publication date only absolute expressions resolve, and `basis` says where each comes from.
"""

from __future__ import annotations

import datetime as dt
import re

from dragoman.setting.combined import joined, moved, told_from
from dragoman.setting.datewords import (
    DAY,
    EDGE,
    END,
    IN_YEAR,
    MONTH,
    NAMED,
    NTH,
    NUMBER,
    ONES,
    PARTS,
    SEASONS,
    TO,
    UNIT,
    WHICH,
    WORDS,
    YEAR,
    any_of,
)
from dragoman.setting.fromtoday import (
    after_next,
    century_ago,
    counted,
    deictic,
    during,
    next_unit,
    this_unit,
    weekday,
    weekend,
    years_ago_today,
)
from dragoman.setting.monthdays import by_month, iso, months_between, nth_day, numeric
from dragoman.setting.seasons import FEASTIVE, FEASTS, feast, season
from dragoman.setting.stretches import Found, Resolver
from dragoman.setting.years import century, decade, first_months, part_of_year, years


def _compiled(*pairs: tuple[Resolver, str]) -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    return tuple((re.compile(p, re.I), resolver) for resolver, p in pairs)


_ON = rf"(?:{DAY}(?:\s*,)?\s+)?"
_QUARTER = any_of(p for p in PARTS if p != "latter")
_SEASON = rf"(?P<season>{any_of(SEASONS)})"
# The first that fits takes its words.
PATTERNS = _compiled(
    (iso, r"\b(?P<iso>\d{4}(?P<sign>[-/])\d{2}(?P=sign)\d{2})\b"),
    (numeric, rf"\b(?P<left>\d{{1,2}})(?P<sign>[/.])(?P<right>\d{{1,2}})(?P=sign){YEAR}\b"),
    (by_month, rf"\b(?P<week>week)\s+(?:of|beginning|starting|ending)\s+{MONTH}\s+(?P<day>\d{{1,2}})\b(?:\s*,?\s+{YEAR})?"),
    (by_month, rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:{TO})(?P<until>\d{{1,2}})\b(?!\s*(?:percent|%))(?:\s*,?\s+{YEAR}\b)?"),
    (by_month, rf"\b(?P<day>\d{{1,2}})(?:{TO})(?P<until>\d{{1,2}})\s+{MONTH}\b(?:\s*,?\s+{YEAR}\b)?"),
    (by_month, rf"\b{_ON}{MONTH}\s+(?P<day>\d{{1,2}}){NTH}?(?:\s*,\s*|\s+){YEAR}\b"),
    (by_month, rf"\b{_ON}(?:the\s+)?(?P<day>\d{{1,2}}){NTH}?\s+(?:of\s+)?{MONTH}(?:\s*,)?\s+{YEAR}\b"),
    (by_month, rf"\b(?:{any_of(WORDS['shifts'])})?[- ]?(?:in\s+)?{MONTH}(?:\s*,|\s+of)?\s+{YEAR}\b"),
    (by_month, rf"\b{MONTH}(?:\s+(?P<day>\d{{1,2}}))?,?\s+(?:of\s+)?(?P<of>last|this|next)\s+year\b"),
    (by_month, rf"\b{_ON}{MONTH}\s+(?P<day>\d{{1,2}}){NTH}?\b(?!\s*(?:percent|%|,\d))"),
    (by_month, rf"\b{_ON}(?:the\s+)?(?P<day>\d{{1,2}}){NTH}?\s+(?:of\s+)?{MONTH}\b"),
    (feast, (rf"\b(?:{WHICH}\s+)?(?<!Orthodox )(?<!Coptic )(?-i:(?P<feast>{FEASTS}))\b(?:,?\s+(?:of\s+)?{YEAR}\b)?"
     rf"(?!\s+(?:peace|accords?|agreement)\b)(?-i:(?!\s+(?!{DAY.replace('<weekday>', '<_>')})[A-Z]))")),
    (feast, (rf"(?:^|\b(?:{any_of(WORDS['before_feasts'])})\s+|\b(?=(?:last|next|this)\b))(?:{WHICH}\s+)?"
     rf"(?-i:(?P<feast>{FEASTIVE}))\b(?:(?P<week>\s+week\b)|,?\s+(?:of\s+)?{YEAR}\b|{END})")),
    (months_between, (rf"\b(?:from|between)\s+{NAMED}\s+(?:to|and|until|through)\s+{NAMED.replace('<month>', '<until>')}\b"
     rf"(?:,?\s+(?:of\s+)?{YEAR}\b)?")),
    (by_month, rf"\b{WHICH}\s+{NAMED}(?!\w)"),
    (weekday, rf"\b{WHICH}\s+{DAY}"),
    (weekday, rf"\b(?:(?:late|early|on)\s+)?{DAY}(?P<prior>\s+of last week|\s+last week)?(?!\w)"),
    (by_month, rf"\b(?:(?:{any_of(WORDS['before_months'])}|mid-?)[- ]+|(?:the\s+)?(?:very\s+)?(?:{EDGE})\s+of\s+){NAMED}(?!\w)"),
    (years_ago_today, rf"\b{NUMBER}\s+years?\s+ago\s+(?P<then>today|this (?:day|week|month))\b"),
    (deictic, r"\b(?P<deictic>today|yesterday|tomorrow|tonight|overnight|now)\b"),
    (deictic, r"\b(?P<deictic>this morning|this afternoon|this evening|last night)\b"),
    (this_unit, r"\b(?P<edge>earlier|later|late|early)\s+(?:this|in the)\s+(?P<unit>week|month|year|day|decade)\b"),
    (first_months, rf"\b(?:the\s+)?first\s+(?P<months>\d{{1,2}}|{any_of(ONES[:11])})\s+months\s+of\s+{IN_YEAR}\b"),
    (part_of_year, rf"\b(?:the\s+)?(?P<half>first|second|latter)[- ]half\s+of\s+{IN_YEAR}\b"),
    (part_of_year, rf"\b(?:the\s+)?(?P<quarter>{_QUARTER})[- ](?-i:quarter)(?:\s+(?:of\s+)?{IN_YEAR})?\b"),
    (part_of_year, rf"\b(?-i:Q)(?P<quarter>[1-4])(?:\s+(?:of\s+)?{YEAR})?\b"),
    (after_next, r"\b(?:the\s+)?(?P<unit>week|month|year|weekend)\s+(?P<over>before last|after next)\b"),
    (this_unit, rf"\b(?P<edge>{EDGE})\s+of\s+(?:the|this)\s+(?P<unit>week|month|year|decade)\b(?!-)"),
    (nth_day, (rf"(?:^|\b(?P<to>on|until|till|by|since|from|of)\s+)the\s+(?P<nth>\d{{1,2}}){NTH}"
     rf"(?:\s+of\s+(?P<which>this|last|next)\s+month\b|{END})")),
    (during, r"\b(?:the|this)\s+past\s+(?P<unit>week|month|year|decade)\b"),
    (during, r"\b(?:over|in|during|for|within|throughout)\s+the\s+last\s+(?P<unit>week|month|year|decade)\b(?!\s+of)"),
    (next_unit, r"\b(?P<which>last|next|this|past|coming|previous|current)\s+(?P<unit>week|month|year|decade|quarter|weekend)\b(?! of )"),
    (weekend, r"\bthe\s+weekend\b"),
    (century_ago, r"\b(?P<whole>half a|a)\s+century\s+ago\b"),
    (counted, rf"\b{NUMBER}\s+{UNIT}\s+(?P<way>ago|from now)\b"),
    (during, rf"\b(?:the\s+)?(?:past|last)\s+{NUMBER}\s+{UNIT}\b"),
    (season, rf"\b(?:the\s+)?{_SEASON}(?:\s+of)?\s+{YEAR}\b"),
    (season, rf"\b{WHICH}\s+{_SEASON}\b"),
    (century, rf"\b(?:the\s+)?(?P<century>\d{{1,2}}){NTH}[- ]century{END}"),
    (century, r"\b(?P<which>this|last|next)\s+century\b"),
    (decade, r"\b(?:the\s+|mid-|early\s+|late\s+)*(?P<decade>(?:1[6-9]|20)\d0)s\b"),
    (decade, r"(?<!\w)['’](?P<decade>[2-9]0)s\b"),
    (years, rf"\b(?:from|between)\s+{YEAR}\s+(?:to|and|until|through)\s+(?P<until>(?:19|20)\d\d)\b"),
    (years, rf"\b{YEAR}(?:{TO})(?P<until>(?:19|20)\d\d|\d\d)\b(?![-/.\d])"),
    (years, rf"\b(?:(?:{any_of(WORDS['before_years'])})[- ]+|\(){YEAR}\b(?!\s*(?:{any_of(WORDS['counted'])}))"),
    (years, rf"\b(?:in|since|until|from|after|before|of)\s+(?P<year>1[5-8]\d\d)\b(?!,\d){END}"),
)  # fmt: skip


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
    out = [g for f in sorted(out, key=lambda f: f.start) if (g := moved(text, f, published)) is not None]
    return joined(text, [*told_from(text, out, published, anchor)])


def resolve(expression: str, published: dt.date | None) -> Found | None:
    """The value of one expression given alone."""
    for text in (expression, f"in {expression}") if re.search(r"\d+\D+\d{4}", expression) is None else (expression,):
        found = expressions(text, published)
        if found:
            return max(found, key=lambda f: f.end - f.start)
    return None
