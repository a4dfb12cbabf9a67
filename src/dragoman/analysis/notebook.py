"""How answers and events look in a notebook: as tables, with the words they rest on marked in their sentences.

    from dragoman.analysis.notebook import show
    show(promises(store, "CHN", "RUS"))     # an answer, any Arrow table of the store's columns, an event, or events
    %load_ext dragoman.analysis.notebook    # or so: from here on each answer and each list of events is shown

Whatever comes from an article is escaped. `<mark>` stands for the trigger, `<b>` for actors, `<i>` for recipients and `<u>` for the
speaker; where two sentences are compared, `<u>` stands for the words they share.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import isnan
from typing import Any

import pyarrow as pa

from dragoman.errors import InputError
from dragoman.fusion.words import WORD, stem
from dragoman.output import JOIN
from dragoman.records import Actor, Event, Span

LIMIT = 50
# Columns of sentences, each with the column that holds its trigger.
SENTENCES = {"evidence": "trigger", "deed_evidence": "deed_trigger", "denial": "denial_trigger"}
HEADS = ("date", "actors", "event", "recipients", "status", "said by", "evidence", "confidence", "id")
NAMES = {"mark": "trigger", "b": "actor", "i": "recipient", "u": "speaker"}
# Jupyter sets what stands between two dollar signs as a formula, unless told not to.
TABLE = '<table class="dragoman tex2jax_ignore mathjax_ignore" style="text-align: left">'
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """What a notebook shows; elsewhere it tells how much it is."""

    html: str
    plain: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.plain


def show(what: pa.Table | Event | Iterable[Event], limit: int = LIMIT) -> Shown:
    """An answer or events for a notebook, the first `limit` of them.

    Raises:
        InputError: neither a table nor events, or a limit below 1.
    """
    if limit < 1:
        raise InputError(f"{limit} rows are too few; give 1 or more")
    if isinstance(what, pa.Table):
        return _page(_table(what, limit), what.num_rows, limit, "row")
    events = [what] if isinstance(what, Event) else list(what)
    wrong = next((e for e in events if not isinstance(e, Event)), None)
    if wrong is not None:
        raise InputError(f"a table or events are wanted, not {type(wrong).__name__}")
    return _page(_events(events[:limit]), len(events), limit, "event")


def load_ipython_extension(shell: Any) -> None:  # noqa: ANN401  IPython is no dependency
    """Show every answer, event, list of events and record of an article so, in this notebook."""
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type(pa.Table, lambda table: show(table).html)
    formatter.for_type(Event, lambda event: show(event).html)
    formatter.for_type(list, lambda items: show(items).html if items and all(isinstance(i, Event) for i in items) else None)
    formatter.for_type_by_name("dragoman.coder", "Record", lambda record: show(record.events).html)


def _page(rows: Iterator[str], number: int, limit: int, what: str) -> Shown:
    plain = f"{number:,} {what}{'' if number == 1 else 's'}"
    below = plain if number <= limit else f"{plain}; the first {limit:,} are shown"
    return Shown(f"{TABLE}\n{''.join(rows)}</table>\n<p>{below}</p>", plain)


def _events(events: list[Event]) -> Iterator[str]:
    yield _head(HEADS)
    for e in events:
        status = e.status.value + (", background" if e.historical else "")
        cells = (
            _day(e), _parties(e.actors), " ".join((e.event_type, *e.modes)), _parties(e.recipients), status, e.said_by and e.said_by.id
        )
        sure = "" if isnan(e.confidence) else f"{e.confidence:.2f}"
        yield _row((*map(_cell, cells), marked(e.evidence.text, _marks(e)), sure, _cell(e.id)))


def _parties(actors: Iterable[Actor]) -> list[str]:
    return [a.id for a in actors]


def _day(event: Event) -> str | None:
    when = event.when
    return None if when is None else str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def _marks(e: Event) -> list[Mark]:
    """From the weakest to the strongest."""
    said = [e.said_by] if e.said_by is not None else []
    spans: list[tuple[Span, str]] = [(a.span, tag) for tag, group in (("u", said), ("b", e.actors), ("i", e.recipients)) for a in group]
    return [(s.start - e.evidence.start, s.end - e.evidence.start, tag) for s, tag in (*spans, (e.trigger, "mark"))]


def _table(table: pa.Table, limit: int) -> Iterator[str]:
    yield _head(table.column_names)
    for row in table.slice(0, limit).to_pylist():
        yield _row(_sentence(row, name) if name in SENTENCES and isinstance(row[name], str) else _cell(row[name]) for name in row)


def _sentence(row: dict[str, Any], name: str) -> str:
    text: str = row[name]
    shared = {stem(w) for w in row.get("shared") or ()}
    marks = [(m.start(), m.end(), "u") for m in WORD.finditer(text) if stem(m.group().lower()) in shared]
    return marked(text, [*marks, *_trigger(row, name, text)], {**NAMES, "u": "shared"})


def _trigger(row: dict[str, Any], name: str, text: str) -> list[Mark]:
    """By its place where the table has it, else the first such words."""
    words, start, base = (row.get(c) for c in (SENTENCES[name], f"{SENTENCES[name]}_start", f"{name}_start"))
    if not isinstance(words, str) or not words:
        return []
    if isinstance(start, int) and isinstance(base, int):
        return [(start - base, start - base + len(words), "mark")]
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return [(*found.span(), "mark")] if found else []


def marked(text: str, marks: Iterable[Mark], names: dict[str, str] = NAMES) -> str:
    """The text, escaped, with stretches marked; a later mark covers an earlier one, and what lies outside is left out."""
    over = [""] * len(text)
    for start, end, tag in marks:
        if 0 <= start < end <= len(text):
            over[start:end] = [tag] * (end - start)
    out, at = [], 0
    for tag, group in groupby(over):
        end = at + sum(1 for _ in group)
        part = _safe(text[at:end])
        out.append(f'<{tag} title="{names[tag]}">{part}</{tag}>' if tag else part)
        at = end
    return "".join(out)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _safe(JOIN.join("" if v is None else str(v) for v in value))
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value) if isinstance(value, int | dt.date) else _safe(str(value))


def _safe(text: str) -> str:
    """No tags, and no characters that steer what is shown."""
    return html.escape(UNPRINTABLE.sub(" ", text))


def _head(names: Iterable[str]) -> str:
    return f"<thead><tr>{''.join(f'<th>{_safe(n)}</th>' for n in names)}</tr></thead>\n"


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{c}</td>' for c in cells)}</tr>\n"
