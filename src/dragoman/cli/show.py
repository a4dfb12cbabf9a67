"""`dragoman show`: each sentence with its events."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import examples, leave, reading_options, tell_misnamed, tell_rejects
from dragoman.records import Article, Rejected

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.coder import Coder


@click.command(epilog=examples("dragoman show article.txt --date 2023-03-31", "dragoman show articles/ --events-only | less -R"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@click.option("--events-only", is_flag=True, help="Leave out sentences without events.")
@click.pass_context
def show(
    ctx: click.Context, *, paths: tuple[str, ...], date: dt.date | None, knowledge: Path | None, frames_only: bool, events_only: bool
) -> None:
    """Print each article with its events under each sentence.

    Actors, recipients, triggers and speakers are in colour. An event's line gives type, actors → recipients, status, who says
    so, date, confidence and id; `dragoman explain` tells more of an id.
    """
    from dragoman.batch import Settings, shared_coder
    from dragoman.cli.looks import out
    from dragoman.ingest import read_articles

    console, rejects, misnamed = out(), [], Counter[str]()
    for item in read_articles(paths, date, misnamed=misnamed):
        if isinstance(item, Rejected):
            rejects.append(item)
        else:
            _article(console, shared_coder(Settings(knowledge, frames_only)), item, events_only)
    tell_misnamed(misnamed)
    tell_rejects(rejects)
    leave(ctx, rejects)


def _article(console: Console, coder: Coder, article: Article, events_only: bool) -> None:
    from dragoman.cli.looks import article_head, event_line, marked

    reading = coder.front.read(article.text)
    events = coder.read(article, reading).events
    console.print(article_head(article))
    for s in reading.sentences:
        here = [e for e in events if s.start <= e.trigger.start < s.end]
        if not here and events_only:
            continue
        console.print(marked(article.text[s.start : s.end], s.start, here))
        for e in here:
            console.print(event_line(e))
    if not events:
        console.print("    no events")
    console.print()
