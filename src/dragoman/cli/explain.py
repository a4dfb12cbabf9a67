"""`dragoman explain`: why an event was coded."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import examples, leave, reading_options, tell_misnamed, tell_rejects
from dragoman.errors import InputError
from dragoman.records import Actor, Article, Event, Rejected, When

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.batch import Settings
    from dragoman.codebook import Codebook
    from dragoman.coding.grounds import Grounds

MIN_PREFIX = 6


@click.command(
    epilog=examples("dragoman explain 37d8a1 article.txt --date 2023-03-31", "dragoman explain 37d8a1b8a5b3571e events.jsonl articles/")
)
@click.argument("event_id", metavar="EVENT-ID")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@click.pass_context
def explain(
    ctx: click.Context, *, event_id: str, paths: tuple[str, ...], date: dt.date | None, knowledge: Path | None, frames_only: bool
) -> None:
    """Tell why an event was coded: its words, on what ground each party is whom it is, the rules and scores that fired, the codebook.

    EVENT-ID is an event's id or its first six characters or more. PATH is a .jsonl file that `dragoman code` wrote, or the
    articles themselves, which are then coded again. The grounds of the parties need the article, so name it beside such a file.
    """
    from dragoman.batch import Settings, shared_coder
    from dragoman.cli.looks import out
    from dragoman.codebook import own_codebook
    from dragoman.coding.grounds import Grounds

    if len(event_id) < MIN_PREFIX:
        raise click.BadParameter(f"give at least {MIN_PREFIX} characters of the id", param_hint="EVENT-ID")
    rejects: list[Rejected] = []
    misnamed: Counter[str] = Counter()
    settings = Settings(knowledge, frames_only)
    found = _found(event_id, paths, date, settings, rejects, misnamed)
    tell_misnamed(misnamed)
    tell_rejects(rejects)
    if len(found) > 1:
        raise InputError(f"{len(found)} events begin with {event_id}: {', '.join(sorted(found)[:5])}; give more of the id")
    if not found:
        raise InputError(f"no event {event_id} in {', '.join(paths)}; `dragoman show` prints the ids (give the options it was coded with)")
    event, article = next(iter(found.values()))
    grounds = None
    if article is not None:
        coder = shared_coder(settings)
        grounds = Grounds(article, coder.front.read(article.text), coder.register, knowledge, coder.sectors)
    console = out()
    for line in _lines(event, own_codebook(knowledge), grounds):
        console.print(line)
    leave(ctx, rejects)


def _found(
    event_id: str, paths: tuple[str, ...], date: dt.date | None, settings: Settings, rejects: list[Rejected], misnamed: Counter[str]
) -> dict[str, tuple[Event, Article | None]]:
    """The events of that id with their articles. Articles are coded only where no file of events has it."""
    from dragoman.batch import code_articles
    from dragoman.ingest import read_articles
    from dragoman.output import is_events, read_events

    files = [p for p in paths if Path(p).is_file() and is_events(Path(p))]
    found: dict[str, tuple[Event, Article | None]] = {
        e.id: (e, None) for p in files for e in read_events(Path(p)) if e.id.startswith(event_id)
    }
    articles = read_articles([p for p in paths if p not in files], date, misnamed=misnamed)
    if not found:
        for record in code_articles(articles, settings):
            if isinstance(record, Rejected):
                rejects.append(record)
            else:
                found.update({e.id: (e, record.article) for e in record.events if e.id.startswith(event_id)})
        return found
    for item in articles:
        if isinstance(item, Rejected):
            rejects.append(item)
        else:
            found.update({e.id: (e, item) for e, _ in found.values() if e.article == item.id})
    return found


def _party(a: Actor, grounds: Grounds | None) -> str:
    """Its id, its words, and from what they are taken to mean it."""
    from dragoman.cli.looks import safe, where

    line = f"{a.id} {safe(a.name)}, from {where(a.span)}"
    if grounds is None:
        return line
    return f"{line}: {safe('; '.join(grounds.of(a)) or 'the article reads otherwise now (give the options it was coded with)')}"


def _when(when: When | None) -> str:
    from dragoman.cli.looks import day, where

    if when is None:
        return "unknown"
    return f"{day(when)}, to the {when.precision}, {when.basis.value}" + (f", from {where(when.span)}" if when.span else "")


def _lines(e: Event, codebook: Codebook, grounds: Grounds | None) -> Iterator[Text]:
    from rich.text import Text

    from dragoman.cli.looks import QUADS, event_line, marked, safe, where

    kind = codebook.find(e.event_type)
    unknown = "not in the codebook; give the folder of yours by --knowledge"
    definition = codebook.types[kind].definition if kind is not None else unknown
    yield event_line(e)
    yield marked(e.evidence.text, e.evidence.start, [e])
    rows = [
        ("type", f"{e.event_type}: {definition}"),
        ("mode", ", ".join(e.modes)),
        ("context", ", ".join(e.contexts)),
        ("class", f"{e.quad} {QUADS[e.quad]}, score {e.score:+g}, CAMEO {e.cameo or 'none'}"),
        *(("actor", _party(a, grounds)) for a in e.actors),
        *(("recipient", _party(a, grounds)) for a in e.recipients),
        ("together", "" if e.recipients or len(e.actors) < 2 else "with one another" if e.mutual else "side by side"),
        ("status", e.status.value + (", historical" if e.historical else "")),
        ("said by", _party(e.said_by, grounds) if e.said_by else "the article itself"),
        ("date", _when(e.when)),
        ("place", f"{safe(e.place.name)}, to the {e.place.precision}, from {where(e.place.span)}" if e.place else "unknown"),
        ("trigger", where(e.trigger)),
        ("confidence", f"{e.confidence:.3f}: of such events on a labelled sample, about {100 * e.confidence:.0f} in 100 are right"),
        *(("fired", safe(why)) for why in e.fired),
        ("parties", "" if grounds is not None else "name the article beside the file, to see on what ground each is whom it is"),
    ]
    for name, value in rows:
        if value:
            yield Text(f"  {name:<11}", "dim").append(value, "not dim")
