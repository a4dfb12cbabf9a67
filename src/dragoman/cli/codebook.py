"""`dragoman codebook`: the types, modes and contexts."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.common import examples

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.codebook import Codebook


@click.command(epilog=examples("dragoman codebook", "dragoman codebook ASSAULT"))
@click.argument("event_type", required=False, metavar="[TYPE]")
def codebook(event_type: str | None) -> None:
    """Print the codebook, or one event type with its modes."""
    from dragoman.cli.looks import out
    from dragoman.codebook import Codebook
    from dragoman.knowledge import shipped, table

    book = Codebook.shipped()
    definitions = table(shipped("codebook", "data", "plover.toml"))
    if event_type is None:
        _all(book, definitions, out())
        return
    name = event_type.upper()
    if name not in book.types:
        near = get_close_matches(name, book.types, 1)
        hint = f"; did you mean {near[0]}?" if near else "."
        raise click.BadParameter(f"{event_type} is no event type{hint} Types: {', '.join(book.types)}", param_hint="TYPE")
    _one(book, definitions, name, out())


def _all(book: Codebook, definitions: dict[str, Any], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.looks import COLOURS, QUADS

    console.print(f"Codebook {book.version}. Types:")
    for t in book.types.values():
        console.print(Text(t.name, f"bold {COLOURS[t.quad]}").append(f"  {QUADS[t.quad]}, score {t.score:+g}", "not bold dim"))
        console.print(Text(f"  {t.definition}"))
        if t.modes:
            console.print(Text(f"  modes: {', '.join(t.modes)}", "dim"))
    console.print("Contexts:")
    contexts = Table(box=None, pad_edge=False, show_header=False)
    for c in definitions["context"]:
        contexts.add_row(c["name"], c["definition"])
    console.print(contexts)


def _one(book: Codebook, definitions: dict[str, Any], name: str, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.looks import COLOURS, QUADS

    t = book.types[name]
    given = next(d for d in definitions["type"] if d["name"] == name)
    known = f"  {QUADS[t.quad]}, score {t.score:+g}, CAMEO {book.cameo(name, ()) or 'none'}"
    console.print(Text(name, f"bold {COLOURS[t.quad]}").append(known, "not bold dim"))
    console.print(Text(t.definition))
    console.print("Needs a recipient." if t.needs_recipient else "Needs no recipient.")
    modes = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("mode", "score", "CAMEO", "meaning"):
        modes.add_column(column)
    for m in given.get("mode", ()):
        modes.add_row(m["name"], f"{t.modes[m['name']]:+g}", book.cameo(name, (m["name"],)) or "", m["definition"])
    console.print(modes if t.modes else "No modes.")
