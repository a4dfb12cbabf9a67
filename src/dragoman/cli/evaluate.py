"""`dragoman evaluate`: how well the record is read, with the floors that no change may sink below."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dragoman.cli.common import examples

PARTS = ("golden", "happenings", "record", "language", "classification", "passages", "attribution", "coreference")


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
def evaluate(parts: tuple[str, ...], shared: Path, annotations: Path, *, frames_only: bool) -> None:
    """Print figures, a line of JSON a set. Sets whose data is not there are named and skipped; a figure below its floor exits with 1."""
    from dragoman.evaluate.scales import Scales, floors

    scales = Scales(shared, annotations, frames_only=frames_only)
    sunk = []
    for part in parts or PARTS:
        for name, figures in scales.of(part):
            if figures is None:
                own = name == "record" or name.startswith("happenings")
                lack = "its folder in data/ is not there" if own else f"{shared} has no data for it"
                click.echo(f"{name}: skipped, {lack}", err=True)
                continue
            click.echo(json.dumps({"set": name, **figures}))
            sunk += [
                f"{name} {k} {figures[k]} < {v}" for k, v in floors().get(name, {}).items() if not frames_only and figures.get(k, v) < v
            ]
    if sunk:
        raise click.ClickException("below the floor: " + "; ".join(sunk))
