"""`dragoman train`: teach the coder types and modes of a user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import Knowledge, check_apart, counted, examples, leave, tell_rejects

if TYPE_CHECKING:
    from dragoman.codebook import Codebook
    from dragoman.coding.teach import Lesson


@click.group(epilog=examples("dragoman train coding examples.jsonl --knowledge mine/", "dragoman train coding --help"))
def train() -> None:
    """Teach the coder from examples of your own."""


@train.command(
    epilog=examples("dragoman train coding examples.jsonl --knowledge mine/", "dragoman code articles/ --knowledge mine/ -o events.csv"),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="EXAMPLES.jsonl")
@click.option("--knowledge", type=Knowledge(), required=True, metavar="DIR", help="The folder whose codebook.toml adds types and modes.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE instead of DIR/coding.npz.")
@click.option("--overwrite", is_flag=True, help="Replace the file where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No figures; rejects are listed all the same.")
@click.pass_context
def coding(ctx: click.Context, *, file: Path, knowledge: Path, out: Path | None, overwrite: bool, quiet: bool) -> None:
    """Learn types and modes of your own from examples.

    EXAMPLES.jsonl holds an example a line: {"text": "…", "events": [{"trigger": [start, end], "type": "…", "mode": null,
    "actors": [[start, end]], "recipients": []}]}, places counted in characters, end exclusive. Sentences without events are examples
    too. Lines that are none are listed and passed over. The figures are of a five-fold trial, on examples not learned from.
    """
    from dragoman.codebook import own_codebook
    from dragoman.coding.own import FILE
    from dragoman.coding.teach import read_examples, teach
    from dragoman.drafts import check_name
    from dragoman.language.front import Front

    path = out or knowledge / FILE
    check_apart(path, [file])
    check_name(path, overwrite=overwrite)
    codebook = own_codebook(knowledge)
    given, rejects = read_examples(file, codebook)
    try:
        lesson = teach(Front(), codebook, given)
        lesson.head.save(path)
    finally:
        tell_rejects(rejects)
    if not quiet:
        _tell(lesson, codebook, path, rejected=len(rejects))
    leave(ctx, rejects)


def _tell(lesson: Lesson, codebook: Codebook, path: Path, *, rejected: int) -> None:
    from dragoman.coding.teach import FEW, LEAST

    def name(label: tuple[str, str | None]) -> str:
        kind, mode = label
        return codebook.name(kind) + (f".{codebook.mode_name(kind, mode)}" if mode else "")

    given = f"{counted(lesson.examples, 'example')}, {rejected:,} rejected"
    click.echo(f"{given}. Five-fold, each example read by what was learned from others:")
    width = max(len(name(f.label)) for f in lesson.figures)
    for f in lesson.figures:
        few = f"; fewer than {FEW} cases, so the figures say little" if f.cases < FEW else ""
        shares = f"precision {f.precision:.2f}, recall {f.recall:.2f}"
        click.echo(f"  {name(f.label):<{width}}  {shares}: {f.found} of {f.cases} triggers found, {f.false} false{few}")
    found, words = lesson.background
    click.echo(f"  sample articles: {found} in {words:,} words taken for one of these")
    for label, n in lesson.dropped:
        click.echo(f"  {name(label)}: {counted(n, 'example')}, not learned; it takes {LEAST} at least (frames work without)")
    click.echo(f"written: {path}")
