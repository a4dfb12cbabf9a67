"""`dragoman add`: articles into a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.code import UNDATED
from dragoman.cli.common import (
    FINISHED_WITH_REJECTS,
    check_apart,
    confidence_option,
    counted,
    examples,
    leave,
    processes_option,
    progress,
    reading_options,
    tell_notes,
    tell_rejects,
)
from dragoman.records import Article, Rejected

if TYPE_CHECKING:
    from rich.status import Status

    from dragoman.batch import Settings
    from dragoman.coder import Record
    from dragoman.ingest import Notes
    from dragoman.store import Store

StoreFile = click.Path(dir_okay=False, path_type=Path)


class Tally:
    """What a run has done so far, counted as articles go in and records come out."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.given = self.new = self.undated = self.coded = self.events = self.claims = self.again = self.anew = 0
        self.rejects: list[Rejected] = []

    def arriving(self, items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
        """Count the articles before the known ones are left out."""
        for item in items:
            self.given += not isinstance(item, Rejected)
            yield item

    def shown_again(self, number: int) -> None:
        """Count those that are known, but had been coded otherwise since."""
        self.again += number

    def coded_anew(self, number: int) -> None:
        """Count those that are known, but coded in other ways alone."""
        self.anew += number

    def going_in(self, items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
        """Count those that are coded."""
        for item in items:
            if isinstance(item, Article):
                self.new += 1
                self.undated += item.published is None
            yield item

    def coming_out(self, items: Iterable[Record | Rejected], bar: Status | None) -> Iterator[Record | Rejected]:
        """Count the records, and show the count."""
        for item in items:
            if isinstance(item, Rejected):
                self.rejects.append(item)
            else:
                self.coded += 1
                self.events += len(item.events)
                self.claims += len(item.claims)
            if bar is not None:
                bar.update(f"reading: {self}")
            yield item

    def __str__(self) -> str:
        found = f"{counted(self.coded, 'article')}, {counted(self.events, 'event')}, {counted(self.claims, 'claim')}"
        return f"{found}, {len(self.rejects):,} rejected"


@click.command(
    epilog=examples(
        "dragoman add article.txt --store news.duckdb --date 2023-03-31",
        "dragoman add archive.jsonl --store news.duckdb --processes 2 --no-text",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--store", "store_file", type=StoreFile, required=True, metavar="FILE", help="The store; made where there is none.")
@click.option("--no-text", is_flag=True, help="Keep no text of these articles, nor any kept before: titles, hash, length, offsets.")
@reading_options
@confidence_option
@processes_option
@click.option("-q", "--quiet", is_flag=True, help="No progress and no counts; rejects are listed all the same.")
@click.pass_context
def add(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    store_file: Path,
    no_text: bool,
    date: dt.date | None,
    publisher: str | None,
    knowledge: Path | None,
    frames_only: bool,
    min_confidence: float | None,
    processes: int,
    quiet: bool,
) -> None:
    """Code articles and keep them, with their events and claims, in a store.

    PATH is as for `dragoman code`. Articles that the store holds as they are, coded in the same way, are not coded again, so a run that
    was stopped goes on where it was when it is started again. With another version of dragoman, other tables or options they are. An
    article whose text changed under its id is kept as a revision beside the old one. What the store shows of an article is what was
    added last, also where it was known before. The store is a DuckDB file: any DuckDB client opens it.
    """
    from dragoman.batch import Settings, code_articles, shared_coder
    from dragoman.ingest import Notes, read_articles
    from dragoman.store import Added

    check_apart(store_file, paths)
    settings = Settings(knowledge, frames_only, min_confidence)
    tally = Tally(Notes())
    added, whole = Added(), False
    items = read_articles(paths, date, publisher=publisher, notes=tally.notes)
    new_store = not _there(store_file)
    if new_store:
        items = _begun(items, store_file)
    with progress(quiet) as bar, _opened(store_file, settings, new=new_store) as store:
        run = shared_coder(settings).run
        given, keep = tally.arriving(items), not no_text
        new = store.fresh(given, run, keep_text=keep, again=tally.shown_again, anew=tally.coded_anew)
        try:
            with closing(code_articles(tally.going_in(new), settings, processes)) as records:
                added += store.add(tally.coming_out(records, bar), run, keep_text=keep)
            whole = True
        finally:
            if not quiet:
                _tell(tally, store_file, added.revisions, whole=whole, keep_text=keep)
                tell_notes(tally.notes)
            tell_rejects(tally.rejects)
    leave(ctx, tally.rejects)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # told when it is opened
        return True


def _begun(items: Iterator[Article | Rejected], store_file: Path) -> Iterator[Article | Rejected]:
    """The same items; the run ends here where none is an article, so that no empty store is made.

    Raises:
        click.exceptions.Exit: none is.
    """
    rejects: list[Rejected] = []
    for item in items:
        if not isinstance(item, Rejected):
            return chain(rejects, [item], items)
        rejects.append(item)
    click.echo(f"no article to add, so {store_file} was not made", err=True)
    tell_rejects(rejects)
    raise click.exceptions.Exit(FINISHED_WITH_REJECTS)


def _opened(store_file: Path, settings: Settings, *, new: bool) -> Store:
    """The store. Before a new one is made, the tables are read, which may be wrong."""
    from dragoman.batch import shared_coder
    from dragoman.store import Store

    if new:
        shared_coder(settings)
    return Store.open(store_file)


def _tell(tally: Tally, store_file: Path, revisions: int, *, whole: bool, keep_text: bool) -> None:
    click.echo(f"{store_file}: {tally}", err=True)
    if tally.given > tally.new and whole:
        what = f"{counted(tally.given - tally.new, 'article')} known already, coded in the same way: not coded again"
        click.echo(what if keep_text else f"{what}, but kept without text from now on", err=True)
    if tally.again:
        click.echo(f"{counted(tally.again, 'article')} coded otherwise since: the coding asked for now is shown again", err=True)
    if tally.anew and whole:
        click.echo(f"{counted(tally.anew, 'article')} known, but coded by another version, other tables or options: coded anew", err=True)
    if revisions:
        what = f"{counted(revisions, 'article')} took the place of earlier ones of the same id, kept as revisions"
        click.echo(f"{what}; if these are other articles, give them ids of their own", err=True)
    if tally.undated:
        click.echo(f"{counted(tally.undated, 'article')} without a date: {UNDATED}", err=True)
    if not whole:
        click.echo("stopped before the end; start the same again to go on", err=True)
