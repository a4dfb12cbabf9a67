"""`dragoman query`: questions to a store."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.common import Share, codebook_option, counted, examples, output_option, standard_output
from dragoman.cli.selecting import Edge, check_number, check_order, check_output
from dragoman.drafts import Draft, put
from dragoman.errors import InputError, OutputError
from dragoman.output import cell

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.analysis import Window
    from dragoman.store import Store

# Where a column is found by its name alone, two of one name cannot both be.
BY_NAME = ("json", "parquet", "arrow")
FORMATS = ("table", "csv", "json", "parquet", "arrow")
BINARY = ("parquet", "arrow")
# how many sides each question takes
SIDES = {
    "dyad": (2,), "stories": (2,), "affairs": (0, 2), "series": (2,), "promises": (2,), "contradictions": (0, 2), "accusations": (0,),
    "network": (0,),
}  # fmt: skip
DATED = ("promises", "contradictions")
FUSED = ("stories", "affairs")
NAMING = ("accusations", "promises", "contradictions")  # those that ask for events of certain types
USAGE = (
    "give --sql SQL, or one of: dyad A B, stories A B, affairs [A B], series A B, promises A B, contradictions [A B], accusations, network"
)


# as analysis.questions.BY, whose import is too heavy for a help page
PERIODS = ("day", "week", "month", "quarter", "year")


@click.command(
    epilog=examples(
        "dragoman query dyad CHN USA --store news.duckdb",
        "dragoman query series CHN USA --by month --store news.duckdb -o series.csv",
        "dragoman query promises USA UKR --days 180 --store news.duckdb -o promises.csv",
        "dragoman query network --from 2023 --to 2023 --store news.duckdb",
        'dragoman query --store news.duckdb --sql "SELECT event_type, count(*) FROM events GROUP BY 1"',
    )
)
@click.argument("question", nargs=-1, metavar="[QUESTION]...")
@click.option("--store", type=click.Path(path_type=Path), required=True, metavar="FILE", help="The store; it is only read.")
@click.option("--sql", metavar="SQL", help="A SELECT of your own, over the store's tables and views.")
@click.option("--by", type=click.Choice(PERIODS), help="Period of a series.  [default: month]")
@click.option("--days", type=click.IntRange(0), metavar="N", help="How long a promise may wait (365), or how near a denial must be (3).")
@click.option("--from", "since", type=Edge(last=False), metavar="DATE", help="Leave out events that begin before or have no date.")
@click.option("--to", "until", type=Edge(last=True), metavar="DATE", help="Leave out events that end later or have no date.")
@click.option("--min-confidence", type=Share(), default=0.0, metavar="X", help="Leave out events below this confidence.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to write.  [default: by FILE's ending, else table]")
@codebook_option
@output_option("FILE", "Write to FILE instead of standard output.")
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No counts, and no word on what the answer lacks.")
def query(
    *,
    question: tuple[str, ...],
    store: Path,
    sql: str | None,
    by: str | None,
    days: int | None,
    since: dt.date | None,
    until: dt.date | None,
    min_confidence: float,
    knowledge: Path | None,
    form: str | None,
    output: Path | None,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Ask a store.

    \b
    QUESTION is one of
      dyad A B              every event between two sides
      stories A B           the stories of two sides, with how many independent origins
      affairs [A B]         what a reader would file together: the strike, the protest against it, the denial
      series A B            how many events, by period: 95 % intervals, share of all events
      promises A B          what A promised B, and whether a deed was reported later
      contradictions [A B]  what one says and another denies
      accusations           who accuses whom
      network               all edges between actors
    A side is an actor id or a country. Or give --sql. docs/questions.md names the columns.
    """  # noqa: D301  click reads the backspace
    from dragoman.analysis import Window
    from dragoman.analysis.compared import untold
    from dragoman.store import Store

    _check(question, sql)
    _check_options(question, by, days, selected=since is not None or until is not None or min_confidence > 0)
    check_order(since, until)
    if form in BINARY and output is None:
        raise click.UsageError(f"--format {form} needs a file: add -o FILE")
    check_output(store, output)
    form = form or _form(output)
    asked = None if sql is not None else _asked(question, by or "month", days, knowledge)
    with Store.open(store, read_only=True) as opened:
        table = opened.query(sql or "") if asked is None else _ask(opened, question, Window(since, until, min_confidence), asked)
        unread = untold(opened) if question[:1] in {(q,) for q in DATED} else 0
        stale = bool(question) and question[0] in FUSED and not opened.stories_current()
    _write(table, form, output, overwrite=overwrite)
    if not quiet:
        for line in _told(table.num_rows, output, unread, store if stale else None):
            click.echo(line, err=True)


