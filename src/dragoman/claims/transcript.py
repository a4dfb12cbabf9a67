"""Interviews printed as turns: `Q: ...`, `WALLACE: ...`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dragoman.claims.quotes import stripped

LABEL = re.compile(
    r"[\"“]?(?P<name>(?:Q|A)\d{0,2}\b\.?|[A-Z][A-Z.'’-]+(?:[ \xa0][A-Z][A-Z.'’-]*){0,3}|[A-Z][\w.'’-]+(?:[ \xa0][A-Z][\w.'’-]+){0,3})"
    r"(?:[ \xa0]?\([^)\n]{1,60}\))?(?P<colon>:)[ \xa0]*(?=\S)"
)
PARAGRAPH = re.compile(r"[^\n]+")
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """Code points of the speaker's label, the colon, and what is said (one range a paragraph)."""

    name: tuple[int, int]
    colon: tuple[int, int]
    said: tuple[tuple[int, int], ...]


def turns(text: str) -> list[Turn]:
    """The turns of a transcript; none unless there are at least three and a label comes back."""
    paragraphs = [(m.start(), m.end()) for m in PARAGRAPH.finditer(text) if m.group().strip()]
    labels = [LABEL.match(text, *p) for p in paragraphs]
    count = Counter(_plain(m["name"]) for m in labels if m is not None)
    kept = [m if m is not None and _speaks(m["name"], count) else None for m in labels]
    total = sum(m is not None for m in kept)
    if total < ENOUGH or max(Counter(_plain(m["name"]) for m in kept if m is not None).values()) < 2:
        return []
    last = max(k for k, m in enumerate(kept) if m is not None)
    out: list[Turn] = []
    for k, m in enumerate(kept):
        if m is not None:
            out.append(Turn(m.span("name"), m.span("colon"), ((m.end(), _end(text, paragraphs[k][1])),)))
        elif out and k < last:
            t = out[-1]
            start, end = paragraphs[k]
            out[-1] = Turn(t.name, t.colon, (*t.said, (start, _end(text, end))))
    return [t for t in out if t.said[0][0] < t.said[0][1]]


def _speaks(name: str, count: Counter[str]) -> bool:
    return count[_plain(name)] > 1 or _plain(name) in ("Q", "A")


def _plain(name: str) -> str:
    """A label without its full stop and, for questions and answers, without its number: `Q12`."""
    name = name.rstrip(".")
    return name.rstrip("0123456789") if name[:1] in "QA" and name[1:].isdigit() else name


def _end(text: str, end: int) -> int:
    stop = stripped(text, end)
    return stop - 1 if text[stop - 1 : stop] == "." and text[stop - 2 : stop - 1].isalpha() else stop
