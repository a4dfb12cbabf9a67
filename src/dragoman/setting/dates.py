"""When: the date expressions of a sentence, given to the predicates they belong to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.language import Sentence
from dragoman.records import Basis, Span, When
from dragoman.setting.apart import Apart, apart
from dragoman.setting.combined import TOLD_FROM
from dragoman.setting.datewords import DAY, WORDS
from dragoman.setting.expressions import expressions
from dragoman.setting.stretches import Found, month_of, unit_of

BARE = re.compile(rf"(?:on\s+|late\s+|early\s+)?{DAY}", re.I)
REACH = 400  # characters before a sentence in which the day stands that `the next day` is told from
RECENT = 60  # days
CLAUSES = frozenset(("ccomp", "parataxis", "advcl", "acl"))
STRETCHES, CONTRAST = (frozenset(WORDS[name]) for name in ("stretches", "contrast"))


def _beside(s: Sentence, verb: int) -> bool:
    """Whether a verb heads a clause, with a doer of its own, beside the main one: `condemned it, while Italy met him on Friday`."""
    marked = any(s.tokens[c].text.lower() in CONTRAST for c in s.each(verb, "mark"))
    return s.tokens[verb].rel == "advcl" and marked and any(True for _ in s.each(verb, "nsubj", "csubj"))


def _till(s: Sentence, i: int) -> bool:
    """Whether a word tells but how long: `suspended the operation until noon on Friday`."""
    return any(s.tokens[c].text.lower() in ("until", "till") for c in s.each(i, "case", "mark"))


def _tells_which(s: Sentence, year: int, trigger: int) -> bool:
    """Whether a year tells but which thing is meant, other than the act itself: `violated the accord of 1995`."""
    t = s.tokens[year]
    over = s.tokens[t.head] if t.head >= 0 and t.rel == "nmod" else None
    of = any(s.tokens[c].text.lower() == "of" for c in s.each(year, "case"))
    return of and over is not None and over.i != trigger and over.upos == "NOUN" and over.lemma.lower() not in STRETCHES


def _set_off(s: Sentence, i: int) -> bool:
    """Whether a comma parts a date from what stands before it: `visited Rabat to sign a pact, in May 2021`."""
    first = min((i, *(c for c in s.children[i] if s.tokens[c].rel in ("case", "det", "amod", "nummod"))))
    return first > 0 and s.tokens[first - 1].text == ","


def _purpose(s: Sentence, verb: int) -> bool:
    """Whether a verb but tells what for something is done."""
    t = s.tokens[verb]
    return t.rel == "advcl" and t.xpos == "VB" and any(s.tokens[c].text.lower() == "to" for c in s.each(verb, "mark"))


def _moved(day: dt.date, a: Apart, steps: int, span: Span) -> When | None:
    """The stretch that lies so many units of words that tell how far from a day."""
    try:
        first, last, precision = unit_of(day, a.unit, steps)
    except (ValueError, OverflowError):
        return None
    return When(start=first, end=last, precision=precision, basis=Basis.RELATIVE, span=span)


class Dates:
    """Date expressions of an article's sentences, given to the predicates they belong to."""

    def __init__(self, text: str, published: dt.date | None) -> None:
        self.text, self.published = text, published
        self._of: dict[int, list[tuple[int, Found]]] = {}

    def when(self, s: Sentence, trigger: int, *, ahead: bool = False, done: bool = False, asking: bool = False) -> When | None:
        """The date of the predicate: the expression nearest to it in the tree, not one that belongs to another clause.

        `ahead`: the act lies in the future, so a bare weekday is the coming one.
        `done`: it lies in the past, so a bare month is the last one, and a day to come is that of something else.
        `asking`: what it wants is to come, and so is a bare month behind it: `invited him for talks in March`.
        """
        told = self._apart(s, trigger)
        if told is not None:
            return told
        here = [
            (i, f) for i, found in self._expressions(s)
            if (f := self._past(s, found, asking and i > trigger) if done else found) is not None
        ]
        path = [trigger, *s.ancestors(trigger)]
        best: tuple[int, int, Found] | None = None
        for token, f in here:
            above = [token, *s.ancestors(token)]
            meet = next((j for j in above if j in path), None)
            if meet is None:
                continue
            up, down = path.index(meet), above.index(meet)
            verbs = [j for j in above[:down] if s.tokens[j].upos == "VERB"]
            if _set_off(s, token) and all(_purpose(s, j) for j in verbs):
                verbs = []
            between = {s.tokens[j].rel for j in verbs}
            clauses = between & CLAUSES
            crossed = bool(clauses)
            if any(_beside(s, j) or _till(s, j) for j in above[:down]) or (f.precision == "year" and _tells_which(s, token, trigger)):
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
        away = apart(self.text, s, best[1])
        counted = away is not None and span.start >= away.end and f.first == f.last and trigger not in s.subtree(away.clause)
        if away is not None and counted:  # `a day after the raid of 3 March`
            return _moved(f.first, away, -away.steps, span)
        week = dt.timedelta(days=7 if ahead and self.published and f.last < self.published and BARE.fullmatch(span.text) else 0)
        return When(start=f.first + week, end=f.last + week, precision=f.precision, basis=f.basis, span=span)

    def _apart(self, s: Sentence, trigger: int) -> When | None:
        """The date of what lies so long before or after the rest of the sentence, unless its own words date it."""
        a = apart(self.text, s, trigger)
        if a is None or any(i in s.subtree(a.clause) for i, _ in self._expressions(s)):
            return None
        ahead = any(s.tokens[c].lemma.lower() == "will" for c in s.each(a.over, "aux"))
        base = self.when(s, a.over, ahead=ahead)
        if base is None:
            base = When(start=self.published, end=self.published, precision="day", basis=Basis.PUBLICATION) if self.published else None
        if base is None or (base.start != base.end and (a.unit == "day" or base.precision == "decade")):
            return None
        return _moved(base.start, a, a.steps, Span(start=a.start, end=a.end, text=self.text[a.start : a.end]))

    def _long_past(self, f: Found) -> bool:
        """Whether a day is too far back for news that only another clause dates: `welcomed a truce, and Angola will host talks in June`."""
        return self.published is not None and (self.published - f.last).days > RECENT

    def _past(self, s: Sentence, f: Found, asking: bool) -> Found | None:
        """The date as one of the past: `in March` of an October is the last March; None for what is yet to come."""
        if self.published is None or f.first <= self.published:
            return f
        words = self.text[s.start + f.start : s.start + f.end].lower().split()
        if asking or f.precision != "month" or f.basis is not Basis.RELATIVE or "month" in words or {"next", "coming"} & set(words):
            return None
        first, last = month_of(f.first.year - 1, f.first.month)
        return replace(f, first=first, last=last)

    def _expressions(self, s: Sentence) -> list[tuple[int, Found]]:
        if s.index not in self._of:
            self._of[s.index] = list(self._anchored(s))
        return self._of[s.index]

    def _anchored(self, s: Sentence) -> Iterator[tuple[int, Found]]:
        here = self.text[s.start : s.end]
        before = expressions(self.text[max(0, s.start - REACH) : s.start], self.published) if TOLD_FROM.search(here) else []
        for f in expressions(here, self.published, before[-1] if before else None):
            inside = [t.i for t in s.tokens if t.start < s.start + f.end and t.end > s.start + f.start]
            if inside:
                yield next((i for i in inside if s.tokens[i].head not in inside), inside[0]), f
