"""`dragoman code`: articles in, events out."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import (
    check_apart,
    confidence_option,
    counted,
    examples,
    leave,
    output_option,
    processes_option,
    progress,
    reading_options,
    standard_output,
    tell_kept,
    tell_notes,
    tell_rejects,
)
from dragoman.records import Rejected

if TYPE_CHECKING:
    from dragoman.ingest import Notes

UNDATED = "days such as Friday stay open there; give --date, or begin the text with published: YYYY-MM-DD and an empty line"


class Tally:
    """What a run has done so far."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.articles, self.undated, self.events = 0, 0, 0
        self.rejects: list[Rejected] = []

    def __str__(self) -> str:
        return f"{counted(self.articles, 'article')}, {counted(self.events, 'event')}, {len(self.rejects):,} rejected"


@click.command(
    epilog=examples("dragoman code article.txt --date 2023-03-31", "dragoman code articles/ more.jsonl -o events.csv --processes 2"),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@output_option("FILE", "Write to FILE (.jsonl, .csv or .parquet) instead of JSONL to standard output.")
@reading_options
@confidence_option
@processes_option
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no counts; rejects are listed all the same.")
@click.pass_context
def code(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    output: Path | None,
    date: dt.date | None,
    publisher: str | None,
    knowledge: Path | None,
    frames_only: bool,
    min_confidence: float | None,
    processes: int,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Code articles into PLOVER events.

    PATH is a text file, a folder (its .txt and .jsonl files), a JSONL file (fields: text, and id, published, title, url,
    publisher, author where known), or - for standard input. A text file may begin with lines such as `published: 2023-03-31`,
    ended by an empty line. Events are written as they come: to FILE.partial, which becomes FILE when all are there. A run that is
    stopped leaves in FILE.partial what it has done (for Parquet: rows as JSON lines), and FILE as it was.
    """
    from dragoman.batch import Settings, code_articles
    from dragoman.ingest import Notes, read_articles
    from dragoman.output import open_writer

    check_apart(output, paths)
    tally = Tally(Notes())
    writer = open_writer(output, standard_output(output), overwrite=overwrite)
    articles = read_articles(paths, date, publisher=publisher, notes=tally.notes)
    records = code_articles(articles, Settings(knowledge, frames_only, min_confidence), processes)
    try:
        with writer, progress(quiet) as bar, closing(records):
            for item in records:
                if isinstance(item, Rejected):
                    tally.rejects.append(item)
                else:
                    writer.write(item.article, item.events)
                    tally.articles += 1
                    tally.undated += item.article.published is None
                    tally.events += len(item.events)
                if bar is not None:
                    bar.update(f"reading: {tally}")
    finally:
        if not quiet:
            click.echo(str(tally), err=True)
            if tally.undated:
                click.echo(f"{counted(tally.undated, 'article')} without a date: {UNDATED}", err=True)
            tell_notes(tally.notes)
        tell_rejects(tally.rejects)
        tell_kept(writer.kept)
    leave(ctx, tally.rejects)
