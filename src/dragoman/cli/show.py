"""`dragoman show`: each sentence with its events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import confidence_option, counted, examples, leave, reading_options, tell_notes, tell_rejects
from dragoman.cli.selecting import held
from dragoman.errors import InputError
from dragoman.records import Article, Event, Rejected

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.coder import Coder
    from dragoman.store import Store

NOT_CODED = "the store holds its events; the options of reading (--date, --knowledge and the like) are for articles that are coded now"


@click.command(
    epilog=examples(
        "dragoman show article.txt --date 2023-03-31",
        "dragoman show articles/ --events-only | less -R",
        "dragoman show --store news.duckdb 37d8a1b8a5b3571e",
    )
)
@click.argument("paths", nargs=-1, metavar="[PATH|ID]...")
@click.option("--store", type=click.Path(path_type=Path), metavar="FILE", help="Show what this store holds; it is only read.")
@reading_options
@confidence_option
@click.option("--events-only", is_flag=True, help="Leave out sentences without events.")
@click.pass_context
def show(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    store: Path | None,
    date: dt.date | None,
    publisher: str | None,
    knowledge: Path | None,
    frames_only: bool,
    min_confidence: float | None,
    events_only: bool,
) -> None:
    """Print each article with its events under each sentence.

    PATH is what `dragoman code` takes. With --store nothing is coded: give the ID of an article or event of the store, or its first
    six characters or more, and the article is shown; without any, all are. Actors, recipients, triggers and speakers are in colour. An
    event's line gives type, actors → recipients, status, who says so, date, confidence and id; `dragoman explain` tells more of an id.
    """
    from dragoman.cli.looks import out

    if store is not None:
        if date or publisher or knowledge or frames_only or min_confidence is not None:
            raise click.UsageError(NOT_CODED)
        _show_store(out(), store, paths, events_only)
        return
    if not paths:
        raise click.UsageError("give a PATH to read, or a --store")
    from dragoman.batch import Settings, shared_coder
    from dragoman.ingest import Notes, read_articles

    console, rejects, notes = out(), [], Notes()
    for item in read_articles(paths, date, publisher=publisher, notes=notes):
        if isinstance(item, Rejected):
            rejects.append(item)
        else:
            found = _read(shared_coder(Settings(knowledge, frames_only, min_confidence)), item)
            if isinstance(found, Rejected):
                rejects.append(found)
            else:
                _article(console, item, *found, events_only)
    tell_notes(notes)
    tell_rejects(rejects)
    leave(ctx, rejects)


def _read(coder: Coder, article: Article) -> tuple[list[Event], list[tuple[int, int]]] | Rejected:
    """Its events, and where its sentences stand."""
    from dragoman.batch import guarded

    def read() -> tuple[list[Event], list[tuple[int, int]]]:
        reading = coder.front.read(article.text)
        return coder.read(article, reading).events, [(s.start, s.end) for s in reading.sentences]

    return guarded(article, read)


def _show_store(console: Console, path: Path, ids: Sequence[str], events_only: bool) -> None:
    """The articles of a store that these ids name, or all."""
    from dragoman.language.segment import sentences
    from dragoman.store import Store

    bare = 0
    with Store.open(path, read_only=True) as store:
        for article, events in _stored(store, _wanted(store, ids)):
            spans = [(words[0].start, words[-1].end) for words in sentences(article.text) if words]
            _article(console, article, events, spans, events_only)
            bare += not article.text
    if bare:
        what = f"{counted(bare, 'article')} {'is' if bare == 1 else 'are'} kept without text"
        click.echo(f"{what}; add {'it' if bare == 1 else 'them'} again without --no-text to see the sentences", err=True)


def _wanted(store: Store, ids: Sequence[str]) -> list[str] | None:
    """The articles that ids of articles or of events name; None: all."""
    if not ids:
        return None
    found: dict[str, None] = {}
    for key in ids:
        articles, events = held(store, key)
        of_events = store.query("SELECT DISTINCT article FROM events WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY 1", [events])
        named = [*articles, *of_events["article"].to_pylist()]
        if not named:
            hint = f"`dragoman show --store {store.path}` prints all with their ids"
            raise InputError(f"{store.path} holds no article or event {key}; {hint}")
        found.update(dict.fromkeys(named))
    return list(found)


def _stored(store: Store, wanted: list[str] | None) -> Iterator[tuple[Article, list[Event]]]:
    """Articles with their events; both come by article, so that neither is held whole."""
    groups = groupby(store.events(articles=wanted), attrgetter("article"))
    key, events = next(groups, (None, iter(())))
    for article in store.articles(only=wanted):
        if article.id == key:
            yield article, list(events)
            key, events = next(groups, (None, iter(())))
        else:
            yield article, []


def _article(console: Console, article: Article, events: Sequence[Event], sentences: Sequence[tuple[int, int]], events_only: bool) -> None:
    from dragoman.cli.looks import article_head, event_line, marked

    console.print(article_head(article))
    for start, end in sentences:
        here = [e for e in events if start <= e.trigger.start < end]
        if not here and events_only:
            continue
        console.print(marked(article.text[start:end], start, here))
        for e in here:
            console.print(event_line(e))
    if not article.text:
        for e in events:
            console.print(event_line(e))
    if not events:
        console.print("    no events")
    console.print()