def _told(rows: int, output: Path | None, unread: int, stale: Path | None) -> Iterator[str]:
    """What to know of an answer. `stale`: the store, where its stories are older than its events."""
    if not rows:
        yield "the answer is empty: nothing in the store fits"
    elif output is not None:
        yield f"{counted(rows, 'row')} to {output}"
    if unread:
        what = f"of {counted(unread, 'event')} the store keeps no text, so that what they say was not compared"
        yield f"{what}; add their articles again without --no-text to have it so"
    if stale is not None:
        yield f"events were added since stories were made; dragoman fuse --store {stale} makes them anew"


def _check(question: tuple[str, ...], sql: str | None) -> None:
    if (sql is None) == (not question):
        raise click.UsageError(USAGE)
    if question and question[0] not in SIDES:
        raise click.UsageError(f"no such question: {' '.join(question)}; {USAGE}")
    if question:
        check_number(question[0], question[1:], SIDES[question[0]])


def _check_options(question: tuple[str, ...], by: str | None, days: int | None, *, selected: bool) -> None:
    if by is not None and question[:1] != ("series",):
        raise click.UsageError("--by belongs to series")
    if days is not None and question[:1] not in {(q,) for q in DATED}:
        raise click.UsageError(f"--days belongs to {' and '.join(DATED)}")
    if selected and not question:
        raise click.UsageError("--from, --to and --min-confidence belong to the named questions; put them into the SQL")


def _asked(question: tuple[str, ...], by: str, days: int | None, knowledge: Path | None) -> dict[str, Any]:
    """What a named question takes beside its sides and its time."""
    from dragoman.codebook import own_codebook

    name = question[0]
    more: dict[str, Any] = {"by": by} if name == "series" else {} if days is None else {"days": days}
    return more | ({"codebook": own_codebook(knowledge)} if name in NAMING else {})


def _ask(store: Store, question: tuple[str, ...], window: Window, more: dict[str, Any]) -> pa.Table:
    from dragoman import analysis

    name, *sides = question
    answer: pa.Table = getattr(analysis, name)(store, *sides, window=window, **more)
    return answer


def _form(output: Path | None) -> str:
    if output is None:
        return "table"
    ending = output.suffix.lower().removeprefix(".")
    if ending in ("", "txt"):
        return "table"
    if ending not in FORMATS:
        raise OutputError(f"{output}: no format goes by {output.suffix}; use {', '.join(f'.{f}' for f in FORMATS if f != 'table')} or .txt")
    return ending


def _write(table: pa.Table, form: str, output: Path | None, *, overwrite: bool) -> None:
    twice = [name for name, number in Counter(table.column_names).items() if number > 1]
    if twice and form in BY_NAME:
        raise InputError(f"{form} holds one column of a name, the answer several: {', '.join(twice)}; name them apart with AS")
    if form == "table" and output is None:
        _show(table)
        return
    content = {"csv": _csv, "json": _json, "parquet": _parquet, "arrow": _arrow, "table": _plain}[form](table)
    if output is None:
        put(standard_output(), content, "standard output")
        return
    with Draft(output, overwrite=overwrite) as draft:
        draft.put(content)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    try:
        columns = [column.to_pylist() for column in table.columns]
    except (OverflowError, ValueError) as problem:
        raise InputError(f"the answer holds a value that cannot be written: {problem}; CAST it to VARCHAR") from problem
    return zip(*columns, strict=True)


def _csv(table: pa.Table) -> bytes:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows([cell(v) for v in row] for row in _rows(table))
    return lines.getvalue().encode("utf-8")


def _json(table: pa.Table) -> bytes:
    import msgspec

    def plain(value: object) -> object:
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        return value

    rows = [{k: plain(v) for k, v in zip(table.column_names, row, strict=True)} for row in _rows(table)]
    return msgspec.json.format(msgspec.json.encode(rows, enc_hook=str), indent=2) + b"\n"


def _parquet(table: pa.Table) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _arrow(table: pa.Table) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _plain(table: pa.Table) -> bytes:
    cells = [table.column_names, *([cell(v).replace("\n", " ") for v in row] for row in _rows(table))]
    widths = [max(len(row[i]) for row in cells) for i in range(table.num_columns)]
    lines = ("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _show(table: pa.Table) -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.looks import out, safe

    if not table.num_rows:
        return
    console = out()
    if not console.is_terminal:
        put(standard_output(), _plain(table), "standard output")
        return
    shown = Table(box=None, pad_edge=False, header_style="dim")
    for name in table.column_names:
        shown.add_column(safe(name), overflow="fold")
    for row in _rows(table):
        shown.add_row(*(Text(safe(cell(v))) for v in row))
    console.print(shown)
