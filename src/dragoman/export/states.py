"""The codes of states: ISO, Correlates of War by date, FIPS, English name; and CAMEO's codes of events and organisations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from dragoman.errors import KnowledgeError
from dragoman.knowledge import rows, shipped
from dragoman.records import Actor

FIPS_LETTERS = 2


@dataclass(frozen=True, slots=True)
class State:
    """One state of today. None: it has no such code, or the table does not know it."""

    iso3: str
    name: str
    iso2: str | None
    cow: int | None
    fips: str | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A state that is gone, with its own COW number."""

    name: str
    cow: int
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO event code."""

    name: str
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation in CAMEO: the whole code, and the known group in it."""

    code: str
    group: str


@cache
def states() -> dict[str, State]:
    """By ISO 3166-1 alpha-3 code (KOS for Kosovo)."""
    path = shipped("actors", "data", "states.csv")
    out = {}
    for line, r in rows(path, ("kind", "iso3", "iso2", "cow", "fips", "name")):
        if r["kind"] != "state":
            continue
        if r["cow"] and not r["cow"].isdigit():
            raise KnowledgeError(path.name, line, f"cow must be a number, not {r['cow']!r}")
        fips = r["fips"] if len(r["fips"]) == FIPS_LETTERS else None  # a state over two FIPS areas has no one code
        out[r["iso3"]] = State(r["iso3"], r["name"], r["iso2"] or None, int(r["cow"]) if r["cow"] else None, fips)
    return out


@cache
def _gone() -> dict[str, tuple[Gone, ...]]:
    out: dict[str, tuple[Gone, ...]] = {}
    for _, r in rows(shipped("export", "data", "cow.csv"), ("iso3", "name", "cow", "since", "until")):
        entry = Gone(r["name"], int(r["cow"]), dt.date.fromisoformat(r["since"]), dt.date.fromisoformat(r["until"]))
        out[r["iso3"]] = (*out.get(r["iso3"], ()), entry)
    return out


def cow(actor: Actor, day: dt.date | None) -> int | None:
    """The Correlates of War number of an actor's state on a day.

    Numbers follow the date where a state was another one then (West Germany 260, Czechoslovakia 315). Where two were in force (the
    Germanys, the Yemens, the Vietnams), the actor's name or its words decide; where they do not, the number is unknown. Whether the
    state was a member of the COW system on the day is not looked at.
    """
    state = states().get(actor.country or "")
    if state is None:
        return None
    then = [g for g in _gone().get(state.iso3, ()) if day is not None and g.since <= day <= g.until]
    if len(then) > 1:
        said = f"{actor.name} {actor.span.text}".casefold()
        then = [g for g in then if g.name.casefold() in said or g.name.replace("Germany", "German").casefold() in said]
        return then[0].cow if len(then) == 1 else None
    return then[0].cow if then else state.cow


@cache
def codes() -> dict[str, Code]:
    """CAMEO event codes with their names and Goldstein scores."""
    found = rows(shipped("export", "data", "cameo_codes.csv"), ("code", "goldstein", "name"))
    return {r["code"]: Code(r["name"], float(r["goldstein"]) if r["goldstein"] else None) for _, r in found}


@cache
def bodies() -> dict[str, Body]:
    """CAMEO codes by our actor id; an organ has the code of the organisation it belongs to."""
    found = rows(shipped("export", "data", "cameo_actors.csv"), ("id", "code", "group"))
    out = {r["id"]: Body(r["code"], r["group"]) for _, r in found}
    for _, r in rows(shipped("actors", "data", "igos.csv"), ("id", "part_of")):
        if r["id"] not in out and r["part_of"] in out:
            out[r["id"]] = out[r["part_of"]]
    return out


@cache
def parents() -> dict[str, str]:
    """The organisation that an organ belongs to, by id."""
    found = rows(shipped("actors", "data", "igos.csv"), ("id", "part_of"))
    return {r["id"]: r["part_of"] for _, r in found if r["part_of"]}


def country_name(iso3: str | None) -> str | None:
    """The English short name."""
    state = states().get(iso3 or "")
    return state.name if state is not None else None
