"""`dragoman evaluate`: how well the record is read, with the floors that no change may sink below."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dragoman.cli.common import examples

PARTS = ("golden", "articles", "happenings", "record", "language", "classification", "passages", "attribution", "speakers", "coreference")


@click.command(epilog=examples("dragoman evaluate", "dragoman evaluate classification --shared ../shared"))
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option(
    "--shared",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("../shared"),
    show_default=True,
    help="Folder with the reference data.",
)
@click.option(
    "--annotations",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data/passages"),
    show_default=True,
    help="Folder with annotated passages.",
)
@click.option("--frames-only", is_flag=True, help="Leave out the trained heads.")
@click.option("--heads-only", is_flag=True, help="Leave out the frames.")
def evaluate(parts: tuple[str, ...], shared: Path, annotations: Path, *, frames_only: bool, heads_only: bool) -> None:
    """Print figures, a line of JSON a set. Sets whose data is not there are named and skipped; a figure below its floor exits with 1.

    `intervals` are those in which a figure falls for 95 % of samples drawn anew from the same articles, passages, sentences or pairs.
    """
    if frames_only and heads_only:
        raise click.UsageError("--frames-only and --heads-only leave nothing to evaluate; give one of them")
    from dragoman.evaluate.counted import Counted
    from dragoman.evaluate.scales import Scales, floors

    scales = Scales(shared, annotations, frames_only=frames_only, heads_only=heads_only)
    sunk = []
    for part in parts or PARTS:
        for name, found in scales.of(part):
            if found is None:
                own = name in ("record", "articles", "speakers", "passages") or name.startswith("happenings")
                lack = "its folder in data/ is not there" if own else f"{shared} has no data for it"
                click.echo(f"{name}: skipped, {lack}", err=True)
                continue
            figures = found.figures() if isinstance(found, Counted) else found
            intervals = {"intervals": found.intervals()} if isinstance(found, Counted) else {}
            click.echo(json.dumps({"set": name, **figures, **intervals}))
            if not (frames_only or heads_only):
                sunk += [f"{name} {k} {figures[k]} < {v}" for k, v in floors().get(name, {}).items() if figures.get(k, v) < v]
    if sunk:
        raise click.ClickException("below the floor: " + "; ".join(sunk))
