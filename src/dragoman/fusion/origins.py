"""Independent origins: of many articles, who found it out."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.fusion.copies import Copies
from dragoman.fusion.outlets import Outlets
from dragoman.records import Article, Span

STOP = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")


def origins(
    articles: Iterable[Article],
    spans: Mapping[str, Iterable[Span]] | None = None,
    copies: Copies | None = None,
    outlets: Outlets | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Groups of article ids, one for each independent origin.

    Copies of one text have one origin. So have articles credited to one agency, those that rest on one quoted outlet, that outlet's
    own, and all of one publisher. An article that names two sources goes to the first.

    Args:
        articles: those of one story.
        spans: by article the sentences that tell the story; the start of the text where none is given.
        copies: near-duplicates found before.
        outlets: the outlets known.
    """
    by_id = {a.id: a for a in articles}
    outlets = outlets or Outlets.shipped(a.publisher for a in by_id.values() if a.publisher)
    if copies is None:
        copies = Copies()
    for key in sorted(by_id):
        copies.add(by_id[key])
    merged: dict[str, list[str]] = defaultdict(list)
    for group in copies.groups(by_id):
        merged[_source([by_id[a] for a in group], spans or {}, outlets)].extend(group)
    return tuple(sorted(tuple(sorted(g)) for g in merged.values()))


def _source(group: list[Article], spans: Mapping[str, Iterable[Span]], outlets: Outlets) -> str:
    """Who stands behind one text: the credited, else the quoted, else an agency among its publishers, else the first of them."""
    group = sorted(group, key=lambda a: (a.published or dt.date.max, a.id))
    for a in group:
        name = outlets.credit(a)
        if name is not None:
            return name
    for a in group:
        name = _quoted(a, spans.get(a.id, ()), outlets)
        if name is not None:
            return name
    names = [outlets.name(a.publisher) for a in group if a.publisher]
    return next((n for n in names if n in outlets.agencies), names[0] if names else "article " + group[0].id)


def _quoted(article: Article, spans: Iterable[Span], outlets: Outlets) -> str | None:
    """The outlet quoted where the article first tells the story: in that sentence, else in the one before or after."""
    bounds = _sentences(article.text)
    starts = sorted(s.start for s in spans)
    at = next((k for k, (_, end) in enumerate(bounds) if starts and starts[0] < end), 0)
    for k in (at, at - 1, at + 1):
        if 0 <= k < len(bounds):
            name = outlets.quoted(article.text[bounds[k][0] : bounds[k][1]], article.publisher)
            if name is not None:
                return name
    return None


def _sentences(text: str) -> list[tuple[int, int]]:
    out, start = [], 0
    for m in STOP.finditer(text):
        out.append((start, m.end()))
        start = m.end()
    return [*out, (start, len(text))]
