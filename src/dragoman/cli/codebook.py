"""`dragoman codebook`: the types, modes and contexts."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import Knowledge, examples

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.codebook import Codebook


@click.command(epilog=examples("dragoman codebook", "dragoman codebook ASSAULT", "dragoman codebook --knowledge mine/"))
@click.argument("event_type", required=False, metavar="[TYPE]")
@click.option("--knowledge", type=Knowledge(), metavar="DIR", help="A folder with a codebook.toml of your own.")
def codebook(event_type: str | None, knowledge: Path | None) -> None:
    """Print the codebook, or one event type with its modes."""
    from dragoman.cli.looks import out
    from dragoman.codebook import own_codebook

    book = own_codebook(knowledge)
    if event_type is None:
        _all(book, out())
        return
    name = book.find(event_type.upper())
    if name is None:
        names = [book.name(t) for t in book.types]
        near = get_close_matches(event_type.upper(), names, 1)
        hint = f"; did you mean {near[0]}?" if near else "."
        raise click.BadParameter(f"{event_type} is no event type{hint} Types: {', '.join(names)}", param_hint="TYPE")
    _one(book, name, out())


def _all(book: Codebook, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.looks import COLOURS, QUADS
    from dragoman.knowledge import shipped, table

    definitions = table(shipped("codebook", "data", "plover.toml"))
    console.print(f"Codebook {book.version}. Types:")
    for t in book.types.values():
        console.print(Text(book.name(t.name), f"bold {COLOURS[t.quad]}").append(f"  {QUADS[t.quad]}, score {t.score:+g}", "not bold dim"))
        console.print(Text(f"  {t.definition}"))
        if t.modes:
            console.print(Text(f"  modes: {', '.join(book.mode_name(t.name, m) for m in t.modes)}", "dim"))
    console.print("Contexts:")
    contexts = Table(box=None, pad_edge=False, show_header=False)
    for c in definitions["context"]:
        contexts.add_row(c["name"], c["definition"])
    console.print(contexts)


def _one(book: Codebook, name: str, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.looks import COLOURS, QUADS

    t = book.types[name]
    known = f"  {QUADS[t.quad]}, score {t.score:+g}, CAMEO {book.cameo(name, ()) or 'none'}"
    console.print(Text(book.name(name), f"bold {COLOURS[t.quad]}").append(known, "not bold dim"))
    console.print(Text(t.definition))
    console.print("Needs a recipient." if t.needs_recipient else "Needs no recipient.")
    if t.mutual:
        console.print("Several who do it together, to nobody else, do it with one another.")
    modes = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("mode", "score", "CAMEO", "meaning"):
        modes.add_column(column)
    for m, score in t.modes.items():
        modes.add_row(book.mode_name(name, m), f"{score:+g}", book.cameo(name, (m,)) or "", book.mode_definitions.get((name, m), ""))
    console.print(modes if t.modes else "No modes.")
