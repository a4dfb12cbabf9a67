"""`dragoman export`: the events of a store in the layouts that others read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from dragoman.cli.common import counted, examples
from dragoman.cli.selecting import check_order, check_output, selecting_options

STATUS = "Also what is planned, possible, denied or long past, where the layout does not tell it apart."
KINDS = ("plover", "polecat", "icews", "gdelt", "gdelt-mentions", "petrarch", "graphml", "geojson", "cow")


@click.command(
    epilog=examples(
        "dragoman export --store news.duckdb --format polecat -o events.txt",
        "dragoman export --store news.duckdb --format cow --from 2022 --to 2023 -o dyad-months.csv",
        "dragoman export --store news.duckdb --format plover --actor CHN --recipient USA --min-confidence 0.6 -o events.jsonl",
    )
)
@click.option("--format", "kind", type=click.Choice(KINDS), required=True, help="The layout.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE", help="The file to write.")
@selecting_options
@click.option("--actor", metavar="ID", help="Only events of this actor: CHN (the state and all that belong to it), CHN/MIL, NSA:ISIS.")
@click.option("--recipient", metavar="ID", help="Only events done to this one; where an act is mutual, either may be either.")
@click.option("--every-status", is_flag=True, help=STATUS)
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No counts.")
def export(
    *,
    kind: str,
    output: Path,
    store: Path,
    since: dt.date | None,
    until: dt.date | None,
    min_confidence: float,
    actor: str | None,
    recipient: str | None,
    every_status: bool,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Write the events of a store for other programs.

    What a layout cannot hold truthfully is left out and counted; docs/exports.md says what each keeps. plover and geojson tell status
    apart and hold all events; the others hold what happened, told as news, unless --every-status is given.
    """
    from dragoman.analysis.sides import check_sides
    from dragoman.export import FORMATS, Material, Selection
    from dragoman.export import export as write
    from dragoman.store import Store

    check_order(since, until)
    check_output(store, output)
    wanted = Selection(since=since, until=until, actor=actor, recipient=recipient, min_confidence=min_confidence)
    with Store.open(store, read_only=True) as opened:
        check_sides(opened, actor, recipient)
        runs = opened.runs(shown=True)
        last = runs[-1] if runs else None
        articles = {a.id: a for a in opened.articles()}
        material = Material(
            events=filter(wanted, opened.events()),
            articles=articles,
            stories=tuple(opened.stories()),
            codebook=last.codebook_version if last else None,
            coder=f"dragoman-{last.coder_version}" if last else None,
        )
        tally = write(kind, output, material, every_status=every_status, overwrite=overwrite)
    if not quiet:
        click.echo(f"{counted(tally.rows, FORMATS[kind].rows)} to {output}", err=True)
        for reason, number in sorted(tally.left_out.items()):
            click.echo(f"left out: {counted(number, 'event')} {reason}", err=True)
