"""How articles and events look on a terminal."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from math import isnan

from rich.console import Console
from rich.text import Text

from dragoman.cli.common import standard_output
from dragoman.records import Actor, Article, Event, Span, When

ACTOR, RECIPIENT, TRIGGER, SPEAKER = "bold cyan", "bold magenta", "bold yellow", "bold green"
PLAIN_WIDTH = 120
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
COLOURS = {1: "green", 2: "green", 3: "red", 4: "red"}
UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def safe(text: str) -> str:
    """No control characters, each replaced by one character, so that offsets hold: a text must not steer the terminal."""
    return UNPRINTABLE.sub(" ", text).replace("\n", " ")


def out() -> Console:
    """Standard output; lines are left whole where it is no terminal, and what its encoding lacks is a question mark.

    Raises:
        OutputError: it is closed.
    """
    standard_output()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False)
    if not console.is_terminal:
        console.soft_wrap, console.width = True, PLAIN_WIDTH
    return console


def marked(text: str, start: int, events: Iterable[Event]) -> Text:
    """A stretch of the article from `start`, with the events' spans in colour."""
    line = Text(safe(text))
    for e in events:
        for style, spans in (
            (SPEAKER, [e.said_by.span] if e.said_by else []),
            (ACTOR, [a.span for a in e.actors]),
            (RECIPIENT, [a.span for a in e.recipients]),
            (TRIGGER, [e.trigger]),
        ):
            for span in spans:
                if start <= span.start and span.end <= start + len(text):
                    line.stylize(style, span.start - start, span.end - start)
    return line


def parties(actors: Iterable[Actor]) -> str:
    """`CHN, RUS/MIL`; a dash where nobody is known."""
    return ", ".join(a.id for a in actors) or "-"


def kind(event: Event) -> str:
    """`ASSAULT aerial`."""
    return " ".join((event.event_type, *event.modes))


def day(when: When | None) -> str:
    """`2023-03-31`, `2023-03`, `2023`, or both ends; empty where it is unknown."""
    if when is None:
        return ""
    if when.start == when.end:
        return when.start.isoformat()
    if when.precision == "year":
        return f"{when.start.year}"
    if when.precision == "month":
        return f"{when.start:%Y-%m}"
    return f"{when.start.isoformat()} to {when.end.isoformat()}"


def event_line(event: Event) -> Text:
    """One event, compactly, with its id."""
    status = event.status.value + (", historical" if event.historical else "")
    line = Text("    ")
    line.append(kind(event), f"bold {COLOURS[event.quad]}").append("  ")
    line.append(parties(event.actors), ACTOR).append(" → ").append(parties(event.recipients), RECIPIENT)
    line.append(f"  {status}")
    if event.said_by is not None:
        line.append("  said by ").append(event.said_by.id, SPEAKER)
    if event.when is not None:
        line.append(f"  {day(event.when)}")
    if event.place is not None:
        line.append(f"  in {safe(event.place.name)}")
    sure = "confidence unknown" if isnan(event.confidence) else f"{event.confidence:.2f}"
    return line.append(f"  {sure}  {event.id}", "dim")


def article_head(article: Article) -> Text:
    """Title, date, publisher, id."""
    line = Text(safe(article.title or article.text[:60].partition("\n")[0] or article.id), "bold underline")
    known = [str(x) for x in (article.published or "no date", article.publisher, f"id {article.id}") if x]
    return line.append("  " + safe(" · ".join(known)), "not bold not underline dim")


def where(span: Span) -> str:
    """`“ready” (17-22)`; where the text is not kept, the place alone."""
    place = f"({span.start}-{span.end})"
    return f"“{safe(span.text)}” {place}" if span.text or span.start == span.end else place
