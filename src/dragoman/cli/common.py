"""What the verbs share: options, consoles, the list of rejects."""

from __future__ import annotations

import datetime as dt
import io
import math
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

import click

from dragoman.errors import InputError, KnowledgeError, OutputError
from dragoman.records import Rejected

if TYPE_CHECKING:
    from rich.status import Status

    from dragoman.ingest import Notes

FINISHED_WITH_REJECTS = 3
ALIKE = 20  # rows that are listed one by one
MOST_PROCESSES = 4 * (os.cpu_count() or 1)  # more have nothing to run on, and each holds the model
F = TypeVar("F", bound=Callable[..., Any])


class Knowledge(click.Path):
    """A folder of the user's own tables, codebook and frames."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401  as its base
        """The folder.

        Raises:
            click.BadParameter: no folder, or nothing in it is read.
        """
        from dragoman.knowledge import check_filled

        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        try:
            check_filled(path)
        except (KnowledgeError, OSError) as problem:
            self.fail(str(problem), param, ctx)
        return path


class Day(click.ParamType[dt.date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date.

        Raises:
            click.BadParameter: no date.
        """
        from dragoman.ingest import parse_date

        if isinstance(value, dt.date):
            return value
        try:
            return parse_date(str(value))
        except InputError as problem:
            self.fail(str(problem), param, ctx)


class Share(click.FloatRange):
    """A number from 0 to 1. NaN, which Python's comparisons let pass, is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number.

        Raises:
            click.BadParameter: none, or one outside.
        """
        number: float = super().convert(cast("float", value), param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is no number from 0 to 1", param, ctx)
        return number


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


PAPER = "Paper of the articles that name none, by name or address; where they tell no state, their people are of its."


def reading_options(command: F) -> F:
    """The options of every verb that reads articles."""
    for option in (
        click.option("--date", type=Day(), metavar="DATE", help="Date of the articles that give none, as YYYY-MM-DD."),
        click.option("--publisher", metavar="NAME", help=PAPER),
        click.option("--knowledge", type=Knowledge(), metavar="DIR", help="A folder with tables, codebook and frames of your own."),
        click.option("--frames-only", is_flag=True, help="Code by the written rules alone, without the trained scores."),
    ):
        command = option(command)
    return command


def processes_option(command: F) -> F:
    """`--processes`."""
    number, text = click.IntRange(1, MOST_PROCESSES), "Read with N processes; the result is the same."
    return click.option("--processes", type=number, default=1, metavar="N", help=text)(command)


def codebook_option(command: F) -> F:
    """`--knowledge` of a verb that reads events."""
    text = "The folder of your codebook.toml, where the events were coded with it."
    return click.option("--knowledge", type=Knowledge(), metavar="DIR", help=text)(command)


def output_option(metavar: str, text: str) -> Callable[[F], F]:
    """`-o`, a file to write."""
    return click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar=metavar, help=text)


def confidence_option(command: F) -> F:
    """`--min-confidence`."""
    text = "Leave out events below this confidence (0 to 1; 0 keeps all). Default: what gave the best F1 on passages of real news."
    return click.option("--min-confidence", type=Share(), default=None, metavar="X", help=text)(command)


def check_apart(output: Path | None, paths: Sequence[str | Path]) -> None:
    """Never write over what is read.

    Raises:
        OutputError: the output is an input, or would be one where it is to stand.
    """
    from dragoman.ingest import read_from

    through = None if output is None else read_from(paths, output)
    if through is None:
        return
    if through.is_dir():
        raise OutputError(f"{output} lies in {through}, all of whose .txt and .jsonl files are read; write to a place outside")
    raise OutputError(f"{output} is an input as well; write to another file")


def tell_kept(kept: Path | None) -> None:
    """Where that lies which was done before a run was stopped, on standard error."""
    if kept is not None:
        click.echo(f"stopped before the end; what was done is in {kept}", err=True)


def tell_rejects(rejects: Sequence[Rejected]) -> None:
    """List what was rejected, on standard error; of many rows of one file, rejected for one reason, the first, and how many more."""
    told: Counter[tuple[str, str]] = Counter()
    for r in rejects:
        file, colon, _ = r.where.rpartition(":")
        told[file, r.reason] += 1
        if not colon or told[file, r.reason] <= ALIKE:
            click.echo(f"rejected: {r.where}: {r.reason}", err=True)
    for (file, reason), number in told.items():
        if file and number > ALIKE:
            click.echo(f"rejected: {file}: {number - ALIKE:,} more rows: {reason}", err=True)


def tell_notes(notes: Notes) -> None:
    """Say, on standard error, what is worth a word beside."""
    for line in notes.told():
        click.echo(line, err=True)


def leave(ctx: click.Context, rejects: Sequence[Rejected]) -> None:
    """End with 3 where something was rejected."""
    if rejects:
        ctx.exit(FINISHED_WITH_REJECTS)


def counted(number: int, noun: str) -> str:
    """`1 event`, `2 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def on_terminal() -> bool:
    """Whether somebody watches standard error."""
    return sys.stderr is not None and sys.stderr.isatty()


def progress(quiet: bool) -> AbstractContextManager[Status | None]:
    """What is being done, on a terminal; the caller says what."""
    if quiet or not on_terminal():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status("loading the model")


def standard_output(output: Path | None = None) -> BinaryIO:
    """Where answers go, unless they go to a file.

    Raises:
        OutputError: it is closed, and there is no file.
    """
    if sys.stdout is not None:
        return sys.stdout.buffer
    if output is None:
        raise OutputError("standard output is closed; leave it open, or give -o FILE where there is that option")
    return io.BytesIO()
