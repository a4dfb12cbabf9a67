"""`dragoman claims`: articles in, claims out: who says what about whom."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from dragoman.cli.common import (
    check_apart,
    counted,
    examples,
    leave,
    output_option,
    processes_option,
    reading_options,
    standard_output,
    tell_kept,
    tell_notes,
    tell_rejects,
)
from dragoman.output import Layout, open_rows
from dragoman.records import Article, Claim, Rejected

COLUMNS = (
    "id", "article", "title", "published", "publisher", "url", "kind", "cue_class",
    "speaker", "speaker_name", "speaker_country", "speaker_person",
    "source", "source_start", "source_end", "cue", "cue_start", "cue_end",
    "content", "content_start", "content_end", "about", "about_names", "stance",
)  # fmt: skip
LISTS = {"content": "string", "content_start": "int32", "content_end": "int32", "about": "string", "about_names": "string"}
KINDS = {"published": "date32", "source_start": "int32", "source_end": "int32", "cue_start": "int32", "cue_end": "int32"}


def flat(article: Article, claim: Claim) -> dict[str, Any]:
    """A claim as one tidy row, with the columns of COLUMNS in order."""
    speaker, source, cue = claim.speaker, claim.source, claim.cue
    values = (
        claim.id, claim.article, article.title, article.published, article.publisher, article.url, claim.kind.value, claim.cue_class.value,
        speaker and speaker.id, speaker and speaker.name, speaker and speaker.country, speaker and speaker.person,
        source and source.text, source and source.start, source and source.end, cue and cue.text, cue and cue.start, cue and cue.end,
        [s.text for s in claim.content], [s.start for s in claim.content], [s.end for s in claim.content],
        [a.id for a in claim.about], [a.name for a in claim.about], claim.stance.value,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


LAYOUT = Layout(COLUMNS, flat, LISTS, KINDS)


@click.command(epilog=examples("dragoman claims article.txt --date 2023-03-31", "dragoman claims articles/ -o claims.csv"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@output_option("FILE", "Write to FILE (.jsonl, .csv or .parquet) instead of JSONL to standard output.")
@reading_options
@processes_option
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No counts; rejects are listed all the same.")
@click.pass_context
def claims(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    output: Path | None,
    date: dt.date | None,
    publisher: str | None,
    knowledge: Path | None,
    frames_only: bool,
    processes: int,
    overwrite: bool,
    quiet: bool,
) -> None:
    """List who says what about whom.

    PATH is what `dragoman code` takes. One claim a line: article, speaker, cue, contents, kind (direct, indirect, mixed), cue class
    (say, think, intend, decree, evidence, support), whom it is about, and a rough stance. FILE is written as by `dragoman code`.
    """
    from dragoman.batch import Settings, code_articles
    from dragoman.ingest import Notes, read_articles

    check_apart(output, paths)
    rejects: list[Rejected] = []
    notes = Notes()
    articles = found = 0
    writer = open_rows(LAYOUT, output, standard_output(output), overwrite=overwrite)
    given = read_articles(paths, date, publisher=publisher, notes=notes)
    records = code_articles(given, Settings(knowledge, frames_only, 0.0), processes)
    try:
        with writer, closing(records):
            for item in records:
                if isinstance(item, Rejected):
                    rejects.append(item)
                    continue
                writer.write(item.article, item.claims)
                articles, found = articles + 1, found + len(item.claims)
    finally:
        if not quiet:
            click.echo(f"{counted(articles, 'article')}, {counted(found, 'claim')}, {len(rejects):,} rejected", err=True)
            tell_notes(notes)
        tell_rejects(rejects)
        tell_kept(writer.kept)
    leave(ctx, rejects)
