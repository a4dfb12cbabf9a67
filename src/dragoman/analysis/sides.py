"""Whether anybody goes by what was given as a side; what else may be meant where nobody does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from dragoman.codebook import Codebook
from dragoman.errors import InputError
from dragoman.knowledge import rows, shipped
from dragoman.store import Store

BODIES = ("igos", "nonstate", "groups", "ngos")
ORGAN = re.compile(r"[A-Z]{3}/([A-Z]{3})")
MOST = 3  # suggestions
FOUND = "SELECT count(*) AS n FROM (SELECT 1 FROM event_actors_all WHERE upper($side) IN (upper(actor), upper(country)) LIMIT 1)"
NAMED = "SELECT actor, name FROM event_actors_all GROUP BY ALL ORDER BY count(*) DESC, actor, name"


def check_sides(store: Store, *sides: str | None) -> None:
    """Stop where a side is neither in the store nor the code of a state, an organ of one or a body of the tables; None is passed over.

    Raises:
        InputError: nobody goes by it; with what may be meant.
    """
    for side in sides:
        if side is not None and not _code(side.upper()) and not store.query(FOUND, {"side": side})["n"][0].as_py():
            near = _near(side, store)
            hint = f"did you mean {' or '.join(near)}?" if near else "give a code such as CHN, CHN/MIL or IGO:NATO"
            raise InputError(f"nobody goes by {side!r}: {hint}")


def _code(side: str) -> bool:
    organ = ORGAN.fullmatch(side)
    return side in _names() or (organ is not None and side[:3] in _names() and organ.group(1) in Codebook.shipped().sectors)


def _near(side: str, store: Store) -> list[str]:
    """Codes with their names: those whose name or last part it is, else those spelt most like it; of a known state only its own."""
    named = dict(_names())
    state, slash, sector = side.upper().partition("/")
    if slash and state in named:
        organs = [f"{state}/{near}" for near in get_close_matches(sector, Codebook.shipped().sectors, MOST)]
        return organs or [f"{state} ({named[state][0]})"]
    for actor, name in _rows(store):
        named.setdefault(actor, [name])
    called: dict[str, str] = {}
    for code, names in named.items():
        for word in (*names, code, code.rpartition(":")[2]):
            called.setdefault(word.casefold(), code)
    sought = side.casefold()
    codes = [called[word] for word in ([sought] if sought in called else get_close_matches(sought, called, MOST))]
    return [code if "/" in code else f"{code} ({named[code][0]})" for code in dict.fromkeys(codes)]  # an organ's name is its holder's


def _rows(store: Store) -> Iterator[tuple[str, str]]:
    table = store.query(NAMED)
    return zip(table["actor"].to_pylist(), table["name"].to_pylist(), strict=True)


@cache
def _names() -> Mapping[str, list[str]]:
    """What states and the bodies of the tables are called, by code, the name first."""
    out: dict[str, list[str]] = {}
    columns = ("name", "iso2", "aliases", "nouns", "adjectives")
    for _, row in rows(shipped("actors", "data", "states.csv"), ("kind", "iso3", *columns)):
        if row["kind"] == "state":
            out[row["iso3"]] = [word for c in columns for word in row[c].split(";") if word]
    for table in BODIES:
        for _, row in rows(shipped("actors", "data", f"{table}.csv"), ("id", "name", "aliases")):
            out.setdefault(row["id"], [row["name"], *filter(None, row["aliases"].split(";"))])
    return out
