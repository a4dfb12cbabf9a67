"""PETRARCH's tab-separated events: date, source, target, code, issues, ids, url, story source; one pair of parties a row, no header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.export.cameo import party
from dragoman.export.material import Material, Sentences, Tally, day, dyads, real
from dragoman.export.table import Cell, tsv, write
from dragoman.records import Actor

NOBODY = "---"
NO_SOURCE = "NULL"


def petrarch(stream: BinaryIO, name: str, material: Material, *, every_status: bool = False) -> Tally:
    """Write events for programs that read PETRARCH's output.

    An event without a day or without a CAMEO code is left out. All rows have the url's column, which PETRARCH drops where it is empty.
    """
    tally = Tally()
    tally.rows = write(stream, name, map(tsv, _rows(material, tally, every_status=every_status)))
    return tally


def _rows(material: Material, tally: Tally, *, every_status: bool) -> Iterator[tuple[Cell, ...]]:
    numbers = Sentences(material.articles)
    for e in real(material.events, tally, every_status=every_status):
        when, article = day(e.when), material.articles.get(e.article)
        if when is None or e.cameo is None:
            tally.left_out["without a day" if when is None else "without a CAMEO code"] += 1
            continue
        sentence = numbers.number(e)
        ids = f"{e.article}_{sentence}" if sentence else e.article
        url, source = (article.url, article.publisher) if article else (None, None)
        for a, b, _ in dyads(e):
            yield f"{when:%Y%m%d}", _code(a), _code(b), e.cameo, None, ids, url, source or NO_SOURCE


def _code(actor: Actor | None) -> str:
    found = party(actor)
    if not found.code:
        return NOBODY
    return found.code if found.country or found.group or found.code in ("IGO", "NGO") else NOBODY + found.code
