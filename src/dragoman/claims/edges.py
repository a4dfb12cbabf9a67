"""Where a content begins and ends: quotation marks go in, a sentence's full stop stays out unless it is quoted, asides are cut."""

from __future__ import annotations

from dragoman.claims.draft import Range
from dragoman.claims.quotes import Quotations
from dragoman.language import Sentence

LOOSE = frozenset(" \t\n\xa0,;:")
DASHES = frozenset(("–", "—", "--", "-"))
ASIDE = frozenset(("which", "who", "whose", "where"))


def tidy(text: str, start: int, end: int, quotes: Quotations) -> Range:
    """A content with the marks that belong to it, and without the punctuation that does not."""
    while start < end and text[start] in LOOSE:
        start += 1
    while end > start and text[end - 1] in LOOSE:
        end -= 1
    if start >= end:
        return start, start
    q = quotes.at(start)
    if q is not None and q.start < start and not any(c.isalnum() for c in text[q.start : start]):
        start = q.start
    q = quotes.at(end - 1) or quotes.at(end)
    if q is not None and q.closed and q.start < end and not any(c.isalnum() for c in text[end : q.end]):
        end = max(end, q.end)
    if end - start > 1 and text[end - 1] == "." and quotes.at(end - 1) is None and "." not in text[max(start, end - 3) : end - 1]:
        end -= 1
    return start, end


def with_subject(s: Sentence, start: int) -> int:
    """Where a content begins that would else lack the subject of the finite verb it opens with."""
    i = next((t.i for t in s.tokens if t.start == start), None)
    if i is None or s.tokens[i].xpos not in ("VBD", "VBZ", "VBP", "MD"):
        return start
    head = s.tokens[i].head if s.tokens[i].rel in ("aux", "cop") else i
    subject = [k for c in s.each(head, "nsubj") if c < i for k in s.subtree(c)]
    return s.tokens[min(subject)].start if subject and max(subject) == i - 1 else start


def without_asides(s: Sentence, span: Range, quotes: Quotations) -> list[Range]:
    """The author's asides, `-- which is the highest in the world --`, cut out of what is told in indirect speech."""
    inside = [t for t in s.tokens if span[0] <= t.start < span[1]]
    for a, t in enumerate(inside[:-1]):
        if t.text not in DASHES or inside[a + 1].text.lower() not in ASIDE or quotes.at(t.start) is not None:
            continue
        for b in range(a + 2, len(inside)):
            u = inside[b]
            if u.text in DASHES and u.text == t.text and quotes.at(u.start) is None and b + 1 < len(inside) and b > 0:
                return [(span[0], inside[a - 1].end if a else span[0]), *without_asides(s, (inside[b + 1].start, span[1]), quotes)]
    return [span]
