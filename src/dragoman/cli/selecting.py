"""What the verbs that ask a store share: which store, which of its events."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.cli.common import Share

if TYPE_CHECKING:
    from dragoman.analysis import Window
    from dragoman.store import Store

MIN_PREFIX = 6
F = TypeVar("F", bound=Callable[..., Any])
GIVEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Edge(click.ParamType[dt.date]):
    """A day, or the first or last day of a month or year: 2023, 2023-05, 2023-05-17."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day.

        Raises:
            click.BadParameter: no date.
        """
        if isinstance(value, dt.date):
            return value
        found = GIVEN.fullmatch(str(value))
        try:
            year, month, day = (int(part) if part else None for part in found.groups()) if found else (0, None, None)
            months = month or (12 if self.last else 1)
            return dt.date(year or 0, months, day or (calendar.monthrange(year or 0, months)[1] if self.last else 1))
        except ValueError:
            self.fail(f"{str(value)!r} is no date; write 2023, 2023-05 or 2023-05-17", param, ctx)


def selecting_options(command: F) -> F:
    """`--store`, `--from`, `--to`, `--min-confidence`."""
    confidence, store = Share(), click.Path(path_type=Path)
    first, last = Edge(last=False), Edge(last=True)
    for option in (
        click.option(
            "--min-confidence", type=confidence, default=0.0, metavar="X", help="Leave out events below this confidence (0 to 1)."
        ),
        click.option("--to", "until", type=last, metavar="DATE", help="Leave out events that end later or have no date."),
        click.option("--from", "since", type=first, metavar="DATE", help="Leave out events that begin before or have no date."),
        click.option("--store", type=store, required=True, metavar="FILE", help="The store; it is only read."),
    ):
        command = option(command)
    return command


def held(store: Store, key: str) -> tuple[list[str], list[str]]:
    """The articles and the events of a store that go by an id, or by its beginning: six characters or more."""
    if len(key) < MIN_PREFIX:
        articles = store.query("SELECT id FROM articles WHERE id = ?", [key])["id"].to_pylist()
        return articles, []
    articles, events = (
        store.query(f"SELECT id FROM {view} WHERE starts_with(id, ?) ORDER BY id = ? DESC, id", [key, key])["id"].to_pylist()  # noqa: S608  our own names
        for view in ("articles", "events")
    )
    return articles[:1] if articles[:1] == [key] else articles, events


def words(window: Window) -> str:
    """What was asked, for a caption."""
    asked = (
        " ".join(f"{word} {day}" for word, day in (("from", window.since), ("to", window.until)) if day),
        window.min_confidence and f"confidence at least {window.min_confidence:g}",
    )
    return ", ".join(str(a) for a in asked if a)


def check_order(since: dt.date | None, until: dt.date | None) -> None:
    """Stop where the time ends before it begins.

    Raises:
        click.UsageError: it does.
    """
    if since and until and until < since:
        raise click.UsageError(f"the time from {since} to {until} ends before it begins; exchange --from and --to")


def check_number(name: str, sides: Sequence[str], wanted: Sequence[int]) -> None:
    """Stop where a question or picture is given more sides or fewer than it takes.

    Raises:
        click.UsageError: it is.
    """
    if len(sides) not in wanted:
        takes = " or ".join({0: "no sides", 2: "two sides"}[number] for number in wanted)
        given = f"{len(sides)} ({' '.join(sides)})" if sides else "none"
        raise click.UsageError(f"{name} takes {takes}, not {given}")


def check_output(store: Path, output: Path | None) -> None:
    """Never write over the store.

    Raises:
        OutputError: the output is the store.
    """
    from dragoman.errors import OutputError

    if output is None:
        return
    with suppress(OSError):  # one of them is not there, or cannot be looked up: told where it is opened
        if output.samefile(store):
            raise OutputError(f"{output} is the store itself; write to another file")
