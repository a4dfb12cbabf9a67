"""`dragoman explain`: why an event was coded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import examples, leave, reading_options, tell_rejects
from dragoman.errors import InputError
from dragoman.records import Event, Rejected, When

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.batch import Settings
    from dragoman.codebook import Codebook

MIN_PREFIX = 6


@click.command(epilog=examples("dragoman explain 37d8a1b8a5b3571e events.jsonl", "dragoman explain 37d8a1 article.txt --date 2023-03-31"))
@click.argument("event_id", metavar="EVENT-ID")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@click.pass_context
def explain(
    ctx: click.Context, *, event_id: str, paths: tuple[str, ...], date: dt.date | None, knowledge: Path | None, frames_only: bool
) -> None:
    """Tell why an event was coded: its words, the rules and scores that fired, the codebook.

    EVENT-ID is an event's id or its first six characters or more. PATH is a .jsonl file that `dragoman code` wrote, or the
    articles themselves, which are then coded again.
    """
    from dragoman.batch import Settings
    from dragoman.cli.looks import out
    from dragoman.codebook import own_codebook

    if len(event_id) < MIN_PREFIX:
        raise click.BadParameter(f"give at least {MIN_PREFIX} characters of the id", param_hint="EVENT-ID")
    rejects: list[Rejected] = []
    found = {e.id: e for e in _events(paths, date, Settings(knowledge, frames_only), rejects) if e.id.startswith(event_id)}
    tell_rejects(rejects)
    if len(found) > 1:
        raise InputError(f"{len(found)} events begin with {event_id}: {', '.join(sorted(found)[:5])}; give more of the id")
    if not found:
        raise InputError(f"no event {event_id} in {', '.join(paths)}; `dragoman show` prints the ids (give the options it was coded with)")
    console = out()
    for line in _lines(next(iter(found.values())), own_codebook(knowledge)):
        console.print(line)
    leave(ctx, rejects)


def _events(paths: tuple[str, ...], date: dt.date | None, settings: Settings, rejects: list[Rejected]) -> Iterator[Event]:
    from dragoman.batch import code_articles
    from dragoman.ingest import read_articles
    from dragoman.output import is_events, read_events

    for path in paths:
        if Path(path).is_file() and is_events(Path(path)):
            yield from read_events(Path(path))
            continue
        for item in code_articles(read_articles([path], date), settings):
            if isinstance(item, Rejected):
                rejects.append(item)
            else:
                yield from item.events


def _when(when: When | None) -> str:
    from dragoman.cli.looks import day, where

    if when is None:
        return "unknown"
    return f"{day(when)}, to the {when.precision}, {when.basis.value}" + (f", from {where(when.span)}" if when.span else "")


def _lines(e: Event, codebook: Codebook) -> Iterator[Text]:
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
        *(("actor", f"{a.id} {safe(a.name)}, from {where(a.span)}") for a in e.actors),
        *(("recipient", f"{a.id} {safe(a.name)}, from {where(a.span)}") for a in e.recipients),
        ("status", e.status.value + (", historical" if e.historical else "")),
        ("said by", f"{e.said_by.id} {safe(e.said_by.name)}, from {where(e.said_by.span)}" if e.said_by else "the article itself"),
        ("date", _when(e.when)),
        ("place", f"{safe(e.place.name)}, to the {e.place.precision}, from {where(e.place.span)}" if e.place else "unknown"),
        ("trigger", where(e.trigger)),
        ("confidence", f"{e.confidence:.3f}: of such events on a labelled sample, about {100 * e.confidence:.0f} in 100 are right"),
        *(("fired", safe(why)) for why in e.fired),
    ]
    for name, value in rows:
        if value:
            yield Text(f"  {name:<11}", "dim").append(value, "not dim")
