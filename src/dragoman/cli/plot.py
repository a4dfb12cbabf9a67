"""`dragoman plot`: pictures of the events of a store."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.common import codebook_option, examples
from dragoman.cli.selecting import check_number, check_order, check_output, selecting_options, words

if TYPE_CHECKING:
    import altair as alt

    from dragoman.analysis import Window
    from dragoman.codebook import Codebook
    from dragoman.store import Store

File = click.Path(dir_okay=False, path_type=Path)
SIDES = {"dyad": 2, "matrix": 0, "network": 0, "map": 0, "types": 0, "quads": 0}
RANKED = ("matrix", "network")
USAGE = "give one of: dyad A B, matrix, network, map, types, quads"


@click.command(
    epilog=examples(
        "dragoman plot dyad CHN RUS --store news.duckdb --from 2022 --to 2023 -o chn-rus.svg",
        "dragoman plot map --store news.duckdb -o map.html",
    )
)
@click.argument("picture", nargs=-1, required=True, metavar="PICTURE...")
@click.option("-o", "--output", type=File, required=True, metavar="FILE", help="FILE.svg, .png, .html or .json.")
@selecting_options
@click.option(
    "--by", type=click.Choice(("country", "actor")), help="Sides of matrix and network: countries with all that is theirs, or actors."
)
@click.option("--top", type=click.IntRange(2, 60), metavar="N", help="How many sides of matrix and network, the busiest.")
@codebook_option
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No word where all went well.")
def plot(
    *,
    picture: tuple[str, ...],
    output: Path,
    store: Path,
    since: dt.date | None,
    until: dt.date | None,
    min_confidence: float,
    by: str | None,
    top: int | None,
    knowledge: Path | None,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Draw the events of a store.

    PICTURE is `dyad A B` (events between two sides by month), `matrix` (who does how much to whom), `network`, `map`, `types` (event
    types by month) or `quads` (the four kinds of event by month); a side is an actor id or a country. Drawn is what happened, told as
    news: no plans, denials or background. HTML files need nothing from the network; JSON is the picture's Vega-Lite.
    """
    from dragoman.analysis import Window, counts
    from dragoman.analysis.drawing import save
    from dragoman.analysis.sides import check_sides
    from dragoman.codebook import own_codebook
    from dragoman.errors import InputError
    from dragoman.store import Store

    name, *sides = picture
    if name not in SIDES:
        raise click.UsageError(f"no such picture: {' '.join(picture)}; {USAGE}")
    check_number(name, sides, (SIDES[name],))
    if name not in RANKED and (by is not None or top is not None):
        raise click.UsageError(f"--by and --top belong to {' and '.join(RANKED)}")
    check_order(since, until)
    check_output(store, output)
    window, codebook = Window(since, until, min_confidence), own_codebook(knowledge)
    ranked: dict[str, str | int] = {k: v for k, v in (("by", by), ("top", top)) if v is not None}
    with Store.open(store, read_only=True) as opened:
        check_sides(opened, *sides)
        if not counts.any_event(opened, window, sides):
            raise InputError(f"nothing to draw: no event in {store} fits; check the sides, or loosen --from, --to or --min-confidence")
        chart = _draw(name, sides, opened, window, ranked, codebook)
    save(chart, output, overwrite=overwrite)
    if not quiet:
        click.echo(f"{' '.join(picture)} to {output}", err=True)


def _draw(
    name: str, sides: list[str], events: Store, window: Window, ranked: dict[str, str | int], codebook: Codebook
) -> alt.LayerChart | alt.VConcatChart:
    from dragoman.analysis import plots

    asked: dict[str, Any] = {"window": window, "query": words(window)}
    span = (window.since, window.until)
    if name == "dyad":
        return plots.dyad(events, sides[0], sides[1], span=span, **asked)
    if name in RANKED:
        draw = plots.matrix if name == "matrix" else plots.network
        return draw(events, **asked, **ranked)  # type: ignore[arg-type]
    if name == "map":
        return plots.places(events, **asked)
    if name == "types":
        return plots.types(events, span=span, codebook=codebook, **asked)
    return plots.quads(events, span=span, **asked)
