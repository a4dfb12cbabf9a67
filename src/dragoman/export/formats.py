"""All formats, by the name that the command line takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from dragoman.drafts import Draft
from dragoman.errors import InputError
from dragoman.export.dyads import cow_panel, graphml
from dragoman.export.gdelt import events, mentions
from dragoman.export.geojson import geojson
from dragoman.export.icews import icews
from dragoman.export.material import Material, Tally
from dragoman.export.petrarch import petrarch
from dragoman.export.plover import plover
from dragoman.export.polecat import polecat


class Write(Protocol):
    """Writes a material to a stream; `name` is for messages."""

    def __call__(self, stream: BinaryIO, name: str, material: Material, *, every_status: bool = ...) -> Tally:
        """Write.

        Raises:
            OutputError: no room, or the like.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """One layout. `rows` is what a row of it is called."""

    write: Write
    rows: str


FORMATS = {
    "plover": Format(plover, "record"),
    "polecat": Format(polecat, "row"),
    "icews": Format(icews, "row"),
    "gdelt": Format(events, "row"),
    "gdelt-mentions": Format(mentions, "row"),
    "petrarch": Format(petrarch, "row"),
    "graphml": Format(graphml, "dyad"),
    "geojson": Format(geojson, "point"),
    "cow": Format(cow_panel, "dyad-month"),
}


def export(kind: str, path: str | Path, material: Material, *, every_status: bool = False, overwrite: bool = False) -> Tally:
    """Write a file in one of FORMATS.

    Args:
        kind: the format's name.
        path: the file.
        material: the records.
        every_status: also what is planned, possible, denied or long past, in formats that cannot tell it from what happened.
        overwrite: replace the file where it exists.

    Raises:
        InputError: no such format.
        OutputError: the file exists and `overwrite` is off, no folder, no permission, no room.
    """
    if kind not in FORMATS:
        raise InputError(f"{kind!r} is no export format; choose one of {', '.join(FORMATS)}")
    with Draft(Path(path), overwrite=overwrite) as draft:
        return FORMATS[kind].write(draft.stream, str(path), material, every_status=every_status)
