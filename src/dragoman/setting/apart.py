"""How long what a clause tells lies from what it goes with: the ban in `expelled them on Tuesday, a day after Canada banned the firm`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.language import Sentence
from dragoman.setting.datewords import NUMBER, number

SPAN = re.compile(rf"\b(?:the|{NUMBER})\s+(?P<unit>hour|day|week|month|year|decade)s?\s+\Z", re.I)
LONGEST = 30  # characters
WAYS = {"after": -1, "before": 1}


@dataclass(frozen=True, slots=True)
class Apart:
    """The predicate `over` what lies `steps` units from it; `clause` heads the words that tell it, [start, end) say how far."""

    clause: int
    over: int
    unit: str
    steps: int
    start: int
    end: int


def apart(text: str, s: Sentence, trigger: int) -> Apart | None:
    """Where words tell how far an act, or the clause that it stands in, lies from the rest of the sentence; hours are the same day."""
    for j in (trigger, *s.ancestors(trigger)):
        t = s.tokens[j]
        mark = next((c for c in s.each(j, "mark", "case") if s.tokens[c].text.lower() in WAYS), None)
        if mark is None or t.rel not in ("advcl", "obl", "nmod") or t.head < 0:
            continue
        at = s.tokens[mark]
        low = max(s.start, at.start - LONGEST)
        m = SPAN.search(text[low : at.start])
        if m is None:
            return None
        unit, n = m["unit"].lower(), number(m["n"] or "one")
        if unit == "hour":
            unit, n = "day", 0
        elif n == 0:
            return None
        over = t.head
        while s.tokens[over].rel in ("obl", "nmod") and s.tokens[over].lemma.lower() == unit and s.tokens[over].head >= 0:
            over = s.tokens[over].head
        return Apart(j, over, unit, n * WAYS[at.text.lower()], low + m.start(), at.end)
    return None
