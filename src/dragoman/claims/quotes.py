"""Quotation marks: which stretches of a text are quoted, whatever the marks and however many are missing.

Only outermost quotations count. A quotation that its paragraph does not close ends with the paragraph if the next one opens with a
mark again (a speech in paragraphs), else with its sentence: an odd number of marks does no harm beyond that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

CLOSE = {
    "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "‘": "’",
    '"': '"', "'": "'", "``": "''", "''": "''",
}  # fmt: skip
MARK = re.compile(r"``|''|[“”„‟«»‹›「」『』‘’\"']")
SINGLE = frozenset("‘’'")
STRAIGHT = frozenset(('"', "''"))
WIDE = frozenset("「」『』")
SENTENCE_END = re.compile(r"[.!?…。](?=\s|$)")
PARAGRAPH = re.compile(r"[^\n]+")
LONGEST_SINGLE = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points [start, end), marks included. `closed`: its closing mark stands; `goes_on`: the next paragraph takes it up."""

    start: int
    end: int
    closed: bool
    goes_on: bool = False


class Quotations:
    """The quotations of one text, in order, not overlapping."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: tuple[Quotation, ...] = tuple(_scan(text))
        self._starts = [q.start for q in self.all]

    def at(self, position: int) -> Quotation | None:
        """The quotation over a code point."""
        k = bisect_right(self._starts, position) - 1
        return self.all[k] if k >= 0 and position < self.all[k].end else None

    def before(self, q: Quotation) -> Quotation | None:
        """The paragraph of the same speech before one of these quotations."""
        k = bisect_right(self._starts, q.start) - 2
        return self.all[k] if k >= 0 and self.all[k].goes_on else None

    def after(self, q: Quotation) -> Quotation | None:
        """The quotation after one of these."""
        k = bisect_right(self._starts, q.start)
        return self.all[k] if k < len(self.all) else None

    def share(self, start: int, end: int) -> float:
        """Which part of the letters and digits in [start, end) is quoted."""
        letters = [i for i in range(start, end) if self.text[i].isalnum()]
        return sum(self.at(i) is not None for i in letters) / len(letters) if letters else 0.0


def _scan(text: str) -> list[Quotation]:
    paragraphs = [(m.start(), m.end()) for m in PARAGRAPH.finditer(text) if m.group().strip()]
    out: list[Quotation] = []
    for k, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[k + 1][0] : paragraphs[k + 1][1]].lstrip() if k + 1 < len(paragraphs) else ""
        out += _paragraph(text, start, end, following)
    return out


def _paragraph(text: str, start: int, end: int, following: str) -> list[Quotation]:
    out: list[Quotation] = []
    at = start
    while (match := MARK.search(text, at, end)) is not None:
        mark, at = match.group(), match.end()
        if not _opens(text, match, start, end):
            continue
        close = _closing(text, match, mark, end)
        if close is not None:
            out.append(Quotation(match.start(), close, closed=True))
            at = close
            continue
        if mark in SINGLE:
            continue
        goes_on = following.startswith(mark) and not text[match.end() : end].isspace()
        stop = end if goes_on else _sentence_end(text, match.end(), end)
        nxt = _next_opening(text, match, stop, (start, end))
        stop = nxt if nxt is not None else stop
        out.append(Quotation(match.start(), stop, closed=False, goes_on=goes_on and nxt is None))
        at = stop
    return out


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    (s, e), mark = match.span(), match.group()
    if mark not in CLOSE or e >= end:
        return False
    before = text[s - 1] if s > start else " "
    after = text[e]
    if mark in WIDE:
        return True
    if after.isspace() and after != "\xa0" and mark not in ("«", "»"):
        return False
    if mark in SINGLE:
        return not before.isalnum() and before not in ".,!?" and after.isalpha()
    if mark in ("”", "»", "›") and (before.isalnum() or before in ".,!?"):
        return False
    return not before.isalnum() or mark in ("“", "„", "«")


def _closing(text: str, opening: re.Match[str], mark: str, end: int) -> int | None:
    """Where the quotation that `mark` opened ends, or None."""
    wanted = CLOSE[mark]
    limit = min(end, opening.end() + LONGEST_SINGLE) if mark in SINGLE else end
    depth = 0
    for match in MARK.finditer(text, opening.end(), limit):
        found = match.group()
        if mark == "“" and found == "“":
            depth += 1
            if depth == 1 and _starts_sentence(text, match.start()):
                return None
        elif found in wanted or (mark == "``" and found == "''"):
            if mark in SINGLE and not _single_closes(text, match, end):
                continue
            if mark in STRAIGHT and _straight_opens(text, match, end):
                return None
            if depth and found == "”":
                depth -= 1
                continue
            return match.end()
        elif (mark in "“„" and found == '"' and not _straight_opens(text, match, end)) or (mark == '"' and found == "”"):
            return match.end()
    return None


def stripped(text: str, end: int) -> int:
    """Where what stands before a code point ends, without the blanks behind it."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _starts_sentence(text: str, at: int) -> bool:
    stop = stripped(text, at)
    return text[max(stop - 1, 0) : stop] in ".!?"


def _straight_opens(text: str, match: re.Match[str], end: int) -> bool:
    before = text[match.start() - 1]
    return before.isspace() and match.end() < end and not text[match.end()].isspace()


def _single_closes(text: str, match: re.Match[str], end: int) -> bool:
    before = text[match.start() - 1]
    after = text[match.end()] if match.end() < end else " "
    return not before.isspace() and not after.isalnum()


def _sentence_end(text: str, at: int, end: int) -> int:
    match = SENTENCE_END.search(text, at, end)
    return match.end() if match is not None else end


def _next_opening(text: str, opening: re.Match[str], stop: int, paragraph: tuple[int, int]) -> int | None:
    """An opening mark inside an unclosed quotation cuts it short."""
    for match in MARK.finditer(text, opening.end(), stop):
        if match.group() == opening.group() and _opens(text, match, *paragraph):
            return stripped(text, match.start())
    return None
